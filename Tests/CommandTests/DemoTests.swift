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
    #expect(result == Command.Result(status: 0, output: try Fixtures.text("demo.txt"), error: ""))
  }
}
