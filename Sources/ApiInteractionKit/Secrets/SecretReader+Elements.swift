/// Elements that are secrets by their names.
extension SecretReader {
  /// After the name in a start tag, the start of the element's text, and whether the tag is written with `&lt;`.
  func elementContent(after word: Range<Int>) -> (start: Int, isEscaped: Bool)? {
    let before = bytes[..<word.lowerBound].suffix(SecretReader.longestName).lastIndex {
      !SecretReader.isWordByte($0) && $0 != UInt8(ascii: ":")
    }
    guard let before else { return nil }
    if bytes[before] == UInt8(ascii: "<") {
      let end = bytes[word.upperBound...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
      guard let end, bytes[end] == UInt8(ascii: ">"), bytes[end - 1] != UInt8(ascii: "/") else { return nil }
      return (end + 1, false)
    }
    guard before > 2, bytes.has("&lt;", at: before - 3) else { return nil }
    let end = bytes.indices[word.upperBound...].first {
      bytes.has("&gt;", at: $0) || bytes.has("&lt;", at: $0) || "<>".utf8.contains(bytes[$0])
    }
    guard let end, bytes[end - 1] != UInt8(ascii: "/") else { return nil }
    if bytes[end] == UInt8(ascii: ">") { return (end + 1, true) }
    return bytes.has("&gt;", at: end) ? (end + 4, true) : nil
  }

  /// Masks the text of an element, and all that is in the elements in it; tags stay.
  mutating func maskElement(of word: Range<Int>, from start: Int) -> Int {
    var index = maskContent(from: start)
    guard isStartTag(at: index), endlessElements > 0, let name = elementName(at: word) else {
      return index
    }
    guard let end = elementEnd(name, from: index) else {
      // To look for each from each would take long.
      endlessElements -= 1
      return index
    }
    while index < end {
      index = maskContent(from: maskAttributes(from: index))
    }
    return index
  }

  func isStartTag(at index: Int) -> Bool {
    bytes.has("<", at: index) && index + 1 < bytes.count && SecretReader.isWordByte(bytes[index + 1])
  }

  /// The name of the element in whose start tag a word is.
  private func elementName(at word: Range<Int>) -> ArraySlice<UInt8>? {
    let start = bytes[..<word.lowerBound].suffix(SecretReader.longestName).lastIndex(of: UInt8(ascii: "<"))
    return start.map { bytes[($0 + 1)...].prefix { SecretReader.isWordByte($0) || $0 == UInt8(ascii: ":") } }
  }

  /// The offset of the end tag of an element.
  private func elementEnd(_ name: ArraySlice<UInt8>, from start: Int) -> Int? {
    var depth = 1
    var index = start
    while let tag = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let isEnd = bytes.has("/", at: tag + 1)
      let rest = bytes[(isEnd ? tag + 2 : tag + 1)...]
      let close = tagClose(from: tag)
      if bytes.has("<![CDATA[", at: tag) {
        index = bytes.indices[tag...].first { bytes.has("]]>", at: $0) } ?? bytes.count
        continue
      }
      index = close
      guard rest.starts(with: name), !(rest.dropFirst(name.count).first.map(SecretReader.isWordByte) ?? true)
      else { continue }
      if isEnd {
        depth -= 1
      } else if bytes[close - 1] != UInt8(ascii: "/") {
        depth += 1
      }
      if depth == 0 { return tag }
    }
    return nil
  }

  /// The `>` of a tag, or where the text ends.
  private func tagClose(from tag: Int) -> Int {
    bytes[tag...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
  }

  /// Masks the values of the attributes in a tag; gives the offset just past it.
  private mutating func maskAttributes(from tag: Int) -> Int {
    let close = tagClose(from: tag)
    var index = tag
    while let open = bytes[index..<close].firstIndex(where: { "\"'".utf8.contains($0) }),
      let end = bytes[(open + 1)..<close].firstIndex(of: bytes[open])
    {
      let before = bytes[index..<open].dropLast(while: { $0.isWhiteSpace || $0 == UInt8(ascii: "=") })
      let name = before.lastIndex(where: \.isWhiteSpace).map { $0 + 1 } ?? before.startIndex
      index = bytes.has("xmlns", at: name) ? end : maskValue(from: open + 1, until: .offset(end))
      index += 1
    }
    return min(close + 1, bytes.count)
  }
}
