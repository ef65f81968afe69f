import FlyingFox
import Testing

@testable import ApiInteractionSandbox

@Suite("Faults on demand")
struct FaultTests {
  private func fault(_ name: String) -> (name: String, value: String) { ("X-Sandbox-Fault", name) }

  private func options(_ fault: SandboxFault) -> SandboxOptions {
    var options = SandboxOptions()
    options.fault = fault
    return options
  }

  @Test(
    "401, 429 and 500 come whatever the request says",
    arguments: [
      (
        SandboxFault.unauthorized,
        RawResponse.message(
          401, "The request is refused, whatever it says.",
          ["WWW-Authenticate": "Bearer realm=\"sandbox\", error=\"invalid_token\""])
      ),
      (.tooManyRequests, .message(429, "Too many requests; try again.", ["Retry-After": "1"])),
      (.serverError, .message(500, "The service has failed.")),
    ])
  func statuses(_ fault: SandboxFault, _ expected: RawResponse) async throws {
    let always = try await TestSandbox.run(options(fault)) { try await $0.status("1") }
    #expect(always == expected)
    let once = try await TestSandbox.run {
      try await $0.send(RawRequest("GET", "/globalpci/v1/session/1", [self.fault(fault.rawValue)]))
    }
    #expect(once == expected)
  }

  @Test(
    "the order service says what goes wrong in XML, as it says everything",
    arguments: [
      (
        "401", 401, "The request is refused, whatever it says.",
        ["WWW-Authenticate": "Bearer realm=\"sandbox\""]
      ),
      ("429", 429, "Too many requests; try again.", ["Retry-After": "1"]),
      ("500", 500, "The service has failed.", [:]),
      (
        "404", 400,
        "X-Sandbox-Fault must be one of slow, hang, cut, wrong-media, truncated-json, 401, 429, 500.", [:]
      ),
    ] as [(String, Int, String, [String: String])])
  func orders(fault: String, status: Int, message: String, headers: [String: String]) async throws {
    let response = try await TestSandbox.run { try await $0.order([self.fault(fault)]) }
    #expect(response == .xmlMessage(status, message, headers))
  }

  @Test("the token service answers 401 in its own way")
  func unauthorizedToken() async throws {
    let response = try await TestSandbox.run(options(.unauthorized)) {
      try await $0.authorize(TestSandbox.credentials)
    }
    #expect(response.status == 401)
    #expect(try response.member("error") == "invalid_client")
  }

  @Test("a page of HTML comes with 200")
  func wrongMedia() async throws {
    let response = try await TestSandbox.run(options(.wrongMedia)) {
      try await $0.authorize(TestSandbox.credentials)
    }
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(response.body.hasPrefix("<!DOCTYPE html>\n"))
  }

  @Test("a body that ends too early is a whole response")
  func truncated() async throws {
    try await TestSandbox.run(options(.truncated)) { sandbox in
      let response = try await sandbox.authorize(TestSandbox.credentials)
      #expect(response.status == 200)
      #expect(response.body.hasPrefix(#"{"access_token": "#))
      #expect(!response.body.hasSuffix("}"))
      #expect(response.headers["Content-Length"] == "\(response.body.utf8.count)")
      let order = try await sandbox.order()
      #expect(order.body.hasPrefix("<?xml") && !order.body.contains("</order>"))
    }
  }

  @Test("a connection that is cut ends in the middle of the body")
  func cut() async throws {
    let whole = try await TestSandbox.run { try await $0.order() }
    let response = try await TestSandbox.run(options(.cut)) { try await $0.order() }
    let expected = String(whole.body.prefix(whole.body.count / 2))
    #expect(response == RawResponse(status: 200, headers: whole.headers, body: expected))
  }

  @Test("a slow response comes byte by byte")
  func slow() async throws {
    var options = options(.slow)
    options.slowDuration = .seconds(60)
    let whole = try await TestSandbox.run { try await $0.order() }
    let time = ManualClock()
    let response = try await TestSandbox.run(options, clock: time.clock) { try await $0.order() }
    #expect(response == whole)
    let (count, total) = time.slept
    #expect(count == whole.body.utf8.count)
    #expect(total > .seconds(59) && total <= .seconds(60))
  }

