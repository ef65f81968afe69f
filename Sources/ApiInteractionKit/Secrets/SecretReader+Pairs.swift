/// Values that stand apart from their names.
extension SecretReader {
  /// After a name in quotes that is itself the value of `name` or `key`, the start of what belongs to it: of the `value`
  /// beside it, of the element's text, or of the part of a multipart body.
  ///
  /// - Returns: Nil for the ending of an element's text.
  func pairedValue(after word: Range<Int>) -> (start: Int, ending: Ending?)? {
    guard isNamed(word), let close = quote(at: word.upperBound)?.end else { return nil }
    if bytes.has("\r\n\r\n", at: close) { return (close + 4, .boundary) }
    if bytes.has("\n\n", at: close) { return (close + 2, .boundary) }
    let end = skipWhiteSpace(from: close)
    if bytes.has(">", at: end) { return (end + 1, nil) }
    let comma = skipWhiteSpace(from: bytes.has(",", at: end) ? end + 1 : end)
    let name = quote(at: comma)?.end ?? comma
    guard isWord("value", at: name) else { return nil }
    let sign = skipWhiteSpace(from: quote(at: name + 5)?.end ?? name + 5)
    guard bytes.has(":", at: sign) || bytes.has("=", at: sign) else { return nil }
    let start = skipWhiteSpace(from: sign + 1)
    return quote(at: start).map { ($0.end, $0.ending) } ?? (start, .delimiter)
  }

  /// Before a name in quotes that is itself the value of `name` or `key`, the `value` beside it, where that comes first.
  func pairedValue(before word: Range<Int>) -> Range<Int>? {
    guard quote(at: word.upperBound) != nil, let name = nameStart(before: word) else { return nil }
    var rest = bytes[..<name].suffix(SecretReader.longestValue).droppingQuote
    if rest.last == UInt8(ascii: ",") { rest = rest.dropLast().dropLast(while: \.isWhiteSpace) }
    guard let last = rest.last else { return nil }
    let value: Range<Int>
    if "\"'".utf8.contains(last) {
      let end = rest.endIndex - 1
      let open = rest[..<end].indices.last { bytes[$0] == last && backslashes(before: $0) % 2 == 0 }
      guard let open else { return nil }
      (value, rest) = ((open + 1)..<end, rest[..<open])
    } else {
      let start = rest.dropLast(while: { !$0.isWhiteSpace && !"\"':=,<>[]{}".utf8.contains($0) })
      (value, rest) = (start.endIndex..<rest.endIndex, start)
    }
    rest = rest.dropLast(while: \.isWhiteSpace)
    guard let sign = rest.last, ":=".utf8.contains(sign) else { return nil }
    rest = rest.dropLast().dropLast(while: \.isWhiteSpace).droppingQuote
    let start = rest.dropLast(while: SecretReader.isWordByte).endIndex
    return rest[start...].lazy.map(\.lowercased).elementsEqual("value".utf8) ? value : nil
  }

  /// Whether a word in quotes is the value of `name` or `key`.
  private func isNamed(_ word: Range<Int>) -> Bool { nameStart(before: word) != nil }

  /// Before a word that is the value of `name` or `key`, the start of that.
  private func nameStart(before word: Range<Int>) -> Int? {
    let before = bytes[..<word.lowerBound].suffix(16)
    let name = before.dropLast(while: SecretReader.isBetween)
    guard name.endIndex < word.lowerBound,
      before[name.endIndex...].contains(where: { "=:".utf8.contains($0) })
    else {
      return nil
    }
    let start = name.lastIndex { !SecretReader.isWordByte($0) }.map { $0 + 1 } ?? name.startIndex
    let isName = ["name", "key"].contains { name[start...].lazy.map(\.lowercased).elementsEqual($0.utf8) }
    return isName ? start : nil
  }

  /// Whether a byte may stand between `name` and its value.
  private static func isBetween(_ byte: UInt8) -> Bool {
    byte.isWhiteSpace || "\"'\\=:".utf8.contains(byte)
  }

  private func isWord(_ word: StaticString, at index: Int) -> Bool {
    let end = index + word.utf8CodeUnitCount
    guard end < bytes.count, !SecretReader.isWordByte(bytes[end]) else { return false }
    return bytes.has(word, at: index)
      || bytes[index] & 0xDF == word.utf8Start.pointee & 0xDF && bytes.has("alue", at: index + 1)
  }

  /// After a name, the start of its value where the = between them is percent-encoded.
  func encodedValue(after word: Int) -> Int? {
    bytes.has("%3D", at: word) || bytes.has("%3d", at: word) ? word + 3 : nil
  }
}

extension ArraySlice<UInt8> {
  /// Without a quote, and the white space before it, at the end.
  fileprivate var droppingQuote: ArraySlice<UInt8> {
    let text = last.map { "\"'".utf8.contains($0) } ?? false ? dropLast() : self
    return text.dropLast(while: \.isWhiteSpace)
  }
}
