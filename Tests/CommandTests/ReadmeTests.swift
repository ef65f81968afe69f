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
      "Tests/CommandTests/ReadmeExample.swift", "Tests/ApiInteractionClientTests/ReadmeSendExample.swift",
      "Examples/GenerateDefinitions/GenerateDefinitions.swift",
    ]
    let sandbox = "let sandbox = try await Sandbox.start()\n"
    #expect(
      try blocks("swift").filter { $0 != sandbox }
        == files.map { try String(contentsOf: Self.root.appending(path: $0), encoding: .utf8) })
    let template = try Fixtures.text("Definitions/authorize.template.xml")
    #expect(
      try authorize(template: template, secret: "s")
        == "https://api.example.com/auth/connect/token sets AccessToken to abc")
  }

  @Test("the hooks and the workflow are those of the examples, and are what pre-commit and GitHub read")
  func automation() throws {
    let files = ["Examples/pre-commit-config.yaml", "Examples/github-actions.yml"]
    let texts = try files.map { try String(contentsOf: Self.root.appending(path: $0), encoding: .utf8) }
    #expect(Array(try blocks("yaml").suffix(2)) == texts)
    let hooks = try String(contentsOf: Self.root.appending(path: ".pre-commit-hooks.yaml"), encoding: .utf8)
    for id in texts[0].matches(of: /id: (.*)/) { #expect(hooks.contains("- id: \(id.output.1)\n")) }
    let python = Self.root.appending(path: ".build-python/bin")
    for (program, arguments) in [
      ("pre-commit", ["validate-config", files[0]]),
      ("pre-commit", ["validate-manifest", ".pre-commit-hooks.yaml"]),
      ("check-jsonschema", ["--builtin-schema", "vendor.github-workflows", files[1]]),
    ] {
      let result = try Command.run(python.appending(path: program), arguments, in: Self.root)
      #expect(result.status == 0, "\(result)")
    }
  }

  @Test("the workflow's commands print annotations and write a report, whatever they find")
  func workflow() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text("Lint/not-well-formed/bare-ampersand.xml"), to: "a.xml")
    let workflow = try blocks("yaml").last ?? ""
    let commands = workflow.matches(of: /run: (apiinteraction .*)/).map { String($0.output.1) }
    let path = Command.products.path + ":" + ProcessInfo.processInfo.environment["PATH", default: ""]
    let results = try commands.map {
      try Command.run(
        URL(filePath: "/bin/bash"), ["-e", "-c", $0], in: folder.url, environment: ["PATH": path])
    }
    #expect(results.map(\.status) == [1, 0])
    #expect(results.first?.output.hasPrefix("::error file=a.xml,line=7,") == true)
    #expect(try folder.text("definitions.sarif").contains("\"not-well-formed\""))
  }

  @Test("every subcommand is shown")
  func completeness() throws {
    let examples = try blocks("console").joined()
    for subcommand in [
      "lint", "slots", "fill", "new", "generate", "fmt", "resolve", "map", "locators", "test", "plan check",
      "plan run", "plan test",
    ] {
      #expect(examples.contains("$ apiinteraction \(subcommand) "))
    }
  }
}
