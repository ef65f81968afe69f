import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("The linter")
struct LinterTests {
  @Test(
    "the documented definitions are clean as templates, but for the key with a space in one",
    arguments: ["authorize", "start-session", "start-session-corrected", "session-status"])
  func documented(_ name: String) throws {
    let result = Linter().lint(try Fixtures.bytes("Definitions/\(name).template.xml"), isTemplate: true)
    let failing = result.diagnostics.filter { $0.severity > .info }
    #expect(
      failing.map { result.source[$0.range] } == (name == "start-session" ? ["\"cardholder Address\""] : []))
    #expect(failing.allSatisfy { $0.rule == "suspicious-json-key" })
  }

  @Test(
    "a provider's profile leaves the key with a space in the page's own example to the rule that speaks of such keys",
    arguments: [("start-session", ["suspicious-json-key"]), ("start-session-corrected", [])])
  func providersField(_ name: String, _ expected: [String]) throws {
    var profiles = ProfileSet.builtIn
    try profiles.add(try Fixtures.bytes("Profiles/example-payments.yml"))
    let bytes = try Fixtures.bytes("Definitions/\(name).template.xml")
    let provider = Linter.allRules.filter { $0.group == .provider }
    let spaces = Linter.allRules.filter { $0.id == "suspicious-json-key" }
    let found = Linter(rules: provider + spaces, profiles: profiles).lint(bytes, isTemplate: true)
    #expect(found.diagnostics.map(\.rule) == expected)
    #expect(found.diagnostics.allSatisfy { $0.severity == .error })
    let alone = Linter(rules: provider, profiles: profiles).lint(bytes, isTemplate: true)
    #expect(alone.diagnostics.map(\.rule) == expected.map { _ in "provider-missing-field" })
  }

  @Test("only the rules that were asked for are looked for")
  func selection() throws {
    let bytes = try Fixtures.bytes("Lint/unfilled-slot/start-session.xml")
    let others = Linter(rules: Linter.allRules.filter { $0.id != "unfilled-slot" })
    #expect(others.lint(bytes).diagnostics.allSatisfy { $0.severity == .info })
  }

  @Test("what was read before a fault is judged, what is missing after it is not")
  func truncation() throws {
    let source = "<ApiInteraction><Request><Url>~~~REPLACE~~~/a</Url><Methd>GET</Methd><Body>a & b</Body>"
    let result = Linter().lint(Array(source.utf8))
    #expect(result.diagnostics.map(\.rule) == ["unfilled-slot", "unknown-element", "not-well-formed"])
  }

  @Test("a misspelt element is not also missing, and an empty value not also invalid")
  func silence() {
    let source = """
      <ApiInteraction><Request><Ulr>https://a.b/</Ulr><Method></Method></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination></Response></ApiInteraction>
      """
    let found = Linter().lint(Array(source.utf8)).diagnostics.filter { $0.severity > .info }
    #expect(found.map(\.rule) == ["unknown-element", "empty-value"])
  }
}
