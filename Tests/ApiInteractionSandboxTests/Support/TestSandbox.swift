@testable import ApiInteractionSandbox

/// A sandbox for one test, with what its tests ask it for.
struct TestSandbox: Sendable {
  let sandbox: Sandbox

  static let form = [(name: "Content-Type", value: "application/x-www-form-urlencoded")]
  static let credentials =
    "grant_type=client_credentials&scope=globalpci&client_id=sandbox-client&client_secret=sandbox-secret"
  static let payment = #"{"AccountConfigurationId": "a", "CallGuid": "c", "PaymentData": {}}"#

  /// Runs a sandbox while something is done with it.
  static func run<Result>(
    _ options: SandboxOptions = SandboxOptions(), clock: SandboxClock = .continuous,
    _ body: (TestSandbox) async throws -> Result
  ) async throws -> Result {
    let sandbox = try await Sandbox.start(options, clock: clock)
    do {
      let result = try await body(TestSandbox(sandbox: sandbox))
      await sandbox.stop()
      return result
    } catch {
      await sandbox.stop()
      throw error
    }
  }

  var authorization: (name: String, value: String) {
    ("Authorization", "Bearer \(dataSource("AccessToken"))")
  }

  func dataSource(_ name: String) -> String {
    sandbox.dataSources.first { $0.name == name }?.value ?? ""
  }

  func send(_ request: RawRequest) async throws -> RawResponse {
    try RawResponse(await RawClient.exchange(request.bytes, port: sandbox.port))
  }

  func authorize(
    _ body: String, _ headers: [(name: String, value: String)] = TestSandbox.form
  ) async throws -> RawResponse {
    try await send(RawRequest("POST", "/auth/connect/token", headers, body: body))
  }

  func start(_ body: String) async throws -> RawResponse {
    let headers = [authorization, ("Content-Type", "application/json")]
    return try await send(RawRequest("POST", "/globalpci/v1/selfservicesession/", headers, body: body))
  }

  func status(_ id: String) async throws -> RawResponse {
    try await send(RawRequest("GET", "/globalpci/v1/session/\(id)", [authorization]))
  }

  func order(_ headers: [(name: String, value: String)] = []) async throws -> RawResponse {
    try await send(RawRequest("GET", "/orders/A-1001", headers))
  }
}
