import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan
import ApiInteractionSandbox
import HTTPTypes
import TestSupport
import Testing

@Suite("The documented plan against the sandbox", .serialized)
struct PlanJourneyTests {
  /// Walks the plan against a sandbox of its own.
  private func walk(
    _ transport: TransportKind, _ call: PlanCall, faults: [String: ConnectorFault] = [:]
  ) async throws -> PlanWalk {
    var options = SandboxOptions()
    options.takesAnyClient = true
    let sandbox = try await Sandbox.start(options)
    let (plan, definitions) = try PlanSample.documented()
    let base = try AbsoluteURL(sandbox.url)
    let shared = transport.make()
    let header = try #require(HTTPField.Name(SandboxFault.header))
    let walker = try PlanWalker(
      plan, definitions: definitions,
      pay: { outcome in
        if let outcome = SandboxOutcome(rawValue: outcome.rawValue) { await sandbox.setOutcome(outcome) }
      }
    ) { step in
      let fault = faults[step]
      if fault == .down { return InteractionClient(transport: RefusingTransport()) }
      var client = InteractionClient(transport: shared, options: .patient).sending(to: base)
      if let fault { client.extraFields.append(HTTPField(name: header, value: fault.rawValue)) }
      return client
    }
    var call = call
    call.configuration["PaymentClientSecret"] = "secret"
    call.dataSources["CallGuid"] = "5d41402a"
    var walk = walker.begin(call)
    _ = try await walk.steps()
    await sandbox.stop()
    return walk
  }

  @Test(
    "each outcome of the payment comes to the end that it should", arguments: TransportKind.allCases,
    [
      ([.success], [:], "paid"), ([.declined, .success], ["IVRSlot|TryAgain": ["1"]], "paid"),
      ([.declined], [:], "to-agent"), ([.cardCancelled], ["IVRSlot|TryAgain": ["1"]], "to-agent"),
      ([.cardCancelled, .success], ["IVRSlot|OtherCard": ["1"]], "paid"), ([.error], [:], "to-agent"),
      ([.timeOut], [:], "to-agent"), ([.expired], [:], "to-agent"), ([], [:], "paid"),
    ] as [([PaymentOutcome], [String: [String?]], String)])
  func outcomes(
    transport: TransportKind, expected: ([PaymentOutcome], digits: [String: [String?]], end: String)
  ) async throws {
    let call = PlanCall(digits: expected.digits, payments: expected.0)
    let walk = try await walk(transport, call)
    #expect(walk.end?.words == "reached \(expected.end)")
    let state =
      switch expected.0.last {
      case .error: "Error"
      case .timeOut: "TimeOut"
      case .expired: "ExpiredOnProviderSide"
      default: "Finished"
      }
    #expect(walk.dataSources["GlobalPCI|SessionState"] == state)
  }

  @Test(
    "a service that fails, at each connector, sends the call to an agent", arguments: TransportKind.allCases,
    [
      ("authorize", "AuthorizeResponseCode"), ("start-session", "GlobalPCIResponseCode"),
      ("session-status", "GlobalPCI|ResponseCode"),
    ])
  func faults(transport: TransportKind, connector: (step: String, code: String)) async throws {
    for (fault, code) in [
      (.down, nil), (.cut, nil), (.serverError, "500"), (.unauthorized, "401"), (.tooManyRequests, "429"),
    ] as [(ConnectorFault, String?)] {
      let walk = try await walk(transport, PlanCall(), faults: [connector.step: fault])
      #expect(walk.end?.words == "reached to-agent")
      #expect((walk.dataSources[connector.code] ?? nil) == code)
    }
  }

  @Test("a start session whose answer cannot be read leads to an agent, and not to a transfer that cannot be")
  func unreadable() async throws {
    for fault in [ConnectorFault.wrongMedia, .truncated] {
      let walk = try await walk(.urlSession, PlanCall(), faults: ["start-session": fault])
      #expect(walk.end?.words == "reached to-agent")
      #expect((walk.dataSources["GlobalPCIResponseCode"] ?? nil) == "200")
    }
  }

  @Test("outcomes and faults have the sandbox's names")
  func names() {
    #expect(PaymentOutcome.allCases.map(\.rawValue) == SandboxOutcome.allCases.map(\.rawValue))
    #expect(
      ConnectorFault.allCases.filter { $0 != .down }.map(\.rawValue)
        == SandboxFault.allCases.map(\.rawValue))
  }
}
