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
    "prefixes of every fixture are judged, and what is marked is what the rule speaks of", arguments: files
  )
  func prefixes(_ file: String) throws {
    let bytes = try Fixtures.bytes(file)
    let linter =
      file.hasPrefix("Lint/") ? try RuleFixtureTests.linter(for: String(file.dropFirst(5))) : Linter()
    for length in stride(from: file.utf8.count % 7, through: bytes.count, by: 7) {
      let result = linter.lint(Array(bytes[..<length]))
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
    case "malformed-slot": text.contains("~")
    case "surrounding-whitespace":
      text.allSatisfy(\.isWhitespace) && !text.isEmpty || diagnostic.message.contains(" with U+")
    case "unknown-element": diagnostic.message.contains("<\(text)>") || text.hasPrefix("<")
    case "misplaced-element":
      diagnostic.message.hasPrefix("<\(text)> ") || diagnostic.message.contains(" holds no <\(text)>.")
    case "missing-element", "duplicate-element": text.hasPrefix("<") && text.hasSuffix(">")
    case "provider-missing-header":
      text.hasPrefix("<") && text.hasSuffix(">") || diagnostic.message.hasSuffix("here?")
    case "empty-value": text.hasPrefix("<") && text.hasSuffix(">")
    case "unexpected-attribute": text.contains("=")
    case "malformed-placeholder": text.hasPrefix("$(") || text.hasPrefix("#(")
    case "unknown-formatter", "unknown-response-type", "unknown-method", "duplicate-header",
      "reserved-header",
      "duplicate-destination", "destination-case-conflict", "reserved-destination", "duplicate-locator",
      "unknown-data-type":
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
      text.contains("[") || text == "count(//order)"
        || [
          "/order/state", "order/total", "order.total", "$.data.name", "text()", "count(items)", "{{state}}",
          "data.application/json", "'order.state'", "\"order.state\"",
        ].contains { $0.hasPrefix(text) }
        || diagnostic.message.contains("\(text)()") || text.allSatisfy(\.isWhitespace)
        || text.unicodeScalars.count == 1 || text.hasPrefix("&")
    case "provider-missing-field":
      text.hasPrefix("<Body") || text.hasPrefix("<Request") || text.hasPrefix("\"") || text.hasPrefix("{")
    case "provider-unknown-field": diagnostic.message.contains(text)
    case "provider-field-value": !text.isEmpty && !text.contains("<")
    case "provider-missing-response-field":
      text.hasPrefix("<Fields") || text.hasPrefix("<Response") || diagnostic.message.contains("“\(text)”")
    case "not-well-formed": !text.contains("\n")
    case "invalid-url": !text.contains("<")
    case "insecure-url": text.lowercased() == "http"
    case "url-credentials": text.hasSuffix("@")
    case "placeholder-in-host": diagnostic.message.contains("“\(text.dropFirst(2).dropLast())”")
    case "body-with-get": text == "<Body>"
    case "missing-body": ["POST", "PUT", "PATCH"].contains(text)
    case "malformed-authorization": !text.contains("<") && !text.isEmpty
    case "no-fields": text == "<Fields>" || text == "<Response>"
    case "suspicious-json-key", "duplicate-json-key": text.hasPrefix("\"") && text.hasSuffix("\"")
    case "unquoted-json-placeholder", "unescaped-json-value":
      text.first.map("$#".contains) ?? false && text.hasSuffix(")")
    case "invalid-json-body": text == "\n" || !text.contains("\n")
    case "invalid-xml-body": !text.contains("\n")
    case "invalid-form-body":
      text.unicodeScalars.count == 1 || !text.contains("=") || text.hasPrefix("=") || text == "&amp;"
    case "body-outside-cdata": text.hasPrefix("$(") || text.hasPrefix("#(") || text.hasPrefix("&")
    case "missing-content-type": text == "<Body>"
    case "content-type-mismatch": text.contains("/") || diagnostic.message.hasPrefix("“\(text)”")
    case "hardcoded-secret": diagnostic.message.hasPrefix("The value of") && !text.contains("(")
    case "secret-in-url": !text.isEmpty
    case "card-data": text.contains { $0.isNumber } || diagnostic.message.hasPrefix("“")
    case "unused-suppression": diagnostic.message.contains("“\(text)”")
    case "unknown-rule": diagnostic.message.contains("“\(text)”")
    default: false
    }
  }
}
