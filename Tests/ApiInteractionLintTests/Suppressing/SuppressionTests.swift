import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Suppressing findings")
struct SuppressionTests {
  /// A definition with three mistakes of one rule, on the lines 8, 11 and 14, and room for comments.
  private func definition(_ comments: [Int: String] = [:], atEnd endings: [Int: String] = [:]) -> String {
    let lines = """
      <ApiInteraction>
        <Request>
          <Url>https://api.example.com/orders</Url>
          <Method>GET</Method>
          <Headers>
            <Header>
              <Key>X-Api-Key</Key>
              <Value>one1</Value>
            </Header>
            <Header>
              <Key>X-Password</Key><Value>two2</Value>
            </Header>
            <Header><Key>X-Secret</Key>
              <Value>three3</Value>
            </Header>
          </Headers>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
          <Fields><Field><Locator>a</Locator><Destination>OrderA</Destination><DataType>String</DataType></Field></Fields>
        </Response>
      </ApiInteraction>
      """.split(separator: "\n")
    return lines.enumerated().map { index, line in
      "\(comments[index + 1].map { "<!-- \($0) -->" } ?? "")\(line)\(endings[index + 1].map { "<!-- \($0) -->" } ?? "")"
    }.joined(separator: "\n")
  }

  @Test("a comment for the next line covers the whole of a value that begins there")
  func longValue() {
    func text(_ comment: String) -> String {
      """
      <ApiInteraction>
        <Request>
          <Url>https://api.example.com/orders</Url>
          <Method>POST</Method>
          <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
          <!-- \(comment) -->
          <Body><![CDATA[
            {
              "cvv": "$(Digits)"
            }
          ]]></Body>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
          <Fields><Field><Locator>a</Locator><Destination>OrderA</Destination><DataType>String</DataType></Field></Fields>
        </Response>
      </ApiInteraction>
      """
    }
    #expect(found(text("the body")) == ["card-data:9"])
    #expect(found(text("apiinteraction-disable-next-line card-data: only a test")) == [])
  }

