import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("Fixing")
struct LinterFixTests {
  private static let inputs =
    RuleFixtureTests.inputs.map { "Lint/\($0)" } + ((try? Fixtures.paths(in: "Definitions")) ?? [])

  private func isTemplate(_ input: String) -> Bool { input.hasSuffix(".template.xml") }

  @Test("fixed once, there is nothing left to fix, and the fixed text stays as it is", arguments: inputs)
  func idempotent(_ input: String) throws {
    let fixed = Linter().fix(Definition(try Fixtures.bytes(input)), isTemplate: isTemplate(input))
    #expect(fixed.result.diagnostics.allSatisfy { $0.fix == nil })
    let again = Linter().fix(Definition(fixed.source), isTemplate: isTemplate(input))
    #expect(again.count == 0)
    #expect(again.source == fixed.source)
    #expect(again.result.diagnostics == fixed.result.diagnostics)
  }

  @Test("an & that begins no reference is put right, whatever comes after it")
  func ampersand() {
    let source = RuleExample("<Url>https://x.example/?a=1&1;b</Url>").definition
    let fixed = Linter().fix(Definition(Array(source.utf8)))
    #expect(fixed.count == 1)
    #expect(fixed.source.string == source.replacing("&", with: "&amp;"))
  }

  @Test(
    "a formatter is put right where it is plain which one was meant",
    arguments: [
      ("Id:ToLowercase", "Id:ToLowerCase"), ("Id:removeleadingplu", "Id:RemoveLeadingPlus"),
      ("Id:RemoveLeadingPlus()", "Id:RemoveLeadingPlus"), ("Id:RemoveLeadingPlus(1)", nil),
      ("Id:ToUpperCase", nil), ("Id:UnescapeDoubleQuotes", nil), ("Id:Lower", nil),
    ] as [(String, String?)])
  func formatters(_ written: String, _ meant: String?) {
    let source = RuleExample("<Url>https://x.example/$(\(written))</Url>").definition
    let fixed = Linter().fix(Definition(Array(source.utf8)))
    #expect(fixed.original.diagnostics.map(\.rule) == ["unknown-formatter"])
    #expect(fixed.source.string == source.replacing(written, with: meant ?? written))
  }

  @Test("a formatter is not put behind another: what the two do together is not documented")
  func oneFormatter() {
    let header = "<Header><Key>Content-Type</Key><Value>application/json</Value></Header>"
    let source = RuleExample(
      header + #"<Body><![CDATA[{"a": "$(Note)", "b": "$(Note:ToLowerCase)"}]]></Body>"#
    ).definition
    let fixed = Linter().fix(Definition(Array(source.utf8)))
    #expect(fixed.source.string == source.replacing("$(Note)", with: "$(Note:EscapeDoubleQuotes)"))
    #expect(fixed.result.diagnostics.map(\.rule) == ["unescaped-json-value"])
  }

  @Test(
    "a text that cannot be read to its end is not fixed: the rest would be lost",
    arguments: [Array("\u{0}".utf8), [0xFF], [0xC3], [0x99]])
  func cutOff(_ bytes: [UInt8]) {
    let text = RuleExample("<Url> https://x.example </Url>").definition
    let fixed = Linter().fix(Definition(Array(text.utf8) + bytes + Array("<!-- more -->".utf8)))
    #expect(fixed.original.diagnostics.contains { $0.fix != nil })
    #expect(fixed.count == 0)
    #expect(fixed.source.string.hasPrefix(text))
    #expect(fixed.source.bytes.count <= text.utf8.count + 1)
    #expect(!fixed.source.isWhole)
  }

  @Test("a fix that would bring another mistake to light is not applied; the others are")
  func harmless() {
    let type = "<Type>json</Type>"
    let locator =
      "<Field><Locator>/a/b</Locator><Destination>A</Destination><DataType>String</DataType></Field>"
    let source = RuleExample("<Url> https://x.example/ </Url>" + type + locator).definition
    let fixed = Linter().fix(Definition(Array(source.utf8)))
    #expect(fixed.original.diagnostics.map(\.rule) == ["surrounding-whitespace", "unknown-response-type"])
    #expect(fixed.source.string == source.replacing(" https://x.example/ ", with: "https://x.example/"))
    #expect(fixed.result.diagnostics.map(\.rule) == ["unknown-response-type"])
    let offered = Linter().lint(Array(source.utf8)).diagnostics
    #expect(offered.map { $0.fix != nil } == [true, false])
    #expect(fixed.original.diagnostics == offered)
    #expect(fixed.result.diagnostics.map(\.fix) == [nil])
    #expect(Linter().fix(Linter().lint(Array(source.utf8))).source.bytes == fixed.source.bytes)
  }

