import CByteMasks

/// A private key in the text form of RFC 7468, which is a secret whatever it is called.
package enum PrivateKeyBlock {
  static let begin: StaticString = "-----BEGIN"
  private static let end: StaticString = "-----END"

  /// The greatest length of what a block is called, in bytes.
  private static let longestLabel = 64

  /// Where one ends whose first word, or what is run together with it, is given: that of the text if it has no end.
  static func end(in bytes: [UInt8], after word: Range<Int>) -> Int? {
    let start = word.upperBound - begin.utf8CodeUnitCount
    guard start >= word.lowerBound, bytes.has(begin, at: start),
      let label = labelEnd(in: bytes, from: word.upperBound),
      bytes.indices[word.upperBound..<label].contains(where: { bytes.has("PRIVATE", at: $0) })
    else { return nil }
    guard let last = bytes.indices[label...].first(where: { bytes.has(end, at: $0) }) else {
      return bytes.count
    }
    return labelEnd(in: bytes, from: last + end.utf8CodeUnitCount) ?? bytes.count
  }

  /// Whether a text may hold one: almost none does.
  package static func mayBe(in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      var index = 0
      while index < buffer.count, let sign = byte_find(base + index, UInt8(ascii: "-"), buffer.count - index)
      {
        index = sign - base + 1
        if index + 4 < buffer.count, buffer[index..<(index + 4)].allSatisfy({ $0 == UInt8(ascii: "-") }) {
          return true
        }
      }
      return false
    }
  }

  /// The ranges of those in a text.
  package static func all(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
      let word = bytes[start...].prefix { SecretReader.isWordByte($0) }.indices
      index = word.upperBound
      guard let end = end(in: bytes, after: word) else { continue }
      found.append((word.upperBound - begin.utf8CodeUnitCount)..<end)
      index = end
    }
    return found
  }

  private static func labelEnd(in bytes: [UInt8], from start: Int) -> Int? {
    let label = bytes[start...].prefix(longestLabel)
    return label.indices.first { bytes.has("-----", at: $0) }.map { $0 + 5 }
  }
}
