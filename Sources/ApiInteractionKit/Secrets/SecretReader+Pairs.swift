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

  /// Whether a word in quotes is the value of `name` or `key`.
  private func isNamed(_ word: Range<Int>) -> Bool {
    let before = bytes[..<word.lowerBound].suffix(16)
    let name = before.dropLast(while: SecretReader.isBetween)
    guard name.endIndex < word.lowerBound,
      before[name.endIndex...].contains(where: { "=:".utf8.contains($0) })
    else {
      return false
    }
    let start = name.lastIndex { !SecretReader.isWordByte($0) }.map { $0 + 1 } ?? name.startIndex
    return ["name", "key"].contains { name[start...].lazy.map(\.lowercased).elementsEqual($0.utf8) }
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
