import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("The ranges of findings")
struct RangeTests {
  private static let files =
    ((try? Fixtures.paths(in: "Definitions")) ?? []) + RuleFixtureTests.inputs.map { "Lint/\($0)" }

  @Test("there are fixtures to look at")
  func count() {
    #expect(Self.files.count > 60)
  }

  @Test(
    "every prefix of every fixture is judged, and what is marked is what the rule speaks of", arguments: files
  )
  func prefixes(_ file: String) throws {
    let bytes = try Fixtures.bytes(file)
    for length in 0...bytes.count {
      let result = Linter().lint(Array(bytes[..<length]))
      for diagnostic in result.diagnostics {
        let text = result.source[diagnostic.range]
        #expect(diagnostic.range.end <= result.source.bytes.count)
        #expect(
          Self.speaks(diagnostic, of: text), "\(length): \(diagnostic.rule): \(diagnostic.message) [\(text)]")
      }
    }
  }

  /// Whether the text that a finding marks is of the kind that its rule is about.
  private static func speaks(_ diagnostic: Diagnostic, of text: String) -> Bool {
    switch diagnostic.rule {
    case "unfilled-slot": text.hasPrefix("~~~REPLACE") && text.hasSuffix("~~~")
    case "malformed-slot": text.contains("~") && diagnostic.message.contains("slot")
    case "surrounding-whitespace": text.allSatisfy(\.isWhitespace) && !text.isEmpty
    case "unknown-element": diagnostic.message.contains("<\(text)>") || text.hasPrefix("<")
    case "misplaced-element": diagnostic.message.hasPrefix("<\(text)> ")
    case "missing-element", "duplicate-element", "provider-missing-header":
      text.hasPrefix("<") && text.hasSuffix(">")
    case "empty-value": text.hasPrefix("<") && text.hasSuffix(">")
    case "unexpected-attribute": text.contains("=")
    case "malformed-placeholder": text.hasPrefix("$(") || text.hasPrefix("#(")
    case "unknown-formatter", "unknown-response-type", "unknown-method":
      diagnostic.message.contains("“\(text)”")
    case "placeholder-not-allowed": diagnostic.message.contains(text)
    case "placeholder-lookalike": diagnostic.message.hasPrefix("“\(text)”")
    case "invalid-header-name": diagnostic.message.contains("“\(text)”")
    case "provider-method": diagnostic.message.contains("not with \(text)")
    case "not-a-definition": diagnostic.message.contains("<\(text)>") || text.hasPrefix("xmlns")
    case "doctype": text.hasPrefix("<!DOCTYPE")
    case "stray-text": !text.isEmpty && !text.contains("<")
    case "data-source-name": !text.isEmpty
    case "invalid-header-value": text.unicodeScalars.allSatisfy { $0.value < 0x20 } && !text.isEmpty
    case "invalid-locator":
      text == "/order/state" || text.contains("[") || "/order/state".hasPrefix(text)
        || diagnostic.message.contains("\(text)()") || text.unicodeScalars.count == 1 || text.hasPrefix("&")
    case "provider-missing-field":
      text.hasPrefix("<Body") || text.hasPrefix("<Request") || text.hasPrefix("\"")
    case "not-well-formed": !text.contains("\n")
    default: false
    }
  }
}
