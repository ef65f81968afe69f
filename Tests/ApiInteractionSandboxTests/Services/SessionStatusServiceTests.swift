import ApiInteractionSandbox
import Testing

@Suite("The status of a session")
struct SessionStatusServiceTests {
  private func body(_ id: String, _ state: String, _ result: String?) -> String {
    let result = result.map { "\"\($0)\"" } ?? "null"
    return
      #"{"sessionId": "\#(id)", "sessionState": "\#(state)", "paymentResult": \#(result), "Message": null}"#
  }

  @Test("goes from Initial over InProgress to the end, behind which it lags")
  func journey() async throws {
    var options = SandboxOptions()
    options.delay = .seconds(30)
    options.lag = .seconds(5)
    let time = ManualClock()
    try await TestSandbox.run(options, clock: time.clock) { sandbox in
      time.advance(by: .seconds(100))
      let id = try await sandbox.start(TestSandbox.payment).member("sessionId")
      let steps: [(Duration, String, String?)] = [
        (.zero, "Initial", nil), (.seconds(9), "Initial", nil), (.seconds(1), "InProgress", nil),
        (.seconds(20), "InProgress", nil), (.milliseconds(4999), "InProgress", nil),
        (.milliseconds(1), "Finished", "Success"), (.seconds(1000), "Finished", "Success"),
      ]
      for (pause, state, result) in steps {
        time.advance(by: pause)
        #expect(
          try await sandbox.status(id) == .json(200, body(id, state, result), ["X-Stand-In": "paymentResult"])
        )
      }
    }
  }

  @Test(
    "ends as the options say",
    arguments: [
      (SandboxOutcome.success, "Finished", "Success" as String?), (.declined, "Finished", "Declined"),
      (.cardCancelled, "Finished", "CardCancelled"), (.error, "Error", nil), (.timeOut, "TimeOut", nil),
      (.expired, "ExpiredOnProviderSide", nil),
    ])
  func outcome(_ outcome: SandboxOutcome, _ state: String, _ result: String?) async throws {
    var options = SandboxOptions()
    options.outcome = outcome
    try await TestSandbox.run(options) { sandbox in
      let id = sandbox.dataSource("GlobalPCI|SessionId")
      let response = try await sandbox.status(id)
      #expect(response == .json(200, body(id, state, result), ["X-Stand-In": "paymentResult"]))
    }
  }

  @Test("ends as was decided last, whatever the options say")
  func decided() async throws {
    var options = SandboxOptions()
    options.outcome = .expired
    try await TestSandbox.run(options) { sandbox in
      let id = sandbox.dataSource("GlobalPCI|SessionId")
      for (outcome, result) in [(SandboxOutcome.declined, "Declined"), (.success, "Success")] {
        await sandbox.sandbox.setOutcome(outcome)
        let response = try await sandbox.status(id)
        #expect(response.body == body(id, "Finished", result))
      }
    }
  }

  @Test("a session that was never started is not found")
  func unknown() async throws {
    let response = try await TestSandbox.run { try await $0.status("a%22%3Cb") }
    #expect(response == .message(404, #"There is no session a\"<b."#))
  }

  @Test("nobody without a token is told")
  func unauthorized() async throws {
    let response = try await TestSandbox.run {
      try await $0.send(RawRequest("GET", "/globalpci/v1/session/\($0.dataSource("GlobalPCI|SessionId"))"))
    }
    #expect(
      response
        == .message(
          401, "The request has no header Authorization with Bearer and a token.",
          ["WWW-Authenticate": "Bearer realm=\"sandbox\""]))
  }
}
