/// Values that stand apart from their names.
extension SecretReader {
  /// After a name in quotes that is itself the value of `name` or `key`, the start of what belongs to it: of the `value`
  /// beside it, others between them or not, of the element's text, or of the part of a multipart body.
  ///
  /// - Returns: Nil for the ending of an element's text.
  func pairedValue(after word: Range<Int>) -> (start: Int, ending: Ending?)? {
    guard isNamed(word), let close = quote(at: word.upperBound)?.end else { return nil }
    if bytes.has("\r\n\r\n", at: close) { return (close + 4, .boundary) }
    if bytes.has("\n\n", at: close) { return (close + 2, .boundary) }
    var index = close
    for _ in 0...SecretReader.mostBetween {
      index = skipWhiteSpace(from: index)
      if bytes.has(">", at: index) { return (index + 1, nil) }
      guard index < close + SecretReader.longestBetween, let member = member(at: index) else { return nil }
      if isWord("value", at: member.name) { return (member.start, member.ending) }
      guard let end = end(of: member, before: close + SecretReader.longestBetween) else { return nil }
      index = end
    }
    return nil
  }

  /// The member of an object, after a comma, or the attribute that begins at an offset.
  private func member(at index: Int) -> (name: Int, start: Int, ending: Ending)? {
    let comma = skipWhiteSpace(from: bytes.has(",", at: index) ? index + 1 : index)
    let name = quote(at: comma)?.end ?? comma
    let nameEnd = bytes[name...].prefix(SecretReader.longestName).firstIndex { !SecretReader.isWordByte($0) }
    guard let nameEnd, nameEnd > name else { return nil }
    let sign = skipWhiteSpace(from: quote(at: nameEnd)?.end ?? nameEnd)
    guard bytes.has(":", at: sign) || bytes.has("=", at: sign) else { return nil }
    let start = skipWhiteSpace(from: sign + 1)
    guard let quote = quote(at: start) else { return (name, start, .delimiter) }
    return (name, quote.end, whole(quote.ending, from: quote.end, isMember: bytes.has(":", at: sign)))
  }

  /// Where a member ends that is a text, a number or a word.
  private func end(of member: (name: Int, start: Int, ending: Ending), before limit: Int) -> Int? {
    guard member.start < limit, !bytes.has("{", at: member.start), !bytes.has("[", at: member.start) else {
      return nil
    }
    let end = bytes[member.start...].prefix(limit - member.start).indices.first { isEnd($0, member.ending) }
    if case .delimiter = member.ending { return end }
    return end.flatMap { quote(at: $0)?.end }
  }

  /// Before a name in quotes that is itself the value of `name` or `key`, the `value` beside it, where that comes first.
  func pairedValue(before word: Range<Int>) -> Range<Int>? {
    guard quote(at: word.upperBound) != nil, let name = nameStart(before: word) else { return nil }
    var rest = bytes[..<name].suffix(SecretReader.longestValue).droppingQuote
    for _ in 0...SecretReader.mostBetween {
      guard let member = member(before: rest) else { return nil }
      if bytes[member.name].lazy.map(\.lowercased).elementsEqual("value".utf8) { return member.value }
      rest = rest[..<member.name.lowerBound].droppingQuote
    }
    return nil
  }

  /// The member, before a comma, or the attribute that a text ends with.
  private func member(before rest: ArraySlice<UInt8>) -> (name: Range<Int>, value: Range<Int>)? {
    var rest = rest
    if rest.last == UInt8(ascii: ",") { rest = rest.dropLast().dropLast(while: \.isWhiteSpace) }
    guard let last = rest.last else { return nil }
    let value: Range<Int>
    if "\"'".utf8.contains(last) {
      let end = rest.endIndex - 1
      let open = rest[..<end].indices.last {
        bytes[$0] == last && backslashes(before: $0) % 2 == 0 && isAfterSign($0)
      }
      guard let open else { return nil }
      (value, rest) = ((open + 1)..<end, rest[..<open])
    } else {
      let start = rest.dropLast(while: { !$0.isWhiteSpace && !"\"':=,<>[]{}".utf8.contains($0) })
      (value, rest) = (start.endIndex..<rest.endIndex, start)
    }
    rest = rest.dropLast(while: \.isWhiteSpace)
    guard let sign = rest.last, ":=".utf8.contains(sign) else { return nil }
    rest = rest.dropLast().dropLast(while: \.isWhiteSpace).droppingQuote
    return (rest.dropLast(while: SecretReader.isWordByte).endIndex..<rest.endIndex, value)
  }

  /// Whether a quote follows a colon or an equals sign, and so begins a value: others may stand in one that is broken.
  private func isAfterSign(_ quote: Int) -> Bool {
    bytes[..<quote].dropLast(while: \.isWhiteSpace).last.map { ":=".utf8.contains($0) } ?? false
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
