/// Percent-encoding as RFC 3986 has it.
package enum PercentEncoding {
  /// Whether a byte is a letter, a digit or one of `- . _ ~`.
  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
    default: byte.isLetter || byte.isDigit
    }
  }

  /// A text with every byte encoded that is neither unreserved nor one of `allowed`.
  package static func encode(_ text: String, allowing allowed: String = "") -> String {
    if text.utf8.allSatisfy({ isUnreserved($0) }) { return text }
    var result = ""
    for byte in text.utf8 {
      if isUnreserved(byte) || allowed.utf8.contains(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += byte < 0x10 ? "%0" : "%"
        result += String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
