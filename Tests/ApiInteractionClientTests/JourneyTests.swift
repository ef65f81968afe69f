import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import Foundation
import TestSupport
import Testing

@Suite("The documented journey against the sandbox", .serialized)
struct JourneyTests {
  @Test(
    "all documented definitions are sent and mapped", arguments: TransportKind.allCases,
    SandboxOutcome.allCases)
  func documented(transport: TransportKind, outcome: SandboxOutcome) async throws {
    var options = SandboxOptions()
    options.outcome = outcome
    let sandbox = try await Sandbox.start(options)
    let context = try await Journey(sandbox).run(InteractionClient(transport: transport.make()))
    for name in ["AuthorizeResponseCode", "GlobalPCIResponseCode", "GlobalPCI|ResponseCode"] {
      #expect(context.dataSources[name] == "200")
    }
    #expect(context.dataSources["TokenType"] == "Bearer")
    for name in ["AccessToken", "PCIPal|DtmfFallbackNumber", "PCIPal|DtmfLinkId", "GlobalPCI|SessionId"] {
      #expect(context.dataSources[name]??.isEmpty == false)
    }
    let state =
      switch outcome {
      case .success, .declined, .cardCancelled: "Finished"
      case .error: "Error"
      case .timeOut: "TimeOut"
      case .expired: "ExpiredOnProviderSide"
      }
    #expect(context.dataSources["GlobalPCI|SessionState"] == state)
    await sandbox.stop()
  }

  @Test(
    "the corrected start-session, and a service that answers in XML, are sent and mapped",
    arguments: TransportKind.allCases)
  func correctedAndXML(transport: TransportKind) async throws {
    let sandbox = try await Sandbox.start()
    let journey = try Journey(sandbox)
    let context = try await journey.run(
      InteractionClient(transport: transport.make()),
      [journey.authorize, journey.correctedStart, journey.status, journey.order])
    for name in [
      "AuthorizeResponseCode", "GlobalPCIResponseCode", "GlobalPCI|ResponseCode", "OrderResponseCode",
    ] {
      #expect(context.dataSources[name] == "200")
    }
    #expect(context.dataSources["GlobalPCI|SessionState"] == "Finished")
    #expect(context.dataSources["Order|Name"] == "Jane Doe")
    await sandbox.stop()
  }

  /// What becomes of a call at a fault.
  enum Branch: Sendable, Equatable {
    case stored(status: String, issues: Int)
    case interfaceFailure
  }

  @Test(
    "each fault takes the documented branch, whatever service has it, and says why in one line",
    arguments: TransportKind.allCases,
    [
      (.slow, .interfaceFailure), (.hang, .interfaceFailure), (.cut, .interfaceFailure),
      (.wrongMedia, .stored(status: "200", issues: 1)), (.truncated, .stored(status: "200", issues: 1)),
      (.unauthorized, .stored(status: "401", issues: 0)),
      (.tooManyRequests, .stored(status: "429", issues: 0)),
      (.serverError, .stored(status: "500", issues: 0)),
    ] as [(SandboxFault, Branch)])
  func faults(transport: TransportKind, expected: (fault: SandboxFault, branch: Branch)) async throws {
    var options = SandboxOptions()
    options.fault = expected.fault
    let sandbox = try await Sandbox.start(options)
    let journey = try Journey(sandbox)
    let client = InteractionClient(
      transport: transport.make(), options: TransportOptions(timeout: .milliseconds(500)))
    for interaction in [journey.authorize, journey.start, journey.status, journey.order] {
      do throws(InteractionError) {
        let exchange = try await client.run(interaction, in: journey.readyContext)
        let issues = exchange.mapped.issues
        let code = exchange.mapped.assignments.first?.value?.text ?? ""
        #expect(expected.branch == .stored(status: code, issues: issues.count))
        // A service may say in words what is wrong, and that is all.
        let stored = exchange.mapped.assignments.dropFirst().filter { $0.value != nil }
        #expect(stored.allSatisfy { $0.destination.name == "GlobalPCI|Message" })
        for issue in issues { #expect(!issue.message.isEmpty && !issue.message.contains("\n")) }
      } catch {
        #expect(expected.branch == .interfaceFailure, "\(error)")
        #expect(!error.description.isEmpty && !error.description.contains("\n"))
        guard case .interfaceFailure(let failure, let request) = error else {
          Issue.record("It was refused before it was sent: \(error)")
          continue
        }
        #expect(request?.text.url.hasPrefix(sandbox.url) == true)
        switch (expected.fault, failure.reason) {
        case (.cut, .connectionLost), (.slow, .timeout(.milliseconds(500))),
          (.hang, .timeout(.milliseconds(500))):
          break
        default: Issue.record("\(failure)")
        }
      }
    }
    await sandbox.stop()
  }

  @Test("1,000 calls at the same time all get through", arguments: TransportKind.allCases)
  func many(transport: TransportKind) async throws {
    let sandbox = try await Sandbox.start()
    let journey = try Journey(sandbox)
    #expect(try await JourneyTests.finished(1000, journey, JourneyTests.patient(transport)) == 1000)
    await sandbox.stop()
  }

  private static func patient(_ transport: TransportKind) -> InteractionClient {
    InteractionClient(transport: transport.make(), options: TransportOptions(timeout: .seconds(600)))
  }

  /// How many of so many calls at the same time come to their end.
  private static func finished(_ count: Int, _ journey: Journey, _ client: InteractionClient) async throws
    -> Int
  {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for _ in 0..<count {
        group.addTask { try await journey.run(client).dataSources["GlobalPCI|SessionState"] == "Finished" }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
  }

  #if os(Linux)
    @Test(
      "after 10,000 calls no descriptor is left, and no memory", .enabled(if: isAlone),
      arguments: TransportKind.allCases)
    func leaks(transport: TransportKind) async throws {
      let sandbox = try await Sandbox.start()
      let journey = try Journey(sandbox)
      let client = JourneyTests.patient(transport)
      for _ in 0..<4 { _ = try await JourneyTests.finished(1000, journey, client) }
      let (descriptors, memory) = (try Self.descriptors(), try Self.residentKiB())
      for _ in 0..<6 { #expect(try await JourneyTests.finished(1000, journey, client) == 1000) }
      // What is kept for the next request varies: at both ends, which are in this process, up to 256 to a host.
      #expect(try Self.descriptors() <= max(descriptors, 600))
      // The sandbox keeps 1 KiB of each call, and a timer some 700 bytes of each of its 3 requests until its time comes;
      // memory that is given back is not all used again.
      let growth = try Self.residentKiB() - memory
      print("\(transport): \(growth) KiB more after 6,000 calls, \(try Self.descriptors()) descriptors")
      #expect(growth < 6000 * 12)
      await sandbox.stop()
    }

    /// Whether nothing else runs in this process.
    private static var isAlone: Bool {
      ProcessInfo.processInfo.environment["APIINTERACTION_SLOW_TESTS"] == "1"
    }
  #endif

  #if os(Linux)
    private static func descriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// The memory that is in use.
    private static func residentKiB() throws -> Int {
      let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      return (Int(text.split(separator: " ")[1]) ?? 0) * Int(getpagesize()) / 1024
    }
  #endif
}
