/// An escape in a JSON string, a surrogate pair being one.
struct JSONEscape {
  /// The offset just past it.
  private(set) var end: Int

  /// Reads what the backslash at an offset begins.
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONSyntaxError) {
    end = start + 2
    guard start + 1 < bytes.count else { throw JSONEscape.tooShort(bytes) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      break
    case UInt8(ascii: "u"): try readCodePoint(bytes, from: start)
    default:
      throw JSONSyntaxError(offset: start, description: "After \\ comes one of \" \\ / b f n r t u.")
    }
  }

  private mutating func readCodePoint(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int)
    throws(JSONSyntaxError)
  {
    let unit = try readCodeUnit(bytes)
    if unit & 0xFC00 == 0xDC00 {
      throw JSONSyntaxError(
        offset: start, description: "This escape is the second half of a pair without a first.")
    }
    guard unit & 0xFC00 == 0xD800 else { return }
    if end >= bytes.count || end + 1 == bytes.count && bytes[end] == UInt8(ascii: "\\") {
      throw JSONEscape.tooShort(bytes)
    }
    if bytes.has("\\u", at: end) {
      end += 2
      if try readCodeUnit(bytes) & 0xFC00 == 0xDC00 { return }
    }
    throw JSONSyntaxError(
      offset: start, description: "This escape is the first half of a pair without a second.")
  }

  /// Reads four hexadecimal digits.
  private mutating func readCodeUnit(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard end < bytes.count else { throw JSONEscape.tooShort(bytes) }
      guard let digit = bytes[end].hexValue else {
        throw JSONSyntaxError(offset: end, description: "After \\u come four hexadecimal digits.")
      }
      unit = unit << 4 | UInt16(digit)
      end += 1
    }
    return unit
  }

  private static func tooShort(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONSyntaxError {
    JSONSyntaxError(offset: bytes.count, description: "The text ends inside a string; \" was expected.")
  }
}
