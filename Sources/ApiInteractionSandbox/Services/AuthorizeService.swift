import ApiInteractionKit
import ApiInteractionLint

/// Gives tokens to a client for its credentials (RFC 6749, 4.4).
struct AuthorizeService: Sendable {
  /// Why no token is given (RFC 6749, 5.2).
  private struct Refusal: Error {
    let error: String
    let description: String

    init(_ error: String, _ description: String) {
      self.error = error
      self.description = description
    }
  }

  private static let scope = "globalpci"
  /// Said of a token; it works until the sandbox stops, or has given so many others that it is forgotten.
  private static let lifetime = 3600

  /// The client that gets a token; nil if any does.
  let client: ClientCredentials?
  let ledger: SandboxLedger

  func answer(_ request: ReceivedRequest) async -> SandboxAnswer {
    do throws(Refusal) {
      try check(request)
    } catch {
      return AuthorizeService.refusal(error.error, error.description)
    }
    return .json(
      .ok,
      [
        "access_token": JSONText.quoted(await ledger.issueToken()), "token_type": JSONText.quoted("Bearer"),
        "expires_in": String(AuthorizeService.lifetime), "scope": JSONText.quoted(AuthorizeService.scope),
      ], headers: AuthorizeService.notStored)
  }

  /// The answer of the service where it gives no token. A client that did not say who it is learns how it could.
  static func refusal(_ error: String, _ description: String) -> SandboxAnswer {
    let isUnknownClient = error == "invalid_client"
    var headers = notStored
    if isUnknownClient { headers["WWW-Authenticate"] = "Basic realm=\"sandbox\"" }
    return .json(
      isUnknownClient ? .unauthorized : .badRequest,
      ["error": JSONText.quoted(error), "error_description": JSONText.quoted(description)], headers: headers)
  }

  private static let notStored = ["Cache-Control": "no-store", "Pragma": "no-cache"]

  // MARK: - Checking

  private func check(_ request: ReceivedRequest) throws(Refusal) {
    try checkMediaType(request)
    let form = try form(request)
    guard let grant = form["grant_type"] else { throw Refusal("invalid_request", "grant_type is missing.") }
    try checkClient(request, form)
    guard grant == "client_credentials" else {
      throw Refusal("unsupported_grant_type", "The only grant_type is client_credentials.")
    }
    guard let scope = form["scope"], scope == AuthorizeService.scope else {
      throw Refusal("invalid_scope", "The scope must be \(AuthorizeService.scope).")
    }
  }

  /// The documented definition sends no Content-Type of its own, so that none is taken as well. [D]
  private func checkMediaType(_ request: ReceivedRequest) throws(Refusal) {
    let type = request.value(of: "Content-Type").map(\.mediaType)
    guard type == nil || type == "application/x-www-form-urlencoded" else {
      throw Refusal("invalid_request", "The Content-Type must be application/x-www-form-urlencoded.")
    }
  }

  private func form(_ request: ReceivedRequest) throws(Refusal) -> FormBody {
    do throws(FormBody.Fault) {
      return try FormBody(request.body)
    } catch {
      switch error {
      case .malformed:
        throw Refusal("invalid_request", "The body is not a form of percent-encoded UTF-8.")
      case .repeated(let name):
        throw Refusal("invalid_request", "\(Display.cut(name)) is there more than once.")
      }
    }
  }

  private func checkClient(_ request: ReceivedRequest, _ form: FormBody) throws(Refusal) {
    let header = request.value(of: "Authorization")
    if header != nil, form["client_secret"] != nil {
      throw Refusal("invalid_request", "The credentials are there twice: in the header and in the body.")
    }
    guard header == nil else { return try check(header.flatMap(ClientCredentials.init(header:))) }
    for name in ["client_id", "client_secret"] where form[name] == nil {
      throw Refusal("invalid_client", "\(name) is missing.")
    }
    try check(ClientCredentials(id: form["client_id"] ?? "", secret: form["client_secret"] ?? ""))
  }

  private func check(_ credentials: ClientCredentials?) throws(Refusal) {
    guard credentials != nil, client == nil || credentials == client else {
      throw Refusal("invalid_client", "The client_id or the client_secret is wrong.")
    }
  }
}
