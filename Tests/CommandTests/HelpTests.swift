import Foundation
import TestSupport
import Testing

@Suite("Help")
struct HelpTests {
  @Test(
    "the example in every help text works when it is pasted",
    arguments: [
      ("lint", 1), ("slots", 0), ("fill", 0), ("resolve", 0), ("map", 0), ("locators", 0), ("new", 0),
      ("generate", 0),
      ("schema", 0), ("fmt", 0), ("rules", 0), ("test", 0), ("plan", 0), ("plan check", 0),
      ("plan run", 0), ("plan test", 0),
    ]
      as [(String, Int32)])
  func examples(subcommand: String, status: Int32) throws {
    let help = try Command.run(["help"] + subcommand.split(separator: " ").map(String.init))
    #expect(help.status == 0)
    #expect(help.error == "")
    let tail = try #require(help.output.components(separatedBy: "Example:\n").dropFirst().first)
    let example = try #require(tail.components(separatedBy: "\n\nUSAGE:").first)
    #expect(example.contains("apiinteraction \(subcommand) "))
    let folder = try TemporaryFolder()
    let path = Command.products.path + ":" + ProcessInfo.processInfo.environment["PATH", default: ""]
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", example], in: folder.url, environment: ["PATH": path])
    #expect(result.status == status)
    #expect(result.output != "")
    #expect(result.error == "")
  }

  @Test("--help and --version go to standard output, wrong usage to standard error")
  func streams() throws {
    #expect(try Command.run(["--help"]).output.contains("SUBCOMMANDS:"))
    #expect(try Command.run(["--version"]) == Command.Result(status: 0, output: "0.1.0\n", error: ""))
    let wrong = try Command.run(["map"])
    #expect(wrong.output == "")
    #expect(wrong.error.contains("Usage: apiinteraction map"))
  }
}
