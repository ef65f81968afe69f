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

  /// What becomes of a call at a fault.
  enum Branch: Sendable, Equatable {
    case stored(status: String, issues: Int)
    case interfaceFailure
  }

  @Test(
    "each fault takes the documented branch, and says why in one line",
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
    do throws(InteractionError) {
      let exchange = try await client.run(journey.authorize, in: journey.context)
      let code = exchange.mapped["AuthorizeResponseCode"]?.text ?? ""
      #expect(expected.branch == .stored(status: code, issues: exchange.mapped.issues.count))
      #expect(exchange.mapped["AccessToken"] == nil)
      for issue in exchange.mapped.issues { #expect(!issue.message.contains("\n")) }
    } catch {
      #expect(expected.branch == .interfaceFailure, "\(error)")
      #expect(!error.description.contains("\n"))
      if case .interfaceFailure(let failure, _) = error {
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
