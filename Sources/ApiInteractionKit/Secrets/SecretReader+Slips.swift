/// Values beside a sign that is lost, or written once too often.
extension SecretReader {
  /// After a header's Key, the start of its Value behind a tag that is none: `<Value…`, `< Value>`, `<<Value>`, `&<Value>`.
  func value(ofBrokenTag name: StaticString, after key: Int) -> Int? {
    let signs = bytes[min(key, bytes.count)...].prefix(SecretReader.longestName).prefix {
      $0.isWhiteSpace || "<&".utf8.contains($0)
    }
    guard signs.contains(UInt8(ascii: "<")), bytes.has(name, at: signs.endIndex) else { return nil }
    let end = signs.endIndex + name.utf8CodeUnitCount
    return bytes.has(">", at: end) ? end + 1 : end
  }

  /// The end of the quote after a name, and of another one before its colon.
  func quoteEnd(after name: Int) -> Int? {
    guard let first = quote(at: name) else { return nil }
    guard let second = quote(at: first.end), bytes.has(":", at: skipWhiteSpace(from: second.end)) else {
      return first.end
    }
    return second.end
  }

  /// The end of what stands between a name and the quote of its value: a sign or two before that do no harm.
  func quotePlace(after between: Int) -> Int {
    let signs = bytes[between...].prefix(2).prefix { "($&".utf8.contains($0) }
    return quote(at: signs.endIndex) == nil || holeEnd(at: between) != nil ? between : signs.endIndex
  }

  /// The text before the end tag of an element of this name, whose start tag may be broken.
  func text(beforeEndTag name: Range<Int>) -> Range<Int>? {
    let end = name.lowerBound - 2
    guard end > 0, bytes.has("</", at: end) else { return nil }
    let before = bytes[..<end].suffix(SecretReader.longestValue)
    guard let sign = before.lastIndex(where: { "<>".utf8.contains($0) }) else { return nil }
    let text = bytes[(sign + 1)..<end].trimmedRange
    return text.isEmpty ? nil : min(skipScheme(from: text.lowerBound), text.upperBound)..<text.upperBound
  }

  /// The start of an attribute's value before which the `=` lacks, and its quote.
  func attribute(withoutSign name: Range<Int>) -> (start: Int, ending: Ending)? {
    guard bytes.has("\"", at: name.upperBound), bytes[..<name.lowerBound].last?.isWhiteSpace == true,
      let tag = bytes[..<name.lowerBound].suffix(SecretReader.longestBetween).lastIndex(where: {
        "<>".utf8.contains($0)
      }), bytes[tag] == UInt8(ascii: "<")
    else { return nil }
    return quote(at: name.upperBound).map { ($0.end, $0.ending) }
  }
}
