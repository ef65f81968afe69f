/// Finds where a DOCTYPE ends, without reading what it declares.
enum Doctype {
  /// The offset just past the `>` of the DOCTYPE that begins at `start`; the end of the text if it has none.
  static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        index = end(of: index, in: bytes) { bytes[$0] == bytes[index] ? 1 : nil }
      case UInt8(ascii: "<") where bytes.has("<!--", at: index):
        index = end(of: index + 3, in: bytes) { bytes.has("-->", at: $0) ? 3 : nil }
      case UInt8(ascii: "<") where bytes.has("<?", at: index):
        index = end(of: index + 1, in: bytes) { bytes.has("?>", at: $0) ? 2 : nil }
      case UInt8(ascii: "["), UInt8(ascii: "<"):
        depth += 1
        index += 1
      case UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case UInt8(ascii: ">"):
        depth -= 1
        index += 1
        if depth <= 0 { return index }
      default:
        index += 1
      }
    }
    return bytes.count
  }

  /// The offset past the first place after `start` where `closing` says how long an end stands there.
  private static func end(
    of start: Int, in bytes: UnsafeBufferPointer<UInt8>, closing: (Int) -> Int?
  ) -> Int {
    var index = start + 1
    while index < bytes.count {
      if let length = closing(index) { return index + length }
      index += 1
    }
    return bytes.count
  }
}
