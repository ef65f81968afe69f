import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("The page on profiles")
struct ProfilePageTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// The fenced blocks of a language.
  private func blocks(_ language: String) throws -> [String] {
    let page = Self.root.appending(path: "Documentation/Profiles.md")
    return try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```\(language)\n")
      .dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
  }

  @Test("every command prints what the page says")
  func commands() throws {
    let path = Command.products.path + ":" + ProcessInfo.processInfo.environment["PATH", default: ""]
    let examples = try blocks("console")
    #expect(examples.count > 1)
    for example in examples {
      let lines = example.dropFirst(2).split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let result = try Command.run(
        URL(filePath: "/bin/sh"), ["-c", "{ \(lines[0]); } 2>&1"], in: Self.root, environment: ["PATH": path])
      #expect(result.output == (lines.count > 1 ? String(lines[1]) : ""), "\(lines[0])")
    }
  }

  @Test("every profile that it shows is one")
  func profiles() throws {
    let examples = try blocks("yaml")
    #expect(examples.count > 1)
    for example in examples {
      var profiles = ProfileSet.builtIn
      try profiles.add(Array(example.utf8))
    }
  }
}
