/// A JSON Web Token, which is a secret whatever it is called (RFC 7519): three parts in base64url, joined by dots, the first
/// of which is a JSON object.
package enum WebToken {
  /// The least length of a part, in bytes: `{}` and a signature of nothing are none.
  private static let shortest = 4

  /// Whether a text is one.
  package static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.has("eyJ", at: text.startIndex) else { return false }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 3
      && parts.allSatisfy { part in
        part.count >= shortest && part.allSatisfy { $0.isLetter || $0.isDigit || "-_".utf8.contains($0) }
      }
  }
}
