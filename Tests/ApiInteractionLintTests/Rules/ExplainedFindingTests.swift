import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("What another finding explains")
struct ExplainedFindingTests {
  private static let url = "<Url>https://a.example/</Url>"

  /// A definition with a request, and comments before its Body.
  private static func definition(_ request: String) -> SourceText {
    SourceText(
      """
      <ApiInteraction><Request>\(request)</Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination></Response></ApiInteraction>
      """)
  }

  private static func authorize(_ id: String) -> SourceText {
    SourceText(
      RuleExample(
        """
        <Url>https://a.example/auth/connect/token</Url>\
        <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
        <Body><![CDATA[grant_type=client_credentials&scope=globalpci&\(id)&client_secret=#(S)]]></Body>\
        <Field><Locator>access_token</Locator><Destination>AccessToken</Destination><DataType>String</DataType></Field>
        """
      ).definition)
  }

  private func findings(_ source: SourceText, _ rules: [String]? = nil, without other: String? = nil)
    -> [String]
  {
    let wanted = Linter.allRules.filter { rules?.contains($0.id) ?? ($0.id != other) }
    return Linter(rules: wanted).lint(Definition(source)).diagnostics.filter { $0.severity > .info }.map {
      "\($0.severity) \($0.rule): \(source[$0.range])"
    }
  }

  @Test("a misspelt field that must be there is an error, and is missing where nothing else is told")
  func misspeltField() {
    let source = Self.authorize("clientid=1")
    let missing = "error provider-missing-field: <Body>"
    #expect(findings(source) == ["error provider-unknown-field: clientid"])
    #expect(findings(source, without: "provider-unknown-field") == [missing])
    #expect(findings(source, ["provider-missing-field"]) == [missing])
    let suppressed = SourceText(
      "<!-- apiinteraction-disable provider-unknown-field: known -->" + source.string)
    #expect(findings(suppressed) == [missing])
    #expect(findings(Self.authorize("client_id=1&clientid=1")) == [])
  }

  @Test("a severity that is set for the one finding does not hide that the other is an error")
  func severity() {
    var settings = LintSettings()
    settings.severities = ["provider-unknown-field": .info]
    let found = Linter(settings: settings).lint(Definition(Self.authorize("clientid=1"))).diagnostics
    #expect(
      found.filter { $0.rule.hasPrefix("provider") }.map { "\($0.severity) \($0.rule)" } == [
        "error provider-missing-field", "info provider-unknown-field",
      ])
  }

  @Test(
    "a pair that has run together with the one before is told once, and is missing where that is not told")
  func runTogether() {
    let source = SourceText(
      Self.authorize("client_id=1").string.replacing("credentials&", with: "credentials"))
    #expect(
      findings(source) == ["error provider-field-value: client_credentialsscope=globalpci"])
    #expect(findings(source, ["provider-missing-field"]) == ["error provider-missing-field: <Body>"])
  }

  static let structures: [(request: String, told: String)] = [
    ("<URL>https://a.example/</URL><Method>GET</Method>", "unknown-element: URL"),
    ("<Address>https://a.example/</Address><Method>GET</Method>", "unknown-element: Address"),
    ("\(url)<Headers><Method>GET</Method></Headers>", "misplaced-element: Method"),
    ("\(url)<Verb><Method>GET</Method></Verb>", "unknown-element: Verb"),
    ("GET https://a.example/", "stray-text: GET https://a.example/"),
  ]

  @Test("an element is missing where nothing is told of what explains it", arguments: structures)
  func structure(request: String, told: String) {
    let source = Self.definition(request)
    #expect(findings(source) == ["error \(told)"])
    let alone = findings(source, ["missing-element"])
    #expect(!alone.isEmpty)
    #expect(Set(alone) == ["error missing-element: <Request>"])
  }
}
