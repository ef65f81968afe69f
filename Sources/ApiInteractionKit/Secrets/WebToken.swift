import CByteMasks

/// A JSON Web Token, which is a secret whatever it is called (RFC 7519): three parts in base64url, joined by dots, the first
/// of which is a JSON object.
package enum WebToken {
  /// The least length of a part, in bytes: `{}` and a signature of nothing are none.
  private static let shortest = 4

  /// Whether a text is one; a full stop may follow it.
  package static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.has("eyJ", at: text.startIndex) else { return false }
    let parts = text.dropLast { $0 == UInt8(ascii: ".") }
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        part.count >= shortest && part.allSatisfy { $0.isLetter || $0.isDigit || "-_".utf8.contains($0) }
      }
  }

  /// Whether a text may hold one: almost none does.
  package static func mayBe(in bytes: [UInt8]) -> Bool { start(in: bytes, from: 0) != nil }

  /// The ranges of those in a text, of which the full stops may be escaped.
  package static func all(in bytes: [UInt8]) -> [Range<Int>] {
    guard mayBe(in: bytes) else { return [] }
    let escaped = UnescapedText.all(in: bytes).flatMap { text in
      plain(in: text.bytes).map { text.range(of: SourceRange($0.lowerBound, $0.upperBound)) }
    }
    let written = plain(in: bytes).map { SourceRange($0.lowerBound, $0.upperBound) }
    return SourceRange.merged(written + escaped).map(\.bytes)
  }

  private static func plain(in bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while let start = start(in: bytes, from: index) {
      let end = bytes[start...].firstIndex { !SecretReader.isWordByte($0) } ?? bytes.count
      let word = bytes[start..<end].dropLast { $0 == UInt8(ascii: ".") }
      if matches(word), start == 0 || !SecretReader.isWordByte(bytes[start - 1]) {
        found.append(word.indices)
      }
      index = end
    }
    return found
  }

  /// Where the next one may begin.
  private static func start(in bytes: [UInt8], from index: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var index = index
      // A J is rare.
      while index < buffer.count, let sign = byte_find(base + index, UInt8(ascii: "J"), buffer.count - index)
      {
        index = sign - base + 1
        if index >= 3, buffer[index - 3] == UInt8(ascii: "e"), buffer[index - 2] == UInt8(ascii: "y") {
          return index - 3
        }
      }
      return nil
    }
  }
}