  @Test(
    "a service that hangs sends nothing, not even when the sandbox stops", arguments: ["/orders/1", "/none"])
  func hang(_ path: String) async throws {
    try await TestSandbox.run(options(.hang)) { sandbox in
      let client = try await RawClient(port: sandbox.sandbox.port)
      try await client.write(RawRequest("GET", path).bytes)
      // A service that does not hang is answering by now.
      _ = try await sandbox.order([fault("500")])
      let read = Task { await client.readToEnd() }
      await sandbox.sandbox.stop()
      #expect(await read.value == [])
      client.close()
    }
  }

  @Test("a service that hangs lets its connection go when the client has gone")
  func clientGone() async {
    let frames = AsyncThrowingStream<WSFrame, any Error> { $0.finish() }
    await #expect(throws: PacedBody.End.self) { try await Silence().makeFrames(for: frames) }
  }

  @Test("one service can fail, another in another way, and a request comes before both")
  func precedence() async throws {
    var options = options(.serverError)
    options.faults = [.orders: .tooManyRequests]
    try await TestSandbox.run(options) { sandbox in
      #expect(try await sandbox.order().status == 429)
      #expect(try await sandbox.authorize(TestSandbox.credentials).status == 500)
      let asked = try await sandbox.order([fault("401")])
      #expect(asked.status == 401)
    }
  }

  @Test(
    "a path without a service has the fault of all services, or that of the request",
    arguments: [
      (
        SandboxFault.unauthorized, 401, "application/json",
        #"{"Message": "The request is refused, whatever it says."}"#
      ),
      (.tooManyRequests, 429, "application/json", #"{"Message": "Too many requests; try again."}"#),
      (.serverError, 500, "application/json", #"{"Message": "The service has failed."}"#),
      (.wrongMedia, 200, "text/html; charset=utf-8", "<!DOCTYPE html>\n"),
      (.truncated, 404, "application/json", #"{"Message": "There is nothing at /none. "#),
      (.cut, 404, "application/json", #"{"Message": "There is nothing at /none. "#),
      (.slow, 404, "application/json", #"{"Message": "There is nothing at /none. "#),
    ])
  func nowhere(_ fault: SandboxFault, _ status: Int, _ type: String, _ start: String) async throws {
    let time = ManualClock()
    let always = try await TestSandbox.run(options(fault), clock: time.clock) {
      try await $0.send(RawRequest("GET", "/none"))
    }
    #expect(always.status == status)
    #expect(always.headers["Content-Type"] == type)
    #expect(always.body.hasPrefix(start), "\(always.body)")
    #expect(always.body.hasSuffix("}") == ![.truncated, .cut, .wrongMedia].contains(fault))
    #expect((time.slept.total > .zero) == (fault == .slow))
    let once = try await TestSandbox.run(clock: time.clock) {
      try await $0.send(RawRequest("PUT", "/none", [self.fault(fault.rawValue)]))
    }
    #expect(once == always)
  }

  @Test(
    "a path without a service answers that there is nothing where one service fails, and names an unknown fault"
  )
  func nowhereElse() async throws {
    var options = SandboxOptions()
    options.faults = [.orders: .serverError]
    try await TestSandbox.run(options) { sandbox in
      let sound = try await sandbox.send(RawRequest("GET", "/none"))
      #expect(sound.status == 404)
      let unknown = try await sandbox.send(RawRequest("GET", "/none", [fault("404")]))
      #expect(unknown.status == 400)
    }
  }

  @Test("an unknown fault is named")
  func unknown() async throws {
    let response = try await TestSandbox.run {
      try await $0.authorize(TestSandbox.credentials, TestSandbox.form + [fault("404")])
    }
    #expect(
      response
        == .message(
          400,
          "X-Sandbox-Fault must be one of slow, hang, cut, wrong-media, truncated-json, 401, 429, 500."))
  }
}
