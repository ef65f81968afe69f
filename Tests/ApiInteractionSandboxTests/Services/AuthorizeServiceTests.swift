import ApiInteractionSandbox
import Testing

@Suite("Authorizing")
struct AuthorizeServiceTests {
  private static let notStored = ["Cache-Control": "no-store", "Pragma": "no-cache"]

  private func expectToken(_ response: RawResponse) throws {
    let token = try response.member("access_token")
    #expect(token.count == 43)
    let body =
      #"{"access_token": "\#(token)", "token_type": "Bearer", "expires_in": 3600, "scope": "globalpci"}"#
    #expect(response == .json(200, body, AuthorizeServiceTests.notStored))
  }

  @Test(
    "a client with the right credentials gets a token",
    arguments: [
      TestSandbox.credentials,
      "client_secret=sandbox-secret&client_id=sandbox-client&scope=globalpci&grant_type=client_credentials",
      "grant_type=client%5Fcredentials&scope=%67lobalpci&client_id=sandbox%2dclient&client_secret=sandbox-secret&",
      TestSandbox.credentials + "&more=1",
    ])
  func granted(_ body: String) async throws {
    try await TestSandbox.run { try expectToken(try await $0.authorize(body)) }
  }

  @Test(
    "the media type may have parameters, or not be there, as in the documented definition",
    arguments: [nil, "application/x-www-form-urlencoded; charset=utf-8", "Application/X-WWW-Form-Urlencoded"])
  func mediaTypes(_ type: String?) async throws {
    let headers = type.map { [(name: "Content-Type", value: $0)] } ?? []
    try await TestSandbox.run { try expectToken(try await $0.authorize(TestSandbox.credentials, headers)) }
  }

  @Test("any client gets a token where any is taken, but none without credentials")
  func anyClient() async throws {
    var options = SandboxOptions()
    options.takesAnyClient = true
    try await TestSandbox.run(options) { sandbox in
      let form = "grant_type=client_credentials&scope=globalpci&client_id=call-plan"
      try expectToken(try await sandbox.authorize(form + "&client_secret=own"))
      #expect(try await sandbox.authorize(form).status == 401)
    }
  }

