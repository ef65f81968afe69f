import Foundation
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// The fenced blocks of a language.
  private func blocks(_ language: String) throws -> [String] {
    let text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
    return text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  @Test("every command prints what the README says")
  func commands() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "Fixtures"), withDestinationURL: Fixtures.folder)
    let path = Command.products.path + ":" + ProcessInfo.processInfo.environment["PATH", default: ""]
    for block in try blocks("console") {
      for example in block.components(separatedBy: "$ ") where !example.isEmpty {
        let lines = example.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let command = String(lines[0])
        let result = try Command.run(
          URL(filePath: "/bin/sh"), ["-c", "{ \(command); } 2>&1"], in: folder.url,
          environment: ["PATH": path])
        #expect(result.output == (lines.count > 1 ? String(lines[1]) : ""), "\(command)")
      }
    }
  }

  @Test("the Swift examples are those that are compiled, and the first does what it says")
  func swift() throws {
    let files = [
      "Tests/CommandTests/ReadmeExample.swift", "Examples/GenerateDefinitions/GenerateDefinitions.swift",
    ]
    #expect(
      try blocks("swift")
        == files.map { try String(contentsOf: Self.root.appending(path: $0), encoding: .utf8) })
    let template = try Fixtures.text("Definitions/authorize.template.xml")
    #expect(
      try authorize(template: template, secret: "s")
        == "https://api.example.com/auth/connect/token sets AccessToken to abc")
  }

  @Test("every subcommand is shown")
  func completeness() throws {
    let examples = try blocks("console").joined()
    for subcommand in ["lint", "slots", "fill", "new", "generate", "fmt", "resolve", "map", "locators"] {
      #expect(examples.contains("$ apiinteraction \(subcommand) "))
    }
  }
}
