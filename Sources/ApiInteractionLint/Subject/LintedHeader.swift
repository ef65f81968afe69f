import ApiInteractionKit

/// A header with its name as HTTP compares it.
struct LintedHeader: Sendable {
  let header: Definition.Header
  /// The name in lower case; nil if it is not known, because there is none or a hole stands in it.
  let name: String?

  /// The header's name where it stands in the value, and the value in the name: which is none.
  func nameInValue(knownTo profiles: [ProviderProfile]) -> String? {
    guard let key = header.key, !key.text.string.unicodeScalars.allSatisfy(HTTPGrammar.isTokenCharacter),
      let value = header.value, value.isPlain
    else { return nil }
    let text = value.text.string
    return LintedHeader.usual.contains(text.lowercased()) || profiles.contains { $0.header(text) != nil }
      ? text : nil
  }

  /// Names of headers that requests have, in lower case.
  private static let usual: Set<String> = [
    "accept", "accept-encoding", "accept-language", "api-key", "authorization", "cache-control",
    "content-language",
    "content-type", "idempotency-key", "soapaction", "user-agent", "x-api-key", "x-correlation-id",
    "x-request-id",
  ]

  /// - Parameter isMeantAsHole: Whether something in the name is a hole as it is written in another language.
  init(_ header: Definition.Header, isMeantAsHole: Bool = false) {
    self.header = header
    name = header.key.flatMap { $0.isPlain && !isMeantAsHole ? $0.text.string.lowercased() : nil }
  }
}