  @Test("credentials may come in the header")
  func basic() async throws {
    let header = (name: "Authorization", value: "Basic c2FuZGJveC1jbGllbnQ6c2FuZGJveC1zZWNyZXQ=")
    try await TestSandbox.run { sandbox in
      let body = "grant_type=client_credentials&scope=globalpci"
      try expectToken(try await sandbox.authorize(body, TestSandbox.form + [header]))
      let twice = try await sandbox.authorize(TestSandbox.credentials, TestSandbox.form + [header])
      #expect(
        twice
          == refusal(
            400, "invalid_request", "The credentials are there twice: in the header and in the body."))
    }
  }

  @Test("a client may have any characters in its credentials")
  func decoding() async throws {
    var options = SandboxOptions()
    options.clientID = "a b+c&d"
    options.clientSecret = "é=%"
    let body =
      "grant_type=client_credentials&scope=globalpci&client_id=a+b%2Bc%26d&client_secret=%C3%A9%3D%25"
    try await TestSandbox.run(options) { try expectToken(try await $0.authorize(body)) }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let body: String
    let error: String
    let description: String

    init(_ body: String, _ error: String, _ description: String) {
      self.body = body
      self.error = error
      self.description = description
    }

    var testDescription: String { body }
  }

  private func refusal(_ status: Int, _ error: String, _ description: String) -> RawResponse {
    var headers = AuthorizeServiceTests.notStored
    if status == 401 { headers["WWW-Authenticate"] = "Basic realm=\"sandbox\"" }
    return .json(status, #"{"error": "\#(error)", "error_description": "\#(description)"}"#, headers)
  }

  @Test(
    "what is wrong is told as RFC 6749 has it",
    arguments: [
      Refused("", "invalid_request", "grant_type is missing."),
      Refused("grant_type=", "invalid_request", "grant_type is missing."),
      Refused(
        TestSandbox.credentials + "&scope=globalpci", "invalid_request", "scope is there more than once."),
      Refused(
        TestSandbox.credentials + "&s%63ope=globalpci", "invalid_request", "scope is there more than once."),
      Refused("grant_type=%", "invalid_request", "The body is not a form of percent-encoded UTF-8."),
      Refused("grant_type=%4g", "invalid_request", "The body is not a form of percent-encoded UTF-8."),
      Refused("grant_type=%ff", "invalid_request", "The body is not a form of percent-encoded UTF-8."),
      Refused(
        "grant_type=password&scope=globalpci&client_id=sandbox-client&client_secret=sandbox-secret",
        "unsupported_grant_type", "The only grant_type is client_credentials."),
      Refused(
        "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret",
        "invalid_scope", "The scope must be globalpci."),
      Refused(
        "grant_type=client_credentials&scope=other&client_id=sandbox-client&client_secret=sandbox-secret",
        "invalid_scope", "The scope must be globalpci."),
    ])
  func refused(_ refused: Refused) async throws {
    let response = try await TestSandbox.run { try await $0.authorize(refused.body) }
    #expect(response == refusal(400, refused.error, refused.description))
  }

  @Test(
    "a request without credentials is told as invalid_client, and how they may be sent",
    arguments: [
      ("grant_type=client_credentials&scope=globalpci", "client_id"),
      ("grant_type=client_credentials&client_secret=sandbox-secret", "client_id"),
      ("grant_type=client_credentials&client_id=sandbox-client", "client_secret"),
      ("grant_type=password&client_id=sandbox-client&client_secret=", "client_secret"),
    ])
  func noCredentials(_ body: String, _ missing: String) async throws {
    let response = try await TestSandbox.run { try await $0.authorize(body) }
    #expect(response == refusal(401, "invalid_client", "\(missing) is missing."))
  }

  @Test(
    "wrong credentials are told as invalid_client",
    arguments: [
      "grant_type=client_credentials&scope=globalpci&client_id=sandbox-client&client_secret=wrong",
      "grant_type=client_credentials&scope=globalpci&client_id=wrong&client_secret=sandbox-secret",
    ])
  func wrongCredentials(_ body: String) async throws {
    let response = try await TestSandbox.run { try await $0.authorize(body) }
    #expect(response == refusal(401, "invalid_client", "The client_id or the client_secret is wrong."))
  }

  @Test(
    "a header that holds no credentials is told as invalid_client",
    arguments: ["Basic", "Basic ???", "Basic bm9jb2xvbg==", "Bearer abc", "Basic /zo="])
  func wrongHeader(_ header: String) async throws {
    let headers = TestSandbox.form + [(name: "Authorization", value: header)]
    let response = try await TestSandbox.run {
      try await $0.authorize("grant_type=client_credentials&scope=globalpci", headers)
    }
    #expect(response == refusal(401, "invalid_client", "The client_id or the client_secret is wrong."))
  }

  @Test("another media type is told as invalid_request")
  func wrongMediaType() async throws {
    let headers = [(name: "Content-Type", value: "application/json")]
    let response = try await TestSandbox.run { try await $0.authorize(TestSandbox.credentials, headers) }
    let description = "The Content-Type must be application/x-www-form-urlencoded."
    #expect(response == refusal(400, "invalid_request", description))
  }

  @Test("every token is another, and opens the payment services")
  func tokens() async throws {
    try await TestSandbox.run { sandbox in
      var tokens: Set<String> = []
      for _ in 0..<20 {
        let token = try await sandbox.authorize(TestSandbox.credentials).member("access_token")
        tokens.insert(token)
        let request = RawRequest(
          "GET", "/globalpci/v1/session/\(sandbox.dataSource("GlobalPCI|SessionId"))",
          [("Authorization", "bearer \(token)")])
        #expect(try await sandbox.send(request).status == 200)
      }
      #expect(tokens.count == 20)
    }
  }
}
