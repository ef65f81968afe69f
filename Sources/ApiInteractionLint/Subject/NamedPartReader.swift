import ApiInteractionKit

/// Finds what has a name and a value in a request.
struct NamedPartReader {
  private(set) var parts: [NamedPart] = []

  mutating func read(_ headers: [LintedHeader]) {
    for header in headers {
      guard let key = header.header.key, let value = header.header.value, header.name != nil,
        value.syntax.isClosed
      else { continue }
      parts.append(
        NamedPart(
          place: .header, name: key.text.string, parent: nil, nameRange: key.text.sourceRange,
          container: value,
          range: value.bytes.indices))
    }
  }

  mutating func read(_ url: LintedURL) {
    guard url.value.syntax.isClosed, let query = url.parts.query else { return }
    for parameter in url.bytes[query].split(separator: UInt8(ascii: "&")) {
      guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")), equals > parameter.startIndex else {
        continue
      }
      append(.query, parameter.startIndex..<equals, (equals + 1)..<parameter.endIndex, of: url.value)
    }
  }

  mutating func read(_ body: LintedBody) {
    guard let value = body.value, value.syntax.isClosed else { return }
    switch body.content {
    case .form(let pairs):
      for pair in pairs where !pair.keyRange.isEmpty {
        append(.form, pair.keyRange, pair.valueRange, of: value)
      }
    case .json(let outline): read(outline, of: value)
    case .xml(let tree): read(tree, of: value)
    case .text, .none: break
    }
  }

  private mutating func read(_ outline: JSONOutline, of value: Definition.Value) {
    for entry in outline.entries {
      guard let name = entry.key, let key = entry.keyRange else { continue }
      let parent = entry.parent >= 0 ? outline.nearestKey(of: entry.parent) : nil
      let range =
        entry.kind == .string ? (entry.range.lowerBound + 1)..<(entry.range.upperBound - 1) : entry.range
      let isContainer = entry.kind == .object || entry.kind == .array
      append(
        .json, key, isContainer ? range.lowerBound..<range.lowerBound : range, of: value, name: name,
        parent: parent)
    }
  }

  private mutating func read(_ tree: SyntaxTree, of value: Definition.Value) {
    guard let root = tree.root else { return }
    var open: [(element: SyntaxElement, parent: String?)] = [(root, nil)]
    while let (element, parent) = open.popLast() {
      let name = element.localName
      for attribute in element.attributes {
        append(.xml, attribute.nameRange.bytes, attribute.valueRange.bytes, of: value, parent: name)
      }
      let children = element.children
      open += children.map { ($0, name) }
      let isValue = children.isEmpty && element.isClosed
      let content = isValue ? element.content.bytes : element.content.start..<element.content.start
      append(.xml, element.nameRange.bytes, content, of: value, name: name, parent: parent)
    }
  }

  private mutating func append(
    _ place: NamedPart.Place, _ nameRange: Range<Int>, _ range: Range<Int>, of value: Definition.Value,
    name: String? = nil, parent: String? = nil
  ) {
    let written = value.bytes[nameRange]
    let isEncoded = (place == .query || place == .form) && written.contains(UInt8(ascii: "%"))
    parts.append(
      NamedPart(
        place: place,
        name: name ?? (isEncoded ? FormAudit.decoded(written) : String(decoding: written, as: UTF8.self)),
        parent: parent.map(NamedPartReader.cut),
        nameRange: value.text.sourceRange(of: nameRange), container: value, range: range))
  }
}

extension NamedPartReader {
  /// The end of a name that is too long: it is looked at, and told, for each of what it is around.
  fileprivate static func cut(_ name: String) -> String {
    name.end(ofLength: DataSourceName.maximumLength)
  }
}

extension SyntaxElement {
  /// The name without its prefix.
  var localName: String {
    let name = name
    return name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.utf8.index(after: $0)...]) }
      ?? name
  }
}

extension JSONOutline {
  /// The name of an entry, or of the object that its array is a member of.
  fileprivate func nearestKey(of entry: Int) -> String? {
    var entry = entry
    while entry >= 0 {
      if let key = entries[entry].key { return key }
      entry = entries[entry].parent
    }
    return nil
  }
}
