import ApiInteractionLint

/// The token that a request to a payment service carries (RFC 6750).
enum BearerToken {
  /// The answer to a request whose token does not open the service; nil where it does.
  static func refusal(of request: ReceivedRequest, _ ledger: SandboxLedger) async -> SandboxAnswer? {
    guard let token = token(of: request) else {
      return refusal("The request has no header Authorization with Bearer and a token.", error: nil)
    }
    if await ledger.knows(token: token) { return nil }
    return refusal("The token is not one that this sandbox has given.", error: "invalid_token")
  }

  static func refusal(_ message: String, error: String?) -> SandboxAnswer {
    let detail = error.map { ", error=\"\($0)\"" } ?? ""
    return .message(
      .unauthorized, message, headers: ["WWW-Authenticate": "Bearer realm=\"sandbox\"\(detail)"])
  }

  private static func token(of request: ReceivedRequest) -> String? {
    guard let value = request.value(of: "Authorization") else { return nil }
    let parts = value.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