  @Test("a fix that does no harm once the others are done is applied as well, so that nothing is left")
  func harmlessLater() {
    let request =
      "<Url>https://x.example/</Url><Method>POST</Method><Headers><Header><Key>Cfntent-Type</Key>"
      + "<Value>application/json</Value></Header></Headers><Body>{\"a\": 5~~REPLACE~~~, \"b\": ~~~REPLACE~~~ c}</Body>"
    let source = RuleExample(request + "<Type>JSAON</Type>").definition
    let fixed = Linter().fix(Definition(Array(source.utf8)), isTemplate: true)
    #expect(fixed.count > 0)
    #expect(Linter().fix(Definition(fixed.source.bytes), isTemplate: true).count == 0)
  }

  @Test(
    "a slot that was meant is written with its name; where more stands between the tildes, nothing is changed",
    arguments: [
      ("~~~REPLACE-user~~~", "~~~REPLACE:user~~~"), ("~~~REPLACE_user~~~", "~~~REPLACE:user~~~"),
      ("~~~REPLACE user~~~", "~~~REPLACE user~~~"), ("~~~~REPLACE~~~~", "~~~REPLACE~~~"),
    ])
  func slots(_ written: String, _ expected: String) {
    let source = RuleExample("<Url>https://x.example/\(written)</Url>").definition
    let fixed = Linter().fix(Definition(Array(source.utf8)), isTemplate: true)
    #expect(fixed.source.string == source.replacing(written, with: expected))
  }

  @Test("fixing makes no new finding in what could be read before", arguments: inputs)
  func nothingNew(_ input: String) throws {
    let definition = Definition(try Fixtures.bytes(input))
    guard definition.tree.isWellFormed else { return }
    let before = Linter().lint(definition, isTemplate: isTemplate(input)).diagnostics
    let fixed = Linter().fix(definition, isTemplate: isTemplate(input))
    let count = { (findings: [Diagnostic]) in Dictionary(grouping: findings, by: \.rule).mapValues(\.count) }
    let old = count(before)
    for (rule, number) in count(fixed.result.diagnostics) {
      #expect(number <= old[rule, default: 0], "\(rule)")
    }
    #expect(fixed.result.diagnostics.count <= before.count - (fixed.count > 0 ? 1 : 0))
  }

  @Test("only a rule that says so changes what is sent or stored", arguments: inputs)
  func request(_ input: String) throws {
    let source = Definition(try Fixtures.bytes(input))
    for rule in Linter.allRules where rule.fixing == .keepsRequest {
      let fixed = Linter(rules: [rule]).fix(source, isTemplate: isTemplate(input))
      guard fixed.count > 0, let before = source.interaction else { continue }
      #expect(fixed.result.definition.interaction == before, "\(rule.id)")
    }
  }

  @Test("a rule offers fixes if it says so, and only then")
  func declared() throws {
    var fixing: Set<String> = []
    for input in Self.inputs {
      let result = Linter().lint(try Fixtures.bytes(input), isTemplate: isTemplate(input))
      fixing.formUnion(result.diagnostics.filter { $0.fix != nil }.map(\.rule))
    }
    #expect(fixing == Set(Linter.allRules.filter { $0.fixing != .none }.map(\.id)))
  }

