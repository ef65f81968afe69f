import CByteMasks

/// Finds the first comment that holds `--`, at which reading must end.
///
/// libxml2 goes on after that fault, and copies what it has of the comment for every further `--`: a long comment of them
/// would take minutes.
enum BrokenComment {
  /// The offset just past the first `--` that does not end its comment, and the character after it; nil if there is none.
  static func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard holdsHyphens(bytes) else { return nil }
    var index = 0
    while let start = next(UInt8(ascii: "<"), in: bytes, from: index) {
      guard start + 1 < bytes.count,
        bytes[start + 1] == UInt8(ascii: "!") || bytes[start + 1] == UInt8(ascii: "?")
      else {
        index = start + 1
        continue
      }
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

  /// Whether two hyphens stand side by side anywhere, as in any comment.
  private static func holdsHyphens(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let hyphen = next(UInt8(ascii: "-"), in: bytes, from: index) {
      if hyphen + 1 < bytes.count, bytes[hyphen + 1] == UInt8(ascii: "-") { return true }
      index = hyphen + 1
    }
    return false
  }

  private static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    return byte_find(base + start, byte, bytes.count - start).map { $0 - base }
  }

  private static func next(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int)
    -> Int?
  {
    guard start <= bytes.count else { return nil }
    return bytes.indices[start...].first { bytes.has(text, at: $0) }
  }
}
