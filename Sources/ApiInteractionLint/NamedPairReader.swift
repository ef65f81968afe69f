import ApiInteractionKit

/// Finds what has its name beside it in a body: the `value` in an object or an element whose `name` or `key` says what it is.
struct NamedPairReader {
  private let value: Definition.Value
  private var parts: [NamedPart] = []

  static func parts(of body: LintedBody) -> [NamedPart] {
    guard let value = body.value, value.syntax.isClosed else { return [] }
    var reader = NamedPairReader(value: value)
    switch body.content {
    case .json(let outline): reader.read(outline)
    case .xml(let tree): if let root = tree.root { reader.read(root) }
    case .form, .text, .none: break
    }
    return reader.parts
  }

  private init(value: Definition.Value) {
    self.value = value
  }

  private mutating func read(_ outline: JSONOutline) {
    var names: [Int: Range<Int>] = [:]
    for entry in outline.entries where entry.kind == .string && NamedPairReader.isName(entry.key) {
      names[entry.parent] = (entry.range.lowerBound + 1)..<(entry.range.upperBound - 1)
    }
    if names.isEmpty { return }
    for entry in outline.entries where entry.kind == .string && NamedPairReader.isValue(entry.key) {
      let range = (entry.range.lowerBound + 1)..<(entry.range.upperBound - 1)
      if let name = names[entry.parent] { append(.json, name, range) }
    }
  }

  private mutating func read(_ root: SyntaxElement) {
    var open = [root]
    while let element = open.popLast() {
      let children = element.children
      open += children
      let attributes = element.attributes
      if let name = attributes.first(where: { NamedPairReader.isName($0.name) })?.valueRange.bytes {
        if let value = attributes.first(where: { NamedPairReader.isValue($0.name) })?.valueRange.bytes {
          append(.xml, name, value)
        } else if children.isEmpty, element.isClosed {
          append(.xml, name, element.content.bytes)
        }
      }
      let leaves = children.filter { $0.isClosed && $0.children.isEmpty }
      if let name = leaves.first(where: { NamedPairReader.isName($0.localName) }),
        let value = leaves.first(where: { NamedPairReader.isValue($0.localName) })
      {
        append(.xml, name.content.bytes, value.content.bytes)
      }
    }
  }

  private static func isName(_ name: String?) -> Bool { ["name", "Name", "key", "Key"].contains(name) }

  private static func isValue(_ name: String?) -> Bool { ["value", "Value"].contains(name) }

  private mutating func append(_ place: NamedPart.Place, _ name: Range<Int>, _ range: Range<Int>) {
    let trimmed = value.bytes[name].trimmedRange
    parts.append(
      NamedPart(
        place: place, name: String(decoding: value.bytes[trimmed], as: UTF8.self), parent: nil,
        nameRange: value.text.sourceRange(of: trimmed), container: value, range: range))
  }
}
