import ApiInteractionLint
import ApiInteractionSandbox
import Testing

@Suite("Starting a session")
struct StartSessionServiceTests {
  private static let source = " (Vonage, IVR Secure Payments, step 2, Start Session)"
  private static let needs = "which vonage-start-session needs\(source)."

  @Test(
    "a request with all that is needed starts one",
    arguments: ["/globalpci/v1/selfservicesession/", "/globalpci/v1/selfservicesession"])
  func started(_ path: String) async throws {
    try await TestSandbox.run { sandbox in
      let headers = [sandbox.authorization, ("Content-Type", "application/json; charset=utf-8")]
      let response = try await sandbox.send(
        RawRequest("POST", path, headers, body: TestSandbox.payment))
      let id = try response.member("sessionId")
      let link = try response.member("dtmfLinkId")
      #expect(id.count == 36)
      #expect(link.count == 8)
      let body =
        #"{"sessionId": "\#(id)", "dtmfLinkId": "\#(link)", "dtmfFallbackNumber": "+442079460123", "Message": null}"#
      #expect(response == .json(200, body))
      #expect(try await sandbox.status(id).status == 200)
    }
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let body: String
    let message: String

    init(_ body: String, _ message: String) {
      self.body = body
      self.message = message
    }

    var testDescription: String { body }
  }

  @Test(
    "what is missing or wrong is named",
    arguments: [
      Refused(
        "",
        "The request has no body; vonage-start-session needs JSON with AccountConfigurationId, CallGuid, PaymentData."
      ),
      Refused(
        "[]",
        "The body is a list; vonage-start-session needs JSON with AccountConfigurationId, CallGuid, PaymentData."
      ),
      Refused(
        "null",
        "The body is null; vonage-start-session needs JSON with AccountConfigurationId, CallGuid, PaymentData."
      ),
      Refused(
        #"{"AccountConfigurationId": "a", "PaymentData": {}}"#, "The body has no CallGuid, \(Self.needs)"),
      Refused(
        #"{"AccountConfigurationId": "a"}"#,
        "The body has no CallGuid, \(Self.needs) The body has no PaymentData, \(Self.needs)"),
      Refused(
        #"{"AccountConfigurationId": "a", "CallGUID": "c", "PaymentData": {}}"#,
        "The body has no CallGuid, \(Self.needs) There is “CallGUID”."),
      Refused(
        #"{"AccountConfigurationId": 1, "CallGuid": "c", "PaymentData": []}"#,
        "AccountConfigurationId is a number; vonage-start-session takes a text\(Self.source). Write it in quotes. "
          + "PaymentData is a list; vonage-start-session takes an object\(Self.source)."),
    ])
  func refused(_ refused: Refused) async throws {
    let response = try await TestSandbox.run { try await $0.start(refused.body) }
    #expect(response == .message(400, refused.message))
  }

  @Test(
    "another Content-Type, or none, is named",
    arguments: [
      (nil as String?, "The request has no header Content-Type, \(Self.needs)"),
      (
        "text/plain",
        "The header Content-Type is “text/plain”; vonage-start-session takes application/json\(Self.source)."
      ),
    ])
  func contentType(_ type: String?, _ message: String) async throws {
    let response = try await TestSandbox.run { sandbox in
      let headers = [sandbox.authorization] + (type.map { [("Content-Type", $0)] } ?? [])
      return try await sandbox.send(
        RawRequest("POST", "/globalpci/v1/selfservicesession/", headers, body: TestSandbox.payment))
    }
    #expect(response == .message(400, message))
  }

  @Test(
    "a request without a token that was given is refused",
    arguments: [
      (nil as String?, nil as String?), ("Basic abc", nil), ("Bearer", nil), ("Bearer a b", nil),
      ("Bearer abc", "invalid_token"),
    ])
  func unauthorized(_ authorization: String?, _ error: String?) async throws {
    let headers = authorization.map { [(name: "Authorization", value: $0)] } ?? []
    let response = try await TestSandbox.run {
      try await $0.send(
        RawRequest("POST", "/globalpci/v1/selfservicesession/", headers, body: TestSandbox.payment))
    }
    let message =
      error == nil
      ? "The request has no header Authorization with Bearer and a token."
      : "The token is not one that this sandbox has given."
    let detail = error.map { ", error=\"\($0)\"" } ?? ""
    #expect(
      response == .message(401, message, ["WWW-Authenticate": "Bearer realm=\"sandbox\"\(detail)"]))
  }

  // MARK: - Profiles

  private static let own = """
    name: example-provider
    source: Example Pay, manual, page 7
    extends: vonage-start-session
    body:
      PaymentData.cardholderAddress:
      PaymentData.currency:
        values: [EUR, GBP]
    """

  private func options() throws -> SandboxOptions {
    var options = SandboxOptions()
    try options.profiles.add(Array(StartSessionServiceTests.own.utf8))
    return options
  }

  @Test("a profile of one's own takes the place of the one that it extends")
  func ownProfile() async throws {
    let body =
      #"{"AccountConfigurationId": "a", "PaymentData": {"cardholder Address": "", "currency": "POUND"}}"#
    let response = try await TestSandbox.run(try options()) { try await $0.start(body) }
    let own = " (Example Pay, manual, page 7)"
    let message =
      "The body has no CallGuid, which example-provider needs\(StartSessionServiceTests.source). "
      + "The body has no PaymentData.cardholderAddress, which example-provider needs\(own). "
      + "There is “PaymentData.cardholder Address”. "
      + "PaymentData.currency is “POUND”; example-provider takes EUR or GBP\(own)."
    #expect(response == .message(400, message))
  }

  @Test("a profile can be chosen by its name")
  func namedProfile() async throws {
    var options = try options()
    options.profile = "vonage-start-session"
    let response = try await TestSandbox.run(options) { try await $0.start(TestSandbox.payment) }
    #expect(response.status == 200)
  }

  @Test(
    "a profile that is not there, or is of a form, keeps the sandbox from starting",
    arguments: [
      (
        "no-such",
        "There is no profile “no-such”. There are vonage-authentication, vonage-start-session, vonage-session-status."
      ),
      (
        "vonage-authentication",
        "The profile “vonage-authentication” is of a form, but a session is started with JSON."
      ),
    ])
  func wrongProfile(_ name: String, _ message: String) async {
    var options = SandboxOptions()
    options.profile = name
    await #expect {
      try await Sandbox.start(options)
    } throws: {
      ($0 as? SandboxError)?.description == message
    }
  }
}
