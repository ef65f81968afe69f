import Testing

@testable import ApiInteractionKit

@Suite("The structure of a definition")
struct DefinitionStructureTests {
  struct Case: CustomTestStringConvertible {
    let marked: MarkedSource
    let rule: String
    let message: String
    /// What stands in the marked range and behind it after the fix, or nothing where there is no fix.
    let fixed: String?

    init(_ marked: String, _ rule: String, _ message: String, fixed: String? = nil) {
      self.marked = MarkedSource(marked)
      self.rule = rule
      self.message = message
      self.fixed = fixed
    }

    var testDescription: String { message }
  }

  private typealias Small = SmallDefinition

  static let unknown: [Case] = [
    Case(
      Small.text(request: "<⟦url⟧>https://a.b</url>" + Small.method), "unknown-element",
      "A definition has no element <url>. Did you mean <Url>?", fixed: Small.text()),
    Case(
      Small.text(request: Small.url + "<⟦Metod⟧ >GET</Metod >"), "unknown-element",
      "A definition has no element <Metod>. Did you mean <Method>?",
      fixed: Small.text(request: Small.url + "<Method >GET</Method >")),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦Bdoy⟧/>"), "unknown-element",
      "A definition has no element <Bdoy>. Did you mean <Body>?",
      fixed: Small.text(request: Small.url + Small.method + "<Body/>")),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦Hedres⟧> </Hedres>"), "unknown-element",
      "A definition has no element <Hedres>. Did you mean <Headers>?"),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦Timeout⟧>10</Timeout>"), "unknown-element",
      "A definition has no element <Timeout>. <Request> holds <Url>, <Method>, <Headers>, <Body>."),
    Case(
      Small.text(response: Small.type + Small.code + "<Fields>\(Small.field)<⟦Foo⟧/></Fields>"),
      "unknown-element",
      "A definition has no element <Foo>. <Fields> holds <Field>."),
    Case(
      Small.text(response: Small.type + Small.code + "<⟦p:Fields⟧/>"), "unknown-element",
      "A definition has no element <p:Fields>. Did you mean <Fields>?"),
    Case(
      Small.text(request: Small.url + "<⟦Urll⟧>x</Urll>" + Small.method), "unknown-element",
      "A definition has no element <Urll>. <Request> holds <Url>, <Method>, <Headers>, <Body>."),
    Case(
      Small.text(request: Small.method + "<Url>https://⟦<b>⟧a</b>.b</Url>"), "unknown-element",
      "<Url> holds text, and <b> is read as an element. Write &lt; for <, or put the whole text into "
        + "<![CDATA[…]]>."
    ),
    Case(
      Small.text(body: "⟦<note to='x'>⟧<a/></note>"), "unknown-element",
      "<Body> holds text, and <note> is read as an element. Write &lt; for <, or put the whole text into "
        + "<![CDATA[…]]>."),
  ]

  static let misplaced: [Case] = [
    Case(
      Small.text(request: Small.url, response: Small.type + Small.code + "<⟦Method⟧>GET</Method>"),
      "misplaced-element",
      "<Method> belongs in <Request>, not in <Response>. Move it there."),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦Header⟧><Key>a</Key><Value>b</Value></Header>"),
      "misplaced-element", "<Header> belongs in <Headers>, not in <Request>. Move it there."),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦ApiInteraction⟧/>"), "misplaced-element",
      "<ApiInteraction> can only be the root. Remove this one."),
    Case(
      Small.text(request: Small.url + Small.method + "<⟦Response⟧/>").replacing(
        "<Response>\(Small.type)\(Small.code)</Response>", with: ""), "misplaced-element",
      "<Response> belongs in <ApiInteraction>, not in <Request>. Move it there."),
    Case(
      Small.text(request: "<Url>https://a.b<⟦Method⟧>GET</Method></Url>"), "misplaced-element",
      "<Method> belongs in <Request>, not in <Url>. Move it there."),
    Case(
      Small.text(
        field: "<Locator>a</Locator><DataType>String</DataType><⟦Key⟧>a</Key><Destination>A</Destination>"),
      "misplaced-element", "<Key> belongs in <Header>, not in <Field>. Move it there."),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>A</Destination><⟦Type⟧>String</Type>"),
      "misplaced-element", "<Field> holds no <Type>. Did you mean <DataType>?"),
    Case(
      Small.text(response: "<⟦DataType⟧>JSON</DataType>" + Small.code),
      "misplaced-element", "<Response> holds no <DataType>. Did you mean <Type>?"),
    Case(
      Small.text(
        field: "<Locator>a</Locator><⟦ResponseCodeDestination⟧>A</ResponseCodeDestination>"
          + "<DataType>String</DataType>"),
      "misplaced-element",
      "<Field> holds no <ResponseCodeDestination>. Did you mean <Destination>?"),
    Case(
      Small.text(
        field: "<Locator>a</Locator><Destination>A</Destination><DataType>String</DataType>"
          + "<⟦Type⟧>String</Type>"),
      "misplaced-element", "<Type> belongs in <Response>, not in <Field>. Move it there."),
  ]

  static let missing: [Case] = [
    Case(Small.text(request: Small.method).marking("<Request>"), "missing-element", needs("Request", "Url")),
    Case(Small.text(request: Small.url).marking("<Request>"), "missing-element", needs("Request", "Method")),
    Case(
      Small.text(response: Small.code).marking("<Response>"), "missing-element", needs("Response", "Type")),
    Case(
      Small.text(response: Small.type).marking("<Response>"), "missing-element",
      needs("Response", "ResponseCodeDestination")),
    Case(
      Small.text().replacing("<Request>\(Small.url)\(Small.method)</Request>", with: "").marking(
        "<ApiInteraction>"),
      "missing-element", needs("ApiInteraction", "Request")),
    Case(Small.text(header: "<Key>a</Key>").marking("<Header>"), "missing-element", needs("Header", "Value")),
    Case(
      Small.text(header: "<Value>a</Value>").marking("<Header>"), "missing-element", needs("Header", "Key")),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>A</Destination>").marking("<Field>"),
      "missing-element",
      needs("Field", "DataType")),
    Case(
      Small.text(field: "<DataType>String</DataType><Destination>A</Destination>").marking("<Field>"),
      "missing-element", needs("Field", "Locator")),
    Case(
      Small.text(field: "<Locator>a</Locator><DataType>String</DataType>").marking("<Field>"),
      "missing-element",
      needs("Field", "Destination")),
  ]

  private static func needs(_ parent: String, _ child: String) -> String {
    "This <\(parent)> has no <\(child)>, which it needs. Add one."
  }

  static let texts: [Case] = [
    Case(
      Small.text(request: "⟦x é⟧ \(Small.url)\(Small.method)"), "stray-text",
      "Text cannot stand here: <Request> holds only <Url>, <Method>, <Headers>, <Body>."),
    Case(
      Small.text().replacing("</Request>\n", with: "</Request>\r\n ⟦a\nb⟧ "), "stray-text",
      "Text cannot stand here: <ApiInteraction> holds only <Request>, <Response>."),
    Case(
      Small.text(header: "<Key>a</Key>⟦<![CDATA[x]]>⟧<Value>b</Value>"), "stray-text",
      "Text cannot stand here: <Header> holds only <Key>, <Value>."),
    Case(
      Small.text(response: "\(Small.type)\(Small.code)<Fields><!-- -->⟦&amp;⟧</Fields>"), "stray-text",
      "Text cannot stand here: <Fields> holds only <Field>."),
    Case(
      Small.text(request: "⟦<Url></Url>⟧\(Small.method)"), "empty-value", "<Url> is empty. Write a value."),
    Case(Small.text(request: "⟦<Url/>⟧\(Small.method)"), "empty-value", "<Url> is empty. Write a value."),
    Case(
      Small.text(request: "\(Small.url)⟦<Method> \n </Method>⟧"), "empty-value",
      "<Method> is empty. Write a value."),
    Case(
      Small.text(response: "⟦<Type><!-- JSON --></Type>⟧\(Small.code)"), "empty-value",
      "<Type> is empty. Write a value."),
    Case(
      Small.text(header: "<Key>a</Key>⟦<Value><![CDATA[ ]]></Value>⟧"), "empty-value",
      "<Value> is empty. Write a value."),
    Case(Small.text(header: "⟦<Key/>⟧<Value>a</Value>"), "empty-value", "<Key> is empty. Write a value."),
    Case(
      Small.text(field: "⟦<Locator/>⟧<Destination>A</Destination><DataType>String</DataType>"), "empty-value",
      "<Locator> is empty. Write a value."),
    Case(
      Small.text(request: Small.url + Small.method).replacing("<Request>", with: "<Request ⟦a='1'⟧>"),
      "unexpected-attribute", "<Request> has no attributes in a definition. Remove a."),
    Case(
      Small.text(request: "<Url ⟦xml:lang = \"é\"⟧ >https://a.b</Url>" + Small.method),
      "unexpected-attribute",
      "<Url> has no attributes in a definition. Remove xml:lang."),
    Case(
      Small.text().replacing("<Request>", with: "<Request ⟦xmlns='u'⟧>"), "unexpected-attribute",
      "<Request> has no attributes in a definition. Remove xmlns."),
    Case(
      Small.text().replacing("<ApiInteraction>", with: "<ApiInteraction ⟦xmlns:p='u'⟧>"),
      "unexpected-attribute",
      "<ApiInteraction> has no attributes in a definition. Remove xmlns:p."),
    Case(
      Small.text(request: "<Url ⟦value='https://a.b'⟧/>" + Small.method), "unexpected-attribute",
      "<Url> has no attributes in a definition. Write <Url>…</Url> instead."),
    Case(
      Small.text(request: Small.method).replacing("<Request>", with: "<Request ⟦url='https://a.b'⟧>"),
      "unexpected-attribute",
      "<Request> has no attributes in a definition. Write <Url>…</Url> in it instead."),
    Case(
      Small.text(header: "").replacing("<Header>", with: "<Header ⟦name='a' value='b'⟧>"),
      "unexpected-attribute",
      "<Header> has no attributes in a definition. Write <Header><Key>…</Key><Value>…</Value></Header> instead."
    ),
    Case(
      Small.text(header: "").replacing("<Header>", with: "<Header ⟦Key='a'⟧>b"), "unexpected-attribute",
      "<Header> has no attributes in a definition. Write <Header><Key>…</Key><Value>…</Value></Header> instead."
    ),
    Case(
      Small.text(field: "").replacing("<Field>", with: "<Field ⟦Locator='a'⟧>b"), "unexpected-attribute",
      "<Field> has no attributes in a definition. Write <Field><Locator>…</Locator><Destination>…</Destination>"
        + "<DataType>…</DataType></Field> instead."),
    Case(
      Small.text(request: Small.url + Small.method + "<Headers ⟦a='b'⟧/>"), "unexpected-attribute",
      "<Headers> has no attributes in a definition. Write <Headers><Header><Key>…</Key><Value>…</Value></Header>"
        + "</Headers> instead."),
  ]

  static let roots: [Case] = [
    Case("<⟦Foo⟧/>", "not-a-definition", "The root element is <Foo>; a definition's is <ApiInteraction>."),
    Case(
      "<⟦apiInteraction⟧ a='1'>x<b/></apiInteraction>", "not-a-definition",
      "The root element is <apiInteraction>; a definition's is <ApiInteraction>."),
    Case(
      "<⟦Request⟧>\(Small.url)</Request>", "not-a-definition",
      "The root element is <Request>; a definition's is <ApiInteraction>."),
    Case(
      "<⟦p:ApiInteraction⟧ xmlns:p='u'/>", "not-a-definition",
      "The root element is <p:ApiInteraction>; a definition's is <ApiInteraction>."),
    Case(
      Small.text().replacing("<ApiInteraction>", with: "<ApiInteraction ⟦xmlns=\"urn:x\"⟧>"),
      "not-a-definition",
      "A definition is in no namespace. Remove xmlns."),
  ]

  @Test("one mistake is one finding", arguments: unknown + misplaced + missing + texts + roots)
  func mistake(example: Case) throws {
    let definition = Definition(example.marked.source)
    #expect(
      definition.diagnostics.map(Finding.init)
        == example.marked.ranges.map { Finding(example.rule, $0, example.message) })
    #expect(definition.diagnostics.allSatisfy { $0.severity == .error && $0.notes.isEmpty })
    #expect(definition.interaction == nil)
    let fix = definition.diagnostics.first?.fix
    #expect(fix.map { definition.source.applying($0.edits).string } == example.fixed)
    if let example = example.fixed { #expect(Definition(SourceText(example)).source.string == example) }
  }

  struct Duplicate: CustomTestStringConvertible {
    let marked: MarkedSource
    let parent: String
    let name: String

    init(_ marked: String, _ parent: String, _ name: String) {
      self.marked = MarkedSource(marked)
      self.parent = parent
      self.name = name
    }

    var testDescription: String { name }
  }

  @Test(
    "a second element where one is allowed is one finding, which names the first",
    arguments: [
      Duplicate(
        Small.text(request: "⟦<Url>⟧https://a.b</Url>⟦<Url >⟧x</Url>" + Small.method), "Request", "Url"),
      Duplicate(
        Small.text(request: Small.url + "⟦<Method>⟧GET</Method><!-- -->⟦<Method/>⟧"), "Request", "Method"),
      Duplicate(
        Small.text(request: Small.url + Small.method + "⟦<Headers/>⟧⟦<Headers>⟧<Header/></Headers>"),
        "Request", "Headers"),
      Duplicate(Small.text(header: "⟦<Key>⟧a</Key>⟦<Key>⟧</Key><Value>b</Value>"), "Header", "Key"),
      Duplicate(
        Small.text().replacing("<Request>", with: "⟦<Request>⟧").replacing(
          "<Response>", with: "⟦<Request>⟧x</Request><Response>"), "ApiInteraction", "Request"),
      Duplicate(
        Small.text(response: "⟦<Type>⟧JSON</Type>⟦<Type>⟧TEXT</Type>\(Small.code)"), "Response", "Type"),
    ])
  func duplicate(example: Duplicate) throws {
    try #require(example.marked.ranges.count == 2)
    let message = "<\(example.parent)> has a <\(example.name)> already; only one is allowed. Remove one."
    let note = Diagnostic.Note("the first <\(example.name)> is here", at: example.marked.ranges[0])
    let expected = Diagnostic("duplicate-element", message, at: example.marked.ranges[1], notes: [note])
    #expect(Definition(example.marked.source).diagnostics == [expected])
  }

  @Test("a third element is a finding of its own")
  func third() {
    let definition = Definition(
      SourceText(Small.text(request: Small.url + Small.url + Small.url + Small.method)))
    #expect(definition.diagnostics.map(\.rule) == ["duplicate-element", "duplicate-element"])
  }

  @Test(
    "an element that is misspelt where it does not belong is not missing where it does",
    arguments: [
      Small.text(request: Small.url, response: "\(Small.type)\(Small.code)<⟦Methd⟧>GET</Methd>"),
      Small.text(request: Small.method, response: "\(Small.type)\(Small.code)<⟦url⟧>https://a.b</url>"),
    ])
  func misspeltAndMisplaced(text: String) {
    let marked = MarkedSource(text)
    #expect(
      Definition(marked.source).diagnostics.map(Place.init)
        == marked.ranges.map { Place("unknown-element", $0) })
  }

  @Test("what is behind a fault is not missing")
  func truncated() {
    for text in ["<ApiInteraction>", "<ApiInteraction><Request><Url>x", "<ApiInteraction><Request/"] {
      #expect(Definition(SourceText(text)).diagnostics.map(\.rule) == ["not-well-formed"], "\(text)")
    }
  }

  @Test("several mistakes are sorted by place")
  func several() {
    let marked = MarkedSource(
      "⟦<ApiInteraction>⟧<Request ⟦a='1'⟧>⟦x⟧<⟦Foo⟧/>\(Small.url)⟦<Method/>⟧</Request></ApiInteraction>")
    #expect(
      Definition(marked.source).diagnostics.map(Place.init)
        == zip(
          ["missing-element", "unexpected-attribute", "stray-text", "unknown-element", "empty-value"],
          marked.ranges
        ).map { Place($0, $1) })
  }
}

extension String {
  /// The text with one tag of it marked.
  fileprivate func marking(_ tag: String) -> String { replacing(tag, with: "⟦\(tag)⟧", maxReplacements: 1) }
}
