/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// Whether a byte is a letter, a digit or one of `- . _ ~`.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: byte.isLetter || byte.isDigit
    }
  }

  /// Whether an encoded byte stands at an offset.
  static func isEncoded(_ bytes: [UInt8], at index: Int) -> Bool {
    index + 2 < bytes.count && bytes[index] == UInt8(ascii: "%") && bytes[index + 1].hexValue != nil
      && bytes[index + 2].hexValue != nil
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  /// A text with every byte encoded that is neither unreserved nor one of `allowed`.
  package static func encode(_ text: String, allowing allowed: String = "") -> String {
    if text.utf8.allSatisfy({ isUnreserved($0) }) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(3 * text.utf8.count)
    for byte in text.utf8 {
      if isUnreserved(byte) || allowed.utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
