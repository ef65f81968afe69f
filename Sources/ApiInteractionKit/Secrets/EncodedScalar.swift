/// A character as a text may mean it: as it stands there, or escaped for a URL, a form, a mail, a script, JSON or XML, once or
/// more often.
struct EncodedScalar: Hashable {
  let scalar: Unicode.Scalar
  /// The offset just past it.
  let end: Int

  /// What may be read at an offset, the least escaped reading first.
  ///
  /// - Parameter levels: How often it may be escaped. An escape may itself be written in any way that the levels below allow.
  static func all(in bytes: [UInt8], at start: Int, levels: Int) -> [EncodedScalar] {
    guard start < bytes.count else { return [] }
    guard levels > 0, mayBeEscape(bytes[start]) else {
      let octet = bytes[start] < 0x80 ? nil : octet(in: bytes, at: start)
      return [plain(in: bytes, at: start), octet].compactMap(\.self)
    }
    let below = all(in: bytes, at: start, levels: levels - 1)
    let escapes = below.flatMap { begin in
      meant(begin.scalar, EscapeReader(bytes: bytes, levels: levels - 1, index: begin.end))
    }
    return below + escapes.filter { !below.contains($0) }
  }

  /// The reading at an offset that takes every escape for one; not a `=`, which most often ends a name.
  static func decoded(in bytes: [UInt8], at start: Int, levels: Int) -> EncodedScalar? {
    guard levels > 0, start < bytes.count, mayBeEscape(bytes[start]), bytes[start] != UInt8(ascii: "=") else {
      return plain(in: bytes, at: start)
    }
    return all(in: bytes, at: start, levels: levels).last
  }

