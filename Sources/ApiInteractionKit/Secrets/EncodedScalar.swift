/// A character as a text may mean it: as it stands there, or escaped once for a URL, a form, JSON or XML.
struct EncodedScalar {
  let scalar: Unicode.Scalar
  /// The offset just past it.
  let end: Int

  /// What may be read at an offset: the character that stands there, and the one that it is the escape of.
  static func all(in bytes: [UInt8], at start: Int) -> [EncodedScalar] {
    guard start < bytes.count else { return [] }
    let plain = plain(in: bytes, at: start)
    let escaped: EncodedScalar? =
      switch bytes[start] {
      case UInt8(ascii: "%"): percent(in: bytes, at: start)
      case UInt8(ascii: "+"): EncodedScalar(scalar: " ", end: start + 1)
      case UInt8(ascii: "\\"): json(in: bytes, at: start)
      case UInt8(ascii: "&"):
        XMLReference(in: bytes, at: start, end: min(start + longestReference, bytes.count)).map {
          EncodedScalar(scalar: $0.character, end: $0.end)
        }
      default: nil
      }
    return [plain, escaped].compactMap(\.self)
  }

  /// Longer than any that is written without zeros before its number, in bytes.
  private static let longestReference = 64

  private static func plain(in bytes: [UInt8], at start: Int) -> EncodedScalar? {
    if bytes[start] < 0x80 { return EncodedScalar(scalar: Unicode.Scalar(bytes[start]), end: start + 1) }
    return decoded(bytes[start...].prefix(4)).map { EncodedScalar(scalar: $0, end: start + UTF8.width($0)) }
  }

  /// A character whose bytes are written as `%` and two digits each.
  private static func percent(in bytes: [UInt8], at start: Int) -> EncodedScalar? {
    var octets: [UInt8] = []
    while octets.count < 4, case let percent = start + 3 * octets.count, percent < bytes.count,
      bytes[percent] == UInt8(ascii: "%"), let byte = PercentEncoding.byte(in: bytes, at: percent)
    {
      octets.append(byte)
    }
    return decoded(octets[...]).map { EncodedScalar(scalar: $0, end: start + 3 * UTF8.width($0)) }
  }

  private static func json(in bytes: [UInt8], at start: Int) -> EncodedScalar? {
    guard start + 1 < bytes.count else { return nil }
    if let scalar = letters[bytes[start + 1]] { return EncodedScalar(scalar: scalar, end: start + 2) }
    var units: [UInt16] = []
    while units.count < 2, let unit = unit(in: bytes, at: start + 6 * units.count) { units.append(unit) }
    var iterator = units.makeIterator()
    var decoder = UTF16()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return EncodedScalar(scalar: scalar, end: start + 6 * UTF16.width(scalar))
  }

  private static let letters: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  /// The UTF-16 code unit that is written as `\u` and four digits.
  private static func unit(in bytes: [UInt8], at start: Int) -> UInt16? {
    let digits = bytes.dropFirst(start + 2).prefix(4).compactMap(\.hexValue)
    guard bytes.has("\\u", at: start), digits.count == 4 else { return nil }
    return digits.reduce(0) { $0 << 4 | UInt16($1) }
  }

  /// The character that some bytes begin with.
  private static func decoded(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return scalar
  }
}
