import Foundation
import TestSupport
import Testing

@Suite("The demo")
struct DemoTests {
  @Test("it shows the documented journey, to the letter")
  func journey() throws {
    let root = Fixtures.folder.deletingLastPathComponent()
    let result = try Command.run(
      root.appending(path: "Scripts/demo"), [], in: root,
      environment: ["APIINTERACTION": Command.executable.path])
    #expect(result.status == 0)
    #expect(result.error == "")
    let live = try #require(result.output.range(of: "=== the journey"))
    // How often the state is asked for is a matter of time.
    let sent = LiveText.settled(String(result.output[live.lowerBound...]))
      .replacing(/apiinteraction: try \d+: .*\n/, with: "")
    let output = result.output[..<live.lowerBound] + sent
    try Fixtures.compare(String(output), with: "demo.txt")
  }
}