  /// Whether an escape, escaped itself or not, may begin with a byte.
  static func mayBeEscape(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "\\")
      || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "=")
  }

  private static func plain(in bytes: [UInt8], at start: Int) -> EncodedScalar? {
    guard start < bytes.count else { return nil }
    if bytes[start] < 0x80 { return EncodedScalar(scalar: Unicode.Scalar(bytes[start]), end: start + 1) }
    return decoded(bytes[start...].prefix(4)).map { EncodedScalar(scalar: $0, end: start + UTF8.width($0)) }
  }

  /// The character of ISO-8859-1 that a byte is, as base64 may hold it.
  private static func octet(in bytes: [UInt8], at start: Int) -> EncodedScalar {
    EncodedScalar(scalar: Unicode.Scalar(bytes[start]), end: start + 1)
  }

  // MARK: - Escapes

  /// What an escape may mean that begins with a certain character.
  private static func meant(_ begin: Unicode.Scalar, _ rest: EscapeReader) -> [EncodedScalar] {
    var rest = rest
    var scalar: Unicode.Scalar?
    switch begin {
    case "+": scalar = " "
    case "&": scalar = reference(&rest)
    case "%", "=", "\\":
      var behind = rest
      guard let sign = behind.next() else { return [] }
      switch (begin, Unicode.Scalar(sign)) {
      case ("%", "u"): scalar = utf16(&behind, "%")
      case ("=", "\n"), ("=", "\r"): scalar = nextLine(&rest)
      case ("%", _), ("=", _), ("\\", "x"), ("\\", "0"..."7"): return octets(rest, begin)
      case ("\\", "u"): scalar = braced(&behind) ?? utf16(&behind, "\\")
      default: scalar = letters[sign]
      }
      if begin != "=" { rest = behind }
    default: break
    }
    return scalar.map { [EncodedScalar(scalar: $0, end: rest.index)] } ?? []
  }

  /// A character whose bytes are escaped, and that of ISO-8859-1 whose one byte is.
  private static func octets(_ rest: EscapeReader, _ begin: Unicode.Scalar) -> [EncodedScalar] {
    var rest = rest
    guard let first = octet(&rest, begin) else { return [] }
    let single = first < 0x80 ? nil : EncodedScalar(scalar: Unicode.Scalar(first), end: rest.index)
    var octets = [first]
    while octets.count < width(ofSequenceAfter: first), rest.next().map({ Unicode.Scalar($0) }) == begin,
      let octet = octet(&rest, begin)
    {
      octets.append(octet)
    }
    let sequence = decoded(octets[...]).map { EncodedScalar(scalar: $0, end: rest.index) }
    return [single, sequence].compactMap(\.self)
  }

  /// A byte behind the character that begins its escape: in two digits, behind a backslash those of `xC3` or `303`.
  private static func octet(_ rest: inout EscapeReader, _ begin: Unicode.Scalar) -> UInt8? {
    if begin == "\\" {
      var behind = rest
      guard behind.next() == UInt8(ascii: "x") else {
        return rest.number(digits: 3, radix: 8).flatMap(UInt8.init(exactly:))
      }
      rest = behind
    }
    return rest.number(digits: 2, radix: 16).map { UInt8($0) }
  }

  private static func width(ofSequenceAfter first: UInt8) -> Int {
    first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }

  /// The character after the end of a line that goes on (RFC 2045, 6.7).
  private static func nextLine(_ rest: inout EscapeReader) -> Unicode.Scalar? {
    var behind = rest
    var next = behind.next()
    while next == .lineFeed || next == .carriageReturn {
      rest = behind
      next = behind.next()
    }
    guard let byte = next else { return nil }
    if byte == UInt8(ascii: "="), let read = octets(behind, "=").last {
      rest.index = read.end
      return read.scalar
    }
    rest = behind
    return Unicode.Scalar(byte)
  }

  /// A character whose number stands in braces.
  private static func braced(_ rest: inout EscapeReader) -> Unicode.Scalar? {
    var reader = rest
    guard reader.next() == UInt8(ascii: "{") else { return nil }
    var number: UInt32 = 0
    for _ in 0..<7 {
      guard let byte = reader.next() else { return nil }
      if byte == UInt8(ascii: "}") {
        rest = reader
        return Unicode.Scalar(number)
      }
      guard let digit = byte.hexValue else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return nil
  }

  /// A character whose units in UTF-16 are written as `u` and four digits each, behind a certain character.
  private static func utf16(_ rest: inout EscapeReader, _ begin: Character) -> Unicode.Scalar? {
    guard let first = rest.number(digits: 4, radix: 16) else { return nil }
    var units = [UInt16(first)]
    if UTF16.isLeadSurrogate(units[0]), rest.next() == begin.asciiValue, rest.next() == UInt8(ascii: "u"),
      let second = rest.number(digits: 4, radix: 16)
    {
      units.append(UInt16(second))
    }
    var iterator = units.makeIterator()
    var decoder = UTF16()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }

  private static let letters: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "'"): "'", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
    UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private static func reference(_ rest: inout EscapeReader) -> Unicode.Scalar? {
    var name: [UInt8] = []
    var ends = [rest]
    while name.count < XMLReference.longest, let byte = rest.next() {
      if byte == UInt8(ascii: ";"), let scalar = scalar(named: name) { return scalar }
      guard byte.isLetter || byte.isDigit || byte == UInt8(ascii: "#") else { break }
      name.append(byte)
      ends.append(rest)
    }
    guard let (scalar, length) = HTMLReference.prefix(of: name[...]) else { return nil }
    rest = ends[length]
    return scalar
  }

  private static func scalar(named name: [UInt8]) -> Unicode.Scalar? {
    XMLReference.character(named: String(decoding: name, as: UTF8.self))
      ?? HTMLReference.character(named: name[...])
  }

  /// The character that some bytes begin with.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}

/// Reads what follows the first character of an escape, all of it ASCII.
private struct EscapeReader {
  let bytes: [UInt8]
  /// How often it may be escaped itself.
  let levels: Int
  /// The offset of what is read next.
  var index: Int

  init(bytes: [UInt8], levels: Int, index: Int) {
    self.bytes = bytes
    self.levels = levels
    self.index = index
  }

  mutating func next() -> UInt8? {
    let readings = EncodedScalar.all(in: bytes, at: index, levels: levels)
    guard let read = readings.last(where: { $0.scalar.isASCII }) else { return nil }
    index = read.end
    return UInt8(read.scalar.value)
  }

  mutating func number(digits: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = next()?.hexValue.map({ UInt32($0) }), digit < radix else { return nil }
      value = value * radix + digit
    }
    return value
  }
}
