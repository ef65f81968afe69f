import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Rules about the response")
struct ResponseRuleTests {
  private static func field(_ locator: String, _ destination: String, _ type: String = "String") -> String {
    "<Field><Locator>\(locator)</Locator><Destination>\(destination)</Destination><DataType>\(type)</DataType></Field>"
  }

  @Test(
    "a Type is JSON or XML, and a slip is put right",
    arguments: [
      ("JSON", nil, nil), ("Json", "unknown-response-type: Json", "JSON"),
      ("xml", "unknown-response-type: xml", "XML"),
      ("JSOM", "unknown-response-type: JSOM", "JSON"), ("HTML", "unknown-response-type: HTML", nil),
      ("application/json", "unknown-response-type: application/json", nil),
      ("~~REPLACE~~", "malformed-slot: ~~REPLACE~~", nil),
      ("$(Type", "malformed-placeholder: $(", nil),
    ] as [(String, String?, String?)])
  func type(_ type: String, _ expected: String?, _ fix: String?) {
    let part = "<Type>\(type)</Type>"
    #expect(FoundIn(part).findings == (expected.map { [$0] } ?? []))
    let found = Linter().lint(Array(RuleExample(part).definition.utf8)).diagnostics
    #expect(found.first?.fix?.edits.first?.replacement == fix)
  }

  @Test(
    "a locator is in the language of its response, and finds something",
    arguments: [
      ("JSON", "a.b[0]", nil), ("JSON", "/a/b", "/a/b"), ("JSON", "//b", "//b"), ("JSON", "a//b", "a//b"),
      ("JSON", "a/b/text()", "a/b/text()"), ("JSON", "a/@id", "a/@id"), ("JSON", "count(//a)", "count(//a)"),
      ("JSON", "['a//b']", nil), ("JSON", "@id", nil), ("JSON", "a/b", "a/b"), ("JSON", "['a/b']", nil),
      ("JSON", "text()", "text()"), ("JSON", "count(items)", "count(items)"),
      ("JSON", "{{state}}", "{{state}}"),
      ("JSON", "a.{id}", "a.{id}"), ("JSON", "['text()']", nil), ("JSON", "price (EUR)", nil),
      ("XML", "$.a.b", "$.a.b"), ("XML", "$", "$"), ("XML", "$['a']", "$['a']"), ("XML", "$a", "$"),
      ("JSON", "$.a", "$."), ("JSON", "a[", "["), ("XML", "a.b", "a.b"), ("XML", "a.b[1].c", "a.b[1].c"),
      ("XML", "a.b[1]", "a.b[1]"), ("XML", "/a.b", nil), ("XML", "x:a.b", nil), ("XML", ".", nil),
      ("XML", "/a/b[1]", nil), ("XML", "data.items[0].name", "data.items[0].name"),
      ("XML", "items[0]", "[0]"),
      ("XML", "/a[0]/b[0]", "[0]"), ("XML", "/a[ 0 ]", "[ 0 ]"), ("XML", "/a[b = '[0]']", nil),
      ("XML", "/a[10]", nil),
      ("XML", "[0].name", "[0].name"), ("XML", "/a[0", "0"), ("XML", "/a/b.c", nil),
      ("JSON", "~~REPLACE~~", "malformed-slot: ~~REPLACE~~"), ("JSON", "a[$(N", "malformed-placeholder: $("),
    ] as [(String, String, String?)])
  func locator(_ type: String, _ locator: String, _ marked: String?) {
    let found = FoundIn("<Type>\(type)</Type>" + Self.field(locator, "A")).findings
    #expect(found == (marked.map { [$0.contains(": ") ? $0 : "invalid-locator: \($0)"] } ?? []))
  }

