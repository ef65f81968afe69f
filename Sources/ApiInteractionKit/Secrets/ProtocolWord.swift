/// Words that stand under the name of a secret and are none: `X-CSRF-Token: Fetch` asks a service for a token.
enum ProtocolWord {
  private static let words: [(ending: StaticString, values: [StaticString])] = [
    ("token", ["fetch", "required", "no-check", "nocheck"]),
    ("credentials", ["include", "same-origin", "omit"]),
    ("authorization", ["required", "none"]),
  ]

  /// Whether a value is such a word under a name.
  static func matches(_ value: some Collection<UInt8>, of name: some BidirectionalCollection<UInt8>) -> Bool {
    // The longest has eleven letters, and almost no secret has so few.
    guard value.count < 32 else { return false }
    let value = value.lazy.filter { !$0.isWhiteSpace }
    return values(of: name).contains { isSame(value, $0) }
  }

  /// The words that may stand under a name.
  static func values(of name: some BidirectionalCollection<UInt8>) -> [StaticString] {
    guard let last = name.last?.lowercased, last == UInt8(ascii: "n") || last == UInt8(ascii: "s") else {
      return []
    }
    return words.first { isSame(name.suffix($0.ending.utf8CodeUnitCount), $0.ending) }?.values ?? []
  }

  private static func isSame(_ text: some Sequence<UInt8>, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { text.lazy.map(\.lowercased).elementsEqual($0) }
  }
}