  @Test("edits that overlap or touch wait for the next round, and each fix is applied whole")
  func overlaps() {
    let text = """
      <ApiInteraction><Request><Ulr> https://a.example/~~REPLACE~~~~REPLACE~~ </Ulr><Method>GET</Method></Request>\
      <Response><Type>JSON</Type><ResponseCodeDestination> A </ResponseCodeDestination></Response></ApiInteraction>
      """
    let fixed = Linter().fix(Definition(SourceText(text)), isTemplate: true)
    #expect(
      fixed.source.string == """
        <ApiInteraction><Request><Url>https://a.example/~~~REPLACE~~~~~~REPLACE~~~</Url><Method>GET</Method></Request>\
        <Response><Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination></Response></ApiInteraction>
        """)
  }

  @Test(
    "comments stay where a header is added, and a header is renamed only where that is all that is wrong with it"
  )
  func headers() {
    let comment = "<!-- none needed -->"
    let lack = RuleExample("<Headers>\n \(comment)\n</Headers><Body>{}</Body>").definition
    let fixed = Linter().fix(Definition(SourceText(lack)))
    #expect(fixed.count == 1)
    #expect(fixed.source.string.contains(comment))
    for (name, count) in [("X-Content-Type", 0), ("ContentType", 1), ("content_type", 1)] {
      let part = "<Header><Key>\(name)</Key><Value>application/json</Value></Header><Body>{}</Body>"
      let misspelt = Linter().fix(Definition(SourceText(RuleExample(part).definition)))
      #expect(misspelt.original.diagnostics.map(\.rule) == ["missing-content-type"])
      #expect(misspelt.count == count)
    }
  }

  @Test(
    "no fix deletes a comment, a processing instruction or the bounds of a CDATA section",
    arguments: ["<!-- keep me -->", "<?keep me?>", "<![CDATA[]]>"],
    [
      "<Method>P|ost</Method>", "<Url>https://x.example/$(Language:tolower|case)</Url>",
      "<Header><Key>Content|Typ</Key><Value>application/json</Value></Header><Body>{}</Body>",
      "<Url>https://x.example/?a=1§am|p;b=2</Url>", "<Url>https://x.example/~~REPL|ACE~~</Url>",
      "<Type>JS|on</Type>", "<Url> | https://x.example/</Url>",
      "<Field><Locator>a</Locator><Destination>A</Destination><DataType>str|ing</DataType></Field>",
    ])
  func markup(_ markup: String, _ part: String) {
    let source = RuleExample(part).definition.replacing("|", with: markup).replacing("§", with: "&")
    let fixed = Linter().fix(Definition(SourceText(source)), isTemplate: true)
    #expect(fixed.original.diagnostics.contains { $0.severity > .info })
    #expect(fixed.source.string.contains(markup))
  }

  @Test(
    "a fix of the XML makes no other mistake: it takes the whole slip, or is not offered",
    arguments: [
      ("<Headers>", "<Head>ers>", true), ("<Request>", "<Requ>est>", true), ("<Request>", "<Req>uest", true),
      ("<Request>", ">Request>", false), ("<Headers>", "<Headers>&", false),
      ("<Type>JSON", "<Type>JSON&", false),
      ("https://api.example.com", "https://api.example&.com", false), ("<Method>GET", "<Method>GET&", false),
      ("orders<", "orders?a=1&amp;b=2<", true),
    ])
  func wholeSlip(_ correct: String, _ slip: String, _ isFixed: Bool) {
    let definition = RuleExample("<Headers></Headers>").definition
    let written = slip.replacing("&amp;", with: "&")
    let source = definition.replacing(correct, with: written)
    let fixed = Linter().fix(Definition(SourceText(source)))
    #expect(fixed.original.diagnostics.map(\.rule) == ["not-well-formed"])
    #expect(fixed.count == (isFixed ? 1 : 0))
    let expected = slip == written ? definition : definition.replacing(correct, with: slip)
    #expect(fixed.source.string == (isFixed ? expected : source))
  }

  @Test("a CDATA section around the place of a fix stays")
  func inCDATA() {
    for part in ["<Method><![CDATA[Post]]></Method>", "<Method>P<![CDATA[]]><![CDATA[]]>OST</Method>"] {
      let source = RuleExample(part).definition
      let fixed = Linter().fix(Definition(SourceText(source)))
      #expect(fixed.source.string == source.replacing("Post", with: "POST"))
    }
  }

  @Test("a formatter that is misspelt is put right and not written a second time")
  func formatter() {
    let part =
      "<Header><Key>Content-Type</Key><Value>application/json</Value></Header>"
      + "<Body>{\"a\": \"$(Note:escapedoublequotes)\"}</Body>"
    let fixed = Linter().fix(Definition(SourceText(RuleExample(part).definition)))
    #expect(fixed.source.string.contains("\"$(Note:EscapeDoubleQuotes)\""))
    #expect(fixed.result.diagnostics.isEmpty)
  }

  @Test("a text of mistakes alone is fixed in time that grows with it")
  func large() {
    let text =
      "<ApiInteraction><Request><Url>https://x.example/?" + String(repeating: "&", count: 20_000)
      + "</Url></Request></ApiInteraction>"
    let fixed = Linter().fix(Definition(SourceText(text)))
    #expect(fixed.count == 1)
    #expect(fixed.result.definition.tree.isWellFormed)
  }
}
