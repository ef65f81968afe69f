/// Which names speak of a secret and are those of none: `accessKeyId`, `tokenExpiresIn`, `next_page_token`. [P]
enum SecretRemark {
  /// What such a name ends in.
  private static let endings: Set<String> = [
    "length", "type", "hint", "question", "header", "name", "policy", "id", "ids", "expiry", "expires",
    "expiration",
  ]

  /// What leads from one page of a list to the next.
  private static let places = [
    "pagetoken", "nexttoken", "previoustoken", "prevtoken", "cursortoken", "continuationtoken",
    "continuetoken", "paginationtoken",
  ]

  /// Whether a value is that of a signature under a letter: words in letters with spaces or line ends between them.
  static func isGreeting(_ value: ArraySlice<UInt8>, named name: String) -> Bool {
    NameWords(name).words.last == "signature" && value.contains { $0 == 0x20 || $0 == UInt8(ascii: "\\") }
      && value.allSatisfy { $0 >= 0x80 || $0.isLetter || $0.isWhiteSpace || ",.-'!\\".utf8.contains($0) }
  }

  static func matches(_ name: String) -> Bool {
    let words = NameWords(name).words
    let joined = words.joined()
    // With its role's id, Vault's secret_id is a credential.
    guard let last = words.last, joined != "secretid" else { return false }
    return endings.contains(last) || last == "in" && words.dropLast().last == "expires"
      || places.contains(where: joined.hasSuffix)
  }
}
