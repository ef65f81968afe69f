/// Finds the first comment that holds `--`, at which reading must end.
///
/// libxml2 goes on after that fault, and copies what it has of the comment for every further `--`: a long comment of them
/// would take minutes.
enum BrokenComment {
  /// The offset just past the first `--` that does not end its comment, and the character after it; nil if there is none.
  static func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes.has("<!--", at: start) {
        guard let hyphens = next("--", in: bytes, from: start + 4) else { return nil }
        guard bytes.has("-->", at: hyphens) else { return min(hyphens + 3, bytes.count) }
        index = hyphens + 3
      } else if bytes.has("<![CDATA[", at: start) {
        guard let end = next("]]>", in: bytes, from: start + 9) else { return nil }
        index = end + 3
      } else if bytes.has("<?", at: start) {
        guard let end = next("?>", in: bytes, from: start + 2) else { return nil }
        index = end + 2
      } else {
        index = start + 1
      }
    }
    return nil
  }

  private static func next(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int)
    -> Int?
  {
    guard start <= bytes.count else { return nil }
    return bytes.indices[start...].first { bytes.has(text, at: $0) }
  }
}
