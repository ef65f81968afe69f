import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("Documentation/Configuration.md")
struct ConfigurationDocumentationTests {
  private static let page = Fixtures.folder.deletingLastPathComponent().appending(
    path: "Documentation/Configuration.md")

  @Test("every example is a configuration")
  func examples() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let examples = text.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    #expect(examples.count >= 5)
    for example in examples {
      _ = try LintConfiguration(Array(example.utf8)) { _ in
        try Fixtures.bytes("Profiles/example-payments.yml")
      }
    }
  }

  @Test("every key is explained")
  func keys() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    for key in ["rules", "ignore", "templates", "providers", "data-sources", "secrets"] {
      #expect(text.contains("## \(key)\n"))
    }
  }
}