  @Test(
    "a sign that is no part of a name is told once, with what to write",
    arguments: [
      ("“state”", "“state”", "Remove them"), ("order.„state“", "„state“", "Remove them"),
      ("order.‘state’", "‘state’", "Remove them"), ("«state».id", "«state»", "Remove them"),
      ("“state", "“", "Remove them"), ("orders(0).state", "(0)", "is written [0]"),
      ("orders(12).lines(3)", "(12)", "is written [12]"), ("order.lines().state", "()", "Remove it"),
      ("order.state)", ")", "Remove it"), ("order.(state", "(", "Remove it"), ("a)(b", ")", "Remove it"),
      ("order.st\u{200B}ate", "\u{200B}", "Remove it"), ("order\u{AD}.state", "\u{AD}", "Remove it"),
      ("order.\u{A0}state", "\u{A0}", "a plain space"), ("first\u{A0}name", "\u{A0}", "a plain space"),
      ("items[0]\u{200B}.id", "\u{200B}", "Remove it"), ("items[0]é", "é", "Write ."),
      ("`state`", "`state`", "Remove them"),
      ("a\u{85}b", "\u{85}", "a plain space"), ("a\u{90}b", "\u{90}", "Remove it"),
      ("a\u{200D}.b", "\u{200D}", "Remove it"),
    ])
  func signs(_ locator: String, _ marked: String, _ advice: String) {
    let result = Linter().lint(Array(RuleExample(Self.field(locator, "A")).definition.utf8))
    #expect(
      result.diagnostics.map { "\($0.rule): \(result.source[$0.range])" } == ["invalid-locator: \(marked)"])
    #expect(result.diagnostics.first?.message.contains(advice) ?? false)
  }

  @Test(
    "a name that somebody may have chosen is looked for as it is",
    arguments: [
      "price (EUR)", "price (EUR).net", "['a(0)'].b", "['“a”']", "['a\u{A0}b'].c", "[\"a)\"]",
      "l’adresse.ville",
      "customers’", "größe.wert", "می\u{200C}خواهم.id", "sum (2)", "first name",
    ])
  func chosenNames(_ locator: String) {
    #expect(FoundIn(Self.field(locator, "A")).findings == [])
  }

  @Test(
    "a data source receives one value, under one name",
    arguments: [
      (["A", "B"], []), (["A", "A"], ["duplicate-destination: A"]),
      (["A", "A", "A"], ["duplicate-destination: A", "duplicate-destination: A"]),
      (["A", "a"], ["destination-case-conflict: a"]),
      (["A", "a", "a"], ["destination-case-conflict: a", "duplicate-destination: a"]),
      (["OrderResponseCode"], ["duplicate-destination: OrderResponseCode"]),
      (["orderResponseCode"], ["destination-case-conflict: orderResponseCode"]),
      (["é", "e\u{301}"], []), (["É", "é"], ["destination-case-conflict: é"]),
      (["Known", "KNOWN"], ["destination-case-conflict: KNOWN"]),
      (["known"], ["destination-case-conflict: known"]),
      (
        ["~~~REPLACE~~~", "~~~REPLACE~~~"], ["unfilled-slot: ~~~REPLACE~~~", "unfilled-slot: ~~~REPLACE~~~"]
      ),
      (["$(A", "$(A"], ["malformed-placeholder: $(", "malformed-placeholder: $("]),
      (["CLID"], ["reserved-destination: CLID"]), (["call guid"], ["reserved-destination: call guid"]),
      (["CallGuidOfOrder"], []), (["LANGUAGE"], []),
    ] as [([String], [String])])
  func destinations(_ names: [String], _ expected: [String]) {
    var settings = LintSettings()
    settings.dataSources = ["Known"]
    settings.options = ["reserved-destination": ["allow": ["Language"]]]
    let fields = names.enumerated().map { Self.field("a\($0.offset)", $0.element) }
    #expect(FoundIn(fields.joined(), settings: settings).findings == expected)
  }

  @Test(
    "a value is read once",
    arguments: [
      ("JSON", "a.b A, a.c B", []), ("JSON", "a.b A, a.b B", ["duplicate-locator: a.b"]),
      ("JSON", "a.b A, ['a'].b B", ["duplicate-locator: ['a'].b"]),
      ("JSON", "a[0] A, a[00] B", ["duplicate-locator: a[00]"]), ("JSON", "a.b A, ['a.b'] B", []),
      ("JSON", "a.b A, a.b A", ["duplicate-destination: A"]),
      ("JSON", "a A, a B, a B", ["duplicate-locator: a", "duplicate-destination: B"]),
      ("JSON", "/a A, /a B", ["invalid-locator: JSON"]),
      ("JSON", "a[ A, a[ B", ["invalid-locator: [", "invalid-locator: ["]),
      ("XML", "/a A, /a B", ["duplicate-locator: /a"]),
      ("XML", "/a[ A, /a[ B", ["invalid-locator: [", "invalid-locator: ["]),
    ] as [(String, String, [String])])
  func duplicateLocator(_ type: String, _ fields: String, _ expected: [String]) {
    let parts = fields.split(separator: ", ").map { $0.split(separator: " ").map(String.init) }
    let part = "<Type>\(type)</Type>" + parts.map { Self.field($0[0], $0[1]) }.joined()
    #expect(FoundIn(part).findings == expected)
  }

  @Test(
    "a Type that fits none of several locators is one mistake",
    arguments: [
      ("XML", "a.b A, state B, c[0] C", ["XML"]), ("XML", "$.a A, $.b[1] B", ["XML"]),
      ("XML", "a.b A, /c B, c.d C", ["a.b", "c.d"]), ("XML", "a.b A, state B", ["a.b"]),
      ("JSON", "/a/b A, //c B", ["JSON"]), ("JSON", "/a/b A, /c B, d C", ["/a/b", "/c"]),
    ])
  func unfitType(_ type: String, _ fields: String, _ marked: [String]) {
    let parts = fields.split(separator: ", ").map { $0.split(separator: " ").map(String.init) }
    let part = "<Type>\(type)</Type>" + parts.map { Self.field($0[0], $0[1]) }.joined()
    #expect(FoundIn(part).findings == marked.map { "invalid-locator: \($0)" })
  }

  @Test(
    "a DataType is one of those that are known",
    arguments: [
      ("String", nil, nil), ("DateTime", nil, nil), ("Money", nil, nil), ("string", "string", "String"),
      ("STRING", "STRING", "String"), ("Strin", "Strin", "String"), ("integer", "integer", "Integer"),
      ("bool", "bool", nil), ("int", "int", nil), ("Double", "Double", nil), ("Foo", "Foo", nil),
    ] as [(String, String?, String?)])
  func dataType(_ type: String, _ marked: String?, _ fix: String?) {
    var settings = LintSettings()
    settings.options = ["unknown-data-type": ["allow": ["Money"]]]
    let part = Self.field("a", "A", type)
    #expect(FoundIn(part, settings: settings).findings == (marked.map { ["unknown-data-type: \($0)"] } ?? []))
    let found = Linter(settings: settings).lint(Array(RuleExample(part).definition.utf8)).diagnostics
    #expect(found.first?.fix?.edits.first?.replacement == fix)
  }

  @Test(
    "a DataType that another rule speaks of is not also unknown",
    arguments: [
      ("~~REPLACE~~", "malformed-slot: ~~REPLACE~~"), ("$(Type", "malformed-placeholder: $("),
      ("$(Type)", "placeholder-not-allowed: $(Type)"), ("~~~REPLACE~~~", "unfilled-slot: ~~~REPLACE~~~"),
    ] as [(String, String)])
  func judgedElsewhere(_ type: String, _ expected: String) {
    #expect(FoundIn(Self.field("a", "A", type)).findings == [expected])
  }

  @Test(
    "a response without fields is spoken of, unless its fields are only in the wrong place",
    arguments: [
      ("<Fields></Fields>", ["no-fields: <Fields>"]),
      ("<Fields><!-- none --></Fields>", ["no-fields: <Fields>"]),
      ("<Fields><Feild></Feild></Fields>", nil), ("<Fields><Thing/></Fields>", nil),
    ] as [(String, [String]?)])
  func noFields(_ part: String, _ expected: [String]?) {
    let found = FoundIn(part).findings
    if let expected { #expect(found == expected) }
    if expected == nil { #expect(!found.contains { $0.hasPrefix("no-fields") }) }
  }

  @Test(
    "Fields under another name or parent are not also missing",
    arguments: [
      "<Feilds></Feilds>", "<Felds><Field/></Felds>", "<Request><Fields/></Request>",
    ])
  func misplacedFields(_ misplaced: String) {
    let source = """
      <ApiInteraction><Request><Url>https://api.example.com/</Url><Method>GET</Method></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination>\(misplaced)</Response>
      </ApiInteraction>
      """
    #expect(!Linter().lint(Array(source.utf8)).diagnostics.contains { $0.rule == "no-fields" })
  }
}
