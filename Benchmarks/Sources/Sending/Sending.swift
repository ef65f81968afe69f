import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import CHeap
import Foundation

/// Measures what an interaction costs beside the bare call of its transport, and the memory of many.
///
/// Sending overhead ROUNDS; Sending memory URL CALLS
@main
enum Sending {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let count = Int(arguments[arguments.count - 1]) else { exit(2) }
    if arguments[1] == "overhead" { return try await overhead(count) }
    try await memory(arguments[2], count)
  }

  private static func authorize(_ url: String) throws -> ApiInteraction {
    try ApiInteraction(
      SourceText(
        """
        <ApiInteraction><Request><Url>\(url)/auth/connect/token</Url><Method>POST</Method><Headers>
        <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header></Headers>
        <Body><![CDATA[grant_type=client_credentials&scope=globalpci&client_id=sandbox-client&client_secret=$(Secret)]]></Body>
        </Request><Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>
        <Locator>access_token</Locator><Destination>AccessToken</Destination><DataType>String</DataType></Field><Field>
        <Locator>token_type</Locator><Destination>TokenType</Destination><DataType>String</DataType></Field></Fields>
        </Response></ApiInteraction>
        """))
  }

  private static let context = CallContext(dataSources: ["Secret": "sandbox-secret"])

  /// Takes turns, so that what else the machine does falls on both.
  private static func overhead(_ rounds: Int) async throws {
    let sandbox = try await Sandbox.start()
    let interaction = try authorize(sandbox.url)
    let transport = URLSessionTransport()
    let client = InteractionClient(transport: transport)
    let resolved = try RequestResolver(interaction).resolve(in: context)
    let body = resolved.body.map { Array($0.utf8) }
    var (bare, whole): ([Duration], [Duration]) = ([], [])
    for round in 0..<(rounds + 100) {
      let first = try await time {
        _ = try await transport.send(resolved.request, body: body, options: TransportOptions())
      }
      let second = try await time { _ = try await client.run(interaction, in: context) }
      if round < 100 { continue }
      bare.append(first)
      whole.append(second)
    }
    let (one, other) = (median(bare), median(whole))
    print(
      "bare call \(one), interaction \(other): \(String(format: "%.2f", other / one)) times as long (at most 1.1)"
    )
    await sandbox.stop()
  }

  private static func time(_ work: () async throws -> Void) async rethrows -> Duration {
    try await ContinuousClock().measure { try await work() }
  }

  private static func median(_ durations: [Duration]) -> Duration { durations.sorted()[durations.count / 2] }

  private static func memory(_ url: String, _ calls: Int) async throws {
    let interaction = try authorize(url)
    let client = InteractionClient(
      transport: URLSessionTransport(), options: TransportOptions(timeout: .seconds(10)))
    for round in 1...20 {
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<calls {
          group.addTask { try await client.run(interaction, in: context).mapped["AccessToken"] != nil }
        }
        for try await isStored in group where !isStored { exit(1) }
      }
      // Connections that are not needed are closed meanwhile.
      try await Task.sleep(for: .seconds(1))
      let descriptors = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
      print(
        "\(round * calls) calls: \(heap_in_use() / 1024) KiB of the heap in use, \(descriptors) descriptors")
    }
  }
}
