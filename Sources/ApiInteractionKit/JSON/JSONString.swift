import CByteMasks

/// A string, as it stands in a JSON text.
struct JSONString {
  /// Its place, without the quotes.
  let range: Range<Int>
  let hasEscapes: Bool

  /// Reads the string whose opening quote is at an offset.
  @inline(__always)
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONSyntaxError) {
    let end = JSONString.plainEnd(in: bytes, from: start &+ 1)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      range = Range(uncheckedBounds: (start &+ 1, end))
      hasEscapes = false
    } else {
      (range, hasEscapes) = try JSONString.rest(of: bytes, from: end, start: start &+ 1)
    }
  }

  /// Reads on from the first character that is not plain ASCII.
  @inline(never)
  private static func rest(
    of bytes: UnsafeBufferPointer<UInt8>, from end: Int, start: Int
  ) throws(JSONSyntaxError) -> (Range<Int>, hasEscapes: Bool) {
    var hasEscapes = false
    var index = end
    while true {
      guard index < bytes.count else {
        throw JSONSyntaxError(offset: index, description: "The text ends inside a string; \" was expected.")
      }
      switch bytes[index] {
      case UInt8(ascii: "\""): return (start..<index, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = try JSONEscape(in: bytes, at: index).end
      case 0x80...:
        let length = validUTF8Length(bytes, at: index)
        if length == 0 { throw JSONSyntaxError(offset: index, description: "This is not UTF-8.") }
        index += length
      case let byte where byte < 0x20:
        let character = Unicode.Scalar(byte)
        throw JSONSyntaxError(
          offset: index,
          description:
            "A string cannot hold the control character \(character.codePoint) as it is; it is written "
            + "\(JSONText.escaped(String(character))).")
      default: break
      }
      index = plainEnd(in: bytes, from: index)
    }
  }

  /// The first byte from an offset on that is not a plain ASCII character of a string, found 16 at a time.
  @inline(__always)
  private static func plainEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
      while bytes.count &- index >= 16 {
        let count = Int(json_plain_count(base + index))
        index &+= count
        if count < 16 { return index }
      }
    }
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x80, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }
}
