import ApiInteractionKit

/// Finds what has its name beside it in a body: the `value` in an object or an element whose `name` or `key` says what it is.
struct NamedPairReader {
  /// A name and a value.
  private typealias Pair = (name: Range<Int>, value: Range<Int>)

  static func parts(of body: LintedBody) -> [NamedPart] {
    switch body.content {
    case .json(let outline): parts(pairs(in: outline), .json, body)
    case .xml(let tree): parts(tree.root.map(pairs) ?? [], .xml, body)
    case .form, .text, .none: []
    }
  }

  private static func parts(_ pairs: [Pair], _ place: NamedPart.Place, _ body: LintedBody) -> [NamedPart] {
    guard !pairs.isEmpty, let value = body.value, value.syntax.isClosed else { return [] }
    // What holds white space is a label for people.
    return pairs.filter { !value.bytes[value.bytes[$0.name].trimmedRange].contains(where: \.isWhiteSpace) }
      .map { pair in
        let name = value.bytes[pair.name].trimmedRange
        return NamedPart(
          place: place, name: String(decoding: value.bytes[name], as: UTF8.self), parent: nil,
          nameRange: value.text.sourceRange(of: name), container: value, range: pair.value)
      }
  }

  private static func pairs(in outline: JSONOutline) -> [Pair] {
    var names: [Int: Range<Int>] = [:]
    let entries = outline.entries.lazy.filter { $0.kind == .string && ($0.keyRange?.count ?? 6) <= 5 }
    guard entries.contains(where: { isValue($0.key) }) else { return [] }
    for entry in entries where isName(entry.key) { names[entry.parent] = text(of: entry) }
    return entries.filter { isValue($0.key) }.compactMap { entry in
      names[entry.parent].map { ($0, text(of: entry)) }
    }
  }

  private static func text(of entry: JSONOutline.Entry) -> Range<Int> {
    (entry.range.lowerBound + 1)..<(entry.range.upperBound - 1)
  }

  private static func pairs(in root: SyntaxElement) -> [Pair] {
    var pairs: [Pair] = []
    var open = [root]
    while let element = open.popLast() {
      let children = element.children
      open += children
      let attributes = element.attributes
      if let name = attributes.first(where: { isName($0.name) })?.valueRange.bytes {
        let value = attributes.first { isValue($0.name) }?.valueRange.bytes
        let isText = children.isEmpty && element.isClosed
        if let value = value ?? (isText ? element.content.bytes : nil) { pairs.append((name, value)) }
      }
      let leaves = children.filter { $0.isClosed && $0.children.isEmpty }
      if let name = leaves.first(where: { isName($0.localName) }),
        let value = leaves.first(where: { isValue($0.localName) })
      {
        pairs.append((name.content.bytes, value.content.bytes))
      }
    }
    return pairs
  }

  private static func isName(_ name: String?) -> Bool {
    switch name {
    case "name", "Name", "key", "Key": true
    default: false
    }
  }

  private static func isValue(_ name: String?) -> Bool { name == "value" || name == "Value" }
}
