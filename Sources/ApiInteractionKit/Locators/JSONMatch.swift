/// A value that a locator found: where it stands, not yet its text.
struct JSONMatch: Sendable, Hashable {
  let kind: JSONKind
  /// The value's bytes; of a string, those between its quotes.
  let range: Range<Int>
  let hasEscapes: Bool

  /// Where the value begins; of a string, its quote.
  var start: Int { kind == .string ? range.lowerBound - 1 : range.lowerBound }

  /// The value's text: of a string what it says, of anything else the response's own bytes. [D]
  func text(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if kind == .null { return nil }
    if hasEscapes { return JSONText.unescaped(bytes[range]) }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
