import ApiInteractionKit
import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("The page on suppressing")
struct SuppressingPageTests {
  private func page() throws -> String {
    let root = Fixtures.folder.deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "Documentation/Suppressing.md"), encoding: .utf8)
  }

  /// The rules that find something in a definition with a Url.
  private func found(_ url: String) throws -> [String] {
    let frame = RuleExample("<Url>URL</Url><Method>GET</Method>").definition
    let definition = frame.replacing("<Url>URL</Url>", with: "\n" + url)
    #expect(definition != frame)
    return Linter().lint(Array(definition.utf8)).diagnostics.map(\.rule)
  }

  @Test("the comment that it shows keeps both rules quiet")
  func example() throws {
    let example = try #require(page().components(separatedBy: "```xml\n").dropFirst().first)
    let comment = try #require(example.components(separatedBy: "```").first)
    let url = "<Url>http://$(Office|Host)/orders</Url>"
    #expect(try found(url) == ["insecure-url", "placeholder-in-host"])
    #expect(try found(comment + url) == [])
  }

  @Test("it names every comment that the linter knows")
  func names() throws {
    for name in ["disable-next-line", "disable-line", "disable", "enable"] {
      #expect(try page().contains("`apiinteraction-\(name) RULE`"))
    }
    // The linter itself says which there are.
    let unknown = "<!-- apiinteraction-xyzzy no-fields --><ApiInteraction/>"
    let message = Linter().lint(Array(unknown.utf8)).diagnostics.first?.message
    #expect(
      message?.hasSuffix(
        "There are apiinteraction-disable, apiinteraction-disable-next-line, apiinteraction-disable-line, apiinteraction-enable."
      ) == true)
  }
}
