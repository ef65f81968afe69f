import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("The linter")
struct LinterTests {
  @Test(
    "the documented definitions are clean as templates",
    arguments: ["authorize", "start-session", "start-session-corrected", "session-status"])
  func documented(_ name: String) throws {
    let result = Linter().lint(try Fixtures.bytes("Definitions/\(name).template.xml"), isTemplate: true)
    #expect(result.diagnostics == [])
  }

  @Test("a provider's profile finds the key with a space in the page's own example")
  func providersField() throws {
    var profiles = ProfileSet.builtIn
    try profiles.add(try Fixtures.bytes("Profiles/example-payments.yml"))
    let linter = Linter(profiles: profiles)
    let bytes = try Fixtures.bytes("Definitions/start-session.template.xml")
    let result = linter.lint(bytes, isTemplate: true)
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.diagnostics.count == 1)
    #expect(diagnostic.rule == "provider-missing-field")
    #expect(result.source[diagnostic.range] == "\"PaymentData\"")
    #expect(diagnostic.message.contains("PaymentData.cardholderAddress"))
    let corrected = try Fixtures.bytes("Definitions/start-session-corrected.template.xml")
    #expect(linter.lint(corrected, isTemplate: true).diagnostics == [])
  }

  @Test("only the rules that were asked for are looked for")
  func selection() throws {
    let bytes = try Fixtures.bytes("Lint/unfilled-slot/start-session.xml")
    let others = Linter(rules: Linter.allRules.filter { $0.id != "unfilled-slot" })
    #expect(others.lint(bytes).diagnostics == [])
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
    #expect(Linter().lint(Array(source.utf8)).diagnostics.map(\.rule) == ["unknown-element", "empty-value"])
  }
}