  @Test("comments below one another all speak of the line after them")
  func stacked() {
    func text(_ first: String, _ second: String) -> String {
      """
      <ApiInteraction>
        <Request>
          <!-- \(first) -->
          <!-- \(second) -->
          <Url>http://a.example/$(CardNumber)</Url>
          <Method>GET</Method>
        </Request>
        <Response>
          <Type>JSON</Type>
          <ResponseCodeDestination>Code</ResponseCodeDestination>
          <Fields><Field><Locator>a</Locator><Destination>OrderA</Destination><DataType>String</DataType></Field></Fields>
        </Response>
      </ApiInteraction>
      """
    }
    let (url, card) = (
      "apiinteraction-disable-next-line insecure-url: ours",
      "apiinteraction-disable-next-line card-data: a test"
    )
    #expect(found(text(url, card)) == [])
    #expect(found(text(card, url)) == [])
    #expect(found(text(url, url)) == ["unused-suppression:4", "card-data:5"])
    #expect(
      found(text("apiinteraction disable-next-line insecure-url", "ApiInteraction-Disable-Line card-data"))
        == ["unknown-rule:3", "unknown-rule:4", "insecure-url:5", "card-data:5"])
    #expect(
      found(text("apiinteraction disables nothing", "ApiInteraction-Url")) == [
        "insecure-url:5", "card-data:5",
      ])
    #expect(found(text(url, "ours")) == ["unused-suppression:3", "insecure-url:5", "card-data:5"])
  }

  /// The rules and lines of what is found.
  private func found(_ text: String, rules: [any Rule] = Linter.allRules) -> [String] {
    let result = Linter(rules: rules).lint(Array(text.utf8))
    let lines = LineTable(result.source)
    return result.diagnostics.map { "\($0.rule):\(lines.location(of: $0.range.start).line)" }
  }

  @Test("nothing is suppressed without a comment")
  func none() {
    #expect(found(definition()) == ["hardcoded-secret:8", "hardcoded-secret:11", "hardcoded-secret:14"])
    #expect(
      found(
        definition([1: "disable hardcoded-secret", 2: "we must use apiinteraction-disable hardcoded-secret"])
      ).count
        == 3)
  }

  static let cases: [([Int: String], [Int: String], [String])] = [
    ([5: "apiinteraction-disable hardcoded-secret"], [:], []),
    ([5: "apiinteraction-disable hardcoded-secret: the service is a mock"], [:], []),
    ([9: "apiinteraction-disable hardcoded-secret"], [:], ["hardcoded-secret:8"]),
    (
      [9: "apiinteraction-disable hardcoded-secret", 12: "apiinteraction-enable hardcoded-secret"], [:],
      ["hardcoded-secret:8", "hardcoded-secret:14"]
    ),
    (
      [8: "apiinteraction-disable-line hardcoded-secret: why, oh why"], [:],
      ["hardcoded-secret:11", "hardcoded-secret:14"]
    ),
    (
      [:], [11: "apiinteraction-disable-line hardcoded-secret"],
      ["hardcoded-secret:8", "hardcoded-secret:14"]
    ),
    (
      [7: "apiinteraction-disable-next-line hardcoded-secret"], [:],
      ["hardcoded-secret:11", "hardcoded-secret:14"]
    ),
    (
      [7: "apiinteraction-disable-next-line\n hardcoded-secret\n"], [:],
      ["hardcoded-secret:13", "hardcoded-secret:16"]
    ),
    ([5: "apiinteraction-disable hardcoded-secret, doctype"], [:], ["unused-suppression:5"]),
    (
      [
        5: "apiinteraction-disable unused-suppression, doctype", 6: "apiinteraction-disable hardcoded-secret",
      ], [:], []
    ),
    ([5: "apiinteraction-disable hardcoded-secret,unknown-rule, no-such-rule"], [:], []),
    ([5: "apiinteraction-disable no-such-rule hardcoded-secret"], [:], ["unknown-rule:5"]),
    (
      [5: "apiinteraction-disable: hardcoded-secret"], [:],
      ["unknown-rule:5", "hardcoded-secret:8", "hardcoded-secret:11", "hardcoded-secret:14"]
    ),
    (
      [5: "apiinteraction-enable hardcoded-secret"], [:],
      ["unused-suppression:5", "hardcoded-secret:8", "hardcoded-secret:11", "hardcoded-secret:14"]
    ),
    (
      [5: "apiinteraction-disable hardcoded-secret", 10: "apiinteraction-disable hardcoded-secret"], [:],
      ["unused-suppression:10"]
    ),
  ]

  @Test("a comment suppresses what it names where it says", arguments: cases)
  func suppressed(before: [Int: String], after: [Int: String], left: [String]) {
    #expect(found(definition(before, atEnd: after)) == left)
  }

  @Test("a rule that is not looked for is not called unused, unless nothing at all could be")
  func deselected() {
    let text = definition([5: "apiinteraction-disable hardcoded-secret"])
    #expect(found(text, rules: Linter.allRules.filter { $0.id != "hardcoded-secret" }) == [])
    #expect(found(text, rules: Linter.allRules.filter { $0.id == "unused-suppression" }) == [])
  }

  @Test("comments before a fault in the XML count")
  func illFormed() {
    let text = definition([5: "apiinteraction-disable hardcoded-secret", 15: "x"])
    let cut = String(text.prefix { $0 != "x" }.dropLast(5)) + "&"
    #expect(found(cut).filter { $0.hasPrefix("hardcoded") } == [])
    #expect(found(cut).contains { $0.hasPrefix("not-well-formed") })
  }

  static let unjudged: [(String, String, [String])] = [
    // An unread file, a value that cannot be judged, and one that can.
    ("<Method>GET</Method>", "<Method>GET<Method>", ["not-well-formed:4"]),
    ("<Method>GET</Method>", "<Methd>GET</Methd>", ["unknown-element:4"]),
    ("https://api", "https://$(Api", ["malformed-placeholder:3"]),
    ("https://api", "https://~~~REPLACE~~~", ["unfilled-slot:3"]),
    ("https://api", "https://ap i", ["invalid-url:3"]),
    ("/orders</Url>", "/orders?password=one</Url>", ["unused-suppression:2", "secret-in-url:3"]),
  ]

  @Test("a suppression is not called unused where a mistake keeps the rule from judging", arguments: unjudged)
  func kept(text: String, mistake: String, left: [String]) {
    let text = definition([
      2: "apiinteraction-disable-next-line insecure-url", 5: "apiinteraction-disable hardcoded-secret",
    ]).replacing(text, with: mistake)
    #expect(found(text) == left)
  }

  @Test("a comment in a definition that names a rule of call plans is told where it belongs")
  func ofPlans() {
    let text = definition([5: "apiinteraction-disable hardcoded-secret, plan-unknown-step"])
    #expect(
      Linter().lint(Array(text.utf8)).diagnostics.map { "\($0.rule): \($0.message)" } == [
        "unknown-rule: “plan-unknown-step” is looked for in call plans: a comment in a definition does nothing for it. "
          + "It belongs into the plan, after a #."
      ])
  }

  @Test("a reason without the colon before it is one finding, names with commas between them are several")
  func reasons() {
    for (names, expected) in [
      ("insecure-url - because the service is internal", ["-"]),
      ("insecure-urk, secret-in-urk", ["insecure-urk", "secret-in-urk"]),
    ] {
      let text = "<!-- apiinteraction-disable-next-line \(names) -->\n" + definition()
      let result = Linter().lint(Array(text.utf8))
      let found = result.diagnostics.filter { $0.rule == "unknown-rule" }
      #expect(found.map { result.source[$0.range] } == expected)
    }
  }

  @Test("fixing removes no line end from a body with a comment in it")
  func commentInBody() {
    let comment = "<!-- apiinteraction-disable-line insecure-url -->"
    let text = RuleExample("<Body>Good\n\(comment)\nmorning</Body>").definition
    let fixed = Linter().fix(Definition(SourceText(text)))
    #expect(fixed.source.string == text.replacing(comment, with: ""))
    let body = fixed.result.definition.body?.text.string
    #expect(body == Definition(SourceText(text)).body?.text.string)
  }

  @Test("as many comments as a definition can hold are gone through once", .timeLimit(.minutes(60)))
  func many() {
    let comments = String(repeating: "<!-- apiinteraction-disable-line insecure-url -->\n", count: 15_000)
    let names = Array(repeating: "no-fields", count: 15_000).joined(separator: ",")
    let text = "\(comments)<!-- apiinteraction-disable-line \(names) -->\n\(definition())"
    #expect(Linter().lint(Definition(SourceText(text))).diagnostics.count == 30_003)
  }

  static let fixes: [(String, String)] = [
    ("    <!-- apiinteraction-disable doctype -->\n", ""),
    ("    <!-- apiinteraction-disable doctype: no\n reason -->  \r\n", ""),
    ("<!-- apiinteraction-disable doctype, empty-value -->\n", ""),
    (
      "<!-- apiinteraction-disable doctype, hardcoded-secret, empty-value: reason -->\n",
      "<!-- apiinteraction-disable hardcoded-secret: reason -->\n"
    ),
    (
      "<!-- apiinteraction-disable hardcoded-secret -->\n<!-- apiinteraction-enable doctype --> \n",
      "<!-- apiinteraction-disable hardcoded-secret -->\n"
    ),
  ]

  @Test("fixing removes what is unused, and a comment that has nothing left with its line", arguments: fixes)
  func fixed(before: String, after: String) throws {
    let lines = definition().split(separator: "\n", maxSplits: 4)
    let text = { (comment: String) in
      lines[..<4].joined(separator: "\n") + "\n" + comment + lines[4]
    }
    let fixed = Linter().fix(Definition(SourceText(text(before))))
    #expect(fixed.source.string == text(after))
    #expect(fixed.result.diagnostics.allSatisfy { $0.rule == "hardcoded-secret" })
  }
}
