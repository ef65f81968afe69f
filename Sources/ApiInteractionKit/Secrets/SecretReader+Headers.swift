/// Values in elements beside those that hold their names.
extension SecretReader {
  /// A header's elements, and those that others write such a pair in.
  private static let pairs: [(name: StaticString, value: StaticString)] = [
    ("Key", "Value"), ("key", "value"), ("Name", "Value"), ("name", "value"),
  ]

  /// After a header's Key, the start of its Value.
  mutating func headerValue(after word: Int) -> Int? {
    var index = skipWhiteSpace(from: word)
    if bytes.has("]]>", at: index) { index = skipWhiteSpace(from: index + 3) }
    guard bytes.has("</", at: index) else { return nil }
    for pair in SecretReader.pairs {
      guard let key = tagEnd(pair.name, at: index + 2, closed: false) else { continue }
      return content(of: pair.value, amongElementsFrom: key)
        ?? value(ofBrokenTag: pair.value, after: bytes.has(">", at: key - 1) ? key : key + 1)
    }
    return nil
  }

  /// The start of what the first element of a name holds, no other than such as hold texts before it.
  private mutating func content(of name: StaticString, amongElementsFrom start: Int) -> Int? {
    var index = start
    for _ in 0...SecretReader.mostBetween {
      index = skipWhiteSpace(from: index)
      while let end = commentEnd(at: index) { index = skipWhiteSpace(from: end) }
      guard bytes.has("<", at: index) else { return nil }
      if let value = tagEnd(name, at: index + 1, closed: true) { return value }
      let rest = bytes[index..<max(index, min(start + SecretReader.longestBetween, bytes.count))]
      guard let end = textElementEnd(in: rest) else { return nil }
      index = end
    }
    return nil
  }

  /// The end of the element without others in it that a text begins with.
  private func textElementEnd(in rest: ArraySlice<UInt8>) -> Int? {
    guard isStartTag(at: rest.startIndex), let close = rest.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    if bytes[close - 1] == UInt8(ascii: "/") { return close + 1 }
    guard let end = rest[close...].firstIndex(of: UInt8(ascii: "<")), bytes.has("</", at: end) else {
      return nil
    }
    return rest[end...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }

  /// Before a header's Key, the start of its Value, where that comes first.
  func headerValue(before word: Range<Int>) -> Int? {
    for pair in SecretReader.pairs {
      guard let key = openingTag(pair.name, before: word.lowerBound) else { continue }
      return content(of: pair.value, amongElementsBefore: key)
    }
    return nil
  }

  /// The start of what the last element of a name holds, no other than such as hold texts after it.
  private func content(of name: StaticString, amongElementsBefore end: Int) -> Int? {
    var rest = bytes[..<end].suffix(SecretReader.longestBetween)
    for _ in 0...SecretReader.mostBetween {
      rest = rest.dropLast(while: \.isWhiteSpace)
      let end = rest.endIndex - name.utf8CodeUnitCount - 3
      if end >= 0, bytes.has("</", at: end), bytes.has(name, at: end + 2), rest.last == UInt8(ascii: ">") {
        let start = bytes[..<end].suffix(SecretReader.longestValue).indices.last {
          bytes.has("<", at: $0) && bytes.has(name, at: $0 + 1)
        }
        return start.flatMap { tagEnd(name, at: $0 + 1, closed: true) }
      }
      guard let start = textElementStart(in: rest) else { return nil }
      rest = rest[..<start]
    }
    return nil
  }

  /// The start of the element without others in it that a text ends with.
  private func textElementStart(in rest: ArraySlice<UInt8>) -> Int? {
    guard rest.last == UInt8(ascii: ">"), let tag = rest.lastIndex(of: UInt8(ascii: "<")) else { return nil }
    if bytes.has("/>", at: rest.endIndex - 2) { return tag }
    guard bytes.has("</", at: tag), let start = rest[..<tag].lastIndex(of: UInt8(ascii: "<")),
      isStartTag(at: start)
    else { return nil }
    return start
  }

  /// Where a tag without attributes begins that ends, but for white space, at an offset.
  private func openingTag(_ name: StaticString, before index: Int) -> Int? {
    let tag = bytes[..<index].dropLast(while: \.isWhiteSpace)
    let start = tag.endIndex - name.utf8CodeUnitCount - 2
    let isTag =
      start >= 0 && tag.last == UInt8(ascii: ">") && bytes[start] == UInt8(ascii: "<")
      && bytes.has(name, at: start + 1)
    return isTag ? start : nil
  }

  /// The end of a tag without attributes, from its name on.
  ///
  /// - Parameter closed: Whether its `>` must be there.
  private func tagEnd(_ tag: StaticString, at index: Int, closed: Bool) -> Int? {
    guard bytes.has(tag, at: index) else { return nil }
    let end = skipWhiteSpace(from: index + tag.utf8CodeUnitCount)
    return bytes.has(">", at: end) ? end + 1 : closed || !bytes.has("<", at: end) ? nil : end
  }

  mutating func commentEnd(at index: Int) -> Int? {
    guard bytes.has("<!--", at: index) else { return nil }
    let start = index + 4
    if !nextCommentEnd.contains(start) {
      let end = bytes.indices[start...].first { bytes.has("-->", at: $0) } ?? bytes.count
      nextCommentEnd = start..<(end + 1)
    }
    let end = nextCommentEnd.upperBound - 1
    return end < bytes.count ? end + 3 : nil
  }
}
