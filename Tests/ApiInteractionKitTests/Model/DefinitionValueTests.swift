import HTTPTypes
import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("The values of a definition")
struct DefinitionValueTests {
  private typealias Small = SmallDefinition

  struct Case: CustomTestStringConvertible {
    let marked: MarkedSource
    let rule: String
    let message: String

    init(_ marked: String, _ rule: String, _ message: String) {
      self.marked = MarkedSource(marked)
      self.rule = rule
      self.message = message
    }

    var testDescription: String { "\(rule): \(message)" }
  }

  static let invalid: [Case] = [
    Case(
      Small.text(request: "\(Small.url)<Method>⟦G ET⟧</Method>"), "unknown-method",
      "“G ET” is not an HTTP method. Write GET or POST, for example."),
    Case(
      Small.text(response: "<Type> ⟦json⟧ </Type>\(Small.code)"), "unknown-response-type",
      "“json” is not a response type. Write JSON or XML."),
    Case(
      Small.text(response: "\(Small.type)<ResponseCodeDestination>é⟦:⟧b</ResponseCodeDestination>"),
      "data-source-name", "A data source name cannot hold “:”."),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>a⟦&#40;⟧</Destination><DataType>x</DataType>"),
      "data-source-name", "A data source name cannot hold “(”."),
    Case(
      Small.text(field: "<Locator>⟦/a/b⟧</Locator><Destination>A</Destination><DataType>x</DataType>"),
      "invalid-locator",
      "This is an XPath, but the response's Type is JSON. Write a path such as data.id."),
    Case(
      Small.text(
        field: "<Locator>a<![CDATA[⟦[*]⟧]]></Locator><Destination>A</Destination><DataType>x</DataType>"),
      "invalid-locator", "Wildcards are not possible: a locator finds one value. Write a name or a number."),
    Case(
      Small.text(header: "<Key>Content⟦ ⟧Type</Key><Value>x</Value>"), "invalid-header-name",
      "A header name cannot hold “ ”. It is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~."),
    Case(
      Small.text(header: "<Key>$(a)⟦é⟧</Key><Value>x</Value>"), "invalid-header-name",
      "A header name cannot hold “é”. It is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~."),
    Case(
      Small.text(header: "<Key>a</Key><Value>x⟦\r\n⟧y</Value>"), "invalid-header-value",
      "A header value cannot hold the control character U+000A. Write it on one line."),
    Case(
      Small.text(header: "<Key>a</Key><Value>x⟦&#13;⟧y</Value>"), "invalid-header-value",
      "A header value cannot hold the control character U+000D. Write it on one line."),
    Case(
      Small.text(header: "<Key>a</Key><Value>x⟦\u{7F}⟧</Value>"), "invalid-header-value",
      "A header value cannot hold the control character U+007F. Write it on one line."),
    Case(
      Small.text(request: "\(Small.url)<Method>⟦$(M)⟧</Method>"), "placeholder-not-allowed",
      notAllowed("Method", "$(M)")),
    Case(
      Small.text(response: "<Type>⟦#(T)⟧</Type>\(Small.code)"), "placeholder-not-allowed",
      notAllowed("Type", "#(T)")),
    Case(
      Small.text(field: "<Locator>a.⟦$(b)⟧</Locator><Destination>A</Destination><DataType>x</DataType>"),
      "placeholder-not-allowed", notAllowed("Locator", "$(b)")),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>⟦$(a:Lower)⟧</Destination><DataType>x</DataType>"),
      "placeholder-not-allowed", notAllowed("Destination", "$(a:Lower)")),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>⟦$( a)⟧</Destination><DataType>x</DataType>"),
      "placeholder-not-allowed", notAllowed("Destination", "$( a)")),
    Case(
      Small.text(field: "<Locator>a</Locator><Destination>⟦$(⟧a</Destination><DataType>x</DataType>"),
      "malformed-placeholder", "This $( is never closed. Write ) after the name."),
    Case(
      Small.text(header: "<Key>⟦$(⟧a</Key><Value>x</Value>"), "malformed-placeholder",
      "This $( is never closed. Write ) after the name."),
    Case(
      Small.text(header: "<Key>a</Key><Value>⟦#()⟧&#9;</Value>"), "malformed-placeholder",
      "This placeholder names nothing. Write a name between ( and )."),
    Case(
      Small.text(request: "<Url>https://a.b/⟦$(⟧c</Url>\(Small.method)"), "malformed-placeholder",
      "This $( is never closed. Write ) after the name."),
    Case(
      Small.text(body: "a&amp;⟦$(&#41;⟧"), "malformed-placeholder",
      "This placeholder names nothing. Write a name between ( and )."),
  ]

  private static func notAllowed(_ element: String, _ text: String) -> String {
    "<\(element)> cannot hold a placeholder: \(text) would be taken as it is written. Placeholders work in "
      + "Url, in a header's Key and Value, and in Body."
  }

  @Test(
    "a value that cannot be what it should be is one finding, at the offending characters", arguments: invalid
  )
  func finding(example: Case) {
    let definition = Definition(example.marked.source)
    #expect(
      definition.diagnostics.map(Finding.init)
        == example.marked.ranges.map { Finding(example.rule, $0, example.message) })
    #expect(definition.interaction == nil)
  }

  @Test("a formatter that is nearly right is put right by the fix")
  func formatterFix() throws {
    let marked = MarkedSource(Small.text(body: "&lt;$(a:⟦tolowercase⟧)"))
    let definition = Definition(marked.source)
    #expect(definition.diagnostics.map(Place.init) == marked.ranges.map { Place("unknown-formatter", $0) })
    let fix = try #require(definition.diagnostics.first?.fix)
    #expect(definition.source.applying(fix.edits).string == Small.text(body: "&lt;$(a:ToLowerCase)"))
    #expect(fix.description == "write ToLowerCase")
  }

  @Test(
    "a slot in a value that decides the model leaves no model, and no error",
    arguments: [
      Small.text(request: "\(Small.url)<Method>~~~REPLACE~~~</Method>"),
      Small.text(response: "<Type>~~~REPLACE~~~</Type>\(Small.code)"),
      Small.text(response: "\(Small.type)<ResponseCodeDestination>a~~~REPLACE~~~</ResponseCodeDestination>"),
      Small.text(
        field: "<Locator>a.~~~REPLACE~~~</Locator><Destination>A</Destination><DataType>x</DataType>"),
      Small.text(field: "<Locator>a</Locator><Destination>~~~REPLACE~~~</Destination><DataType>x</DataType>"),
      Small.text(
        field: "<Locator>a</Locator><Destination>A</Destination><DataType>~~~REPLACE:t~~~</DataType>"),
    ])
  func undecided(text: String) throws {
    let definition = Definition(SourceText(text))
    #expect(definition.diagnostics == [])
    #expect(definition.interaction == nil)
    let error = #expect(throws: DefinitionError.self) { try ApiInteraction(SourceText(text)) }
    #expect(error?.diagnostics.map(\.rule) == ["unfilled-slot"])
    #expect(error?.diagnostics.map { definition.source[$0.range].hasPrefix("~~~REPLACE") } == [true])
  }

  @Test(
    "a slot in a Url, a header or a Body is part of the model",
    arguments: [
      Small.text(request: "<Url>~~~REPLACE~~~/a</Url>\(Small.method)"), Small.text(body: "a=~~~REPLACE~~~"),
      Small.text(header: "<Key>X~~~REPLACE~~~</Key><Value>Bearer ~~~REPLACE~~~</Value>"),
    ])
  func slots(text: String) throws {
    #expect(try ApiInteraction(SourceText(text)) == Definition(SourceText(text)).interaction)
  }

  @Test("Headers, Body and Fields may be absent or empty")
  func optional() throws {
    let expected = ApiInteraction(
      request: try ApiInteraction.Request(url: TemplateText("https://a.b"), method: .get),
      response: try ApiInteraction.Response(type: .json, responseCodeDestination: DataSourceName("Code")))
    for text in [
      Small.text(), Small.text(request: "\(Small.method)<Body/><Headers/>\(Small.url)"),
      Small.text(response: "\(Small.code)<Fields>\n</Fields>\(Small.type)"),
      Small.text(request: "\(Small.url)\(Small.method)<Headers> <!-- --> </Headers><Body></Body>"),
    ] {
      #expect(try ApiInteraction(SourceText(text)) == expected, "\(text)")
    }
  }

  @Test("every value but Body is trimmed of surrounding white space")
  func trimming() throws {
    let text = """
      <ApiInteraction><Request><Url>\r
        https://a.b/c d\t</Url><Method> <!-- x -->POST&#10;</Method><Headers><Header><Key> a
      </Key><Value><![CDATA[ b  c ]]></Value></Header></Headers><Body> \r
       x\t</Body></Request><Response><Type>
      XML </Type><ResponseCodeDestination> Code | x </ResponseCodeDestination><Fields><Field>\
      <Locator> //a </Locator>\
      <Destination>&#32;A</Destination><DataType>\nDateTime </DataType>\
      </Field></Fields></Response></ApiInteraction>
      """
    let expected = ApiInteraction(
      request: try ApiInteraction.Request(
        url: TemplateText("https://a.b/c d"), method: .post,
        headers: [ApiInteraction.Request.Header(key: TemplateText("a"), value: TemplateText("b  c"))],
        body: TemplateText(" \n x\t")),
      response: try ApiInteraction.Response(
        type: .xml, responseCodeDestination: DataSourceName("Code | x"),
        fields: [
          ApiInteraction.Response.Field(
            locator: Locator("//a", for: .xml), destination: DataSourceName("A"), dataType: .dateTime)
        ]))
    #expect(try ApiInteraction(SourceText(text)) == expected)
  }

  @Test(
    "a Body of nothing but white space is none",
    arguments: ["", " ", "\r\n\t ", "<![CDATA[ \n]]>", "&#10;", "<!-- x -->"])
  func blankBody(body: String) throws {
    let definition = Definition(SourceText(Small.text(body: body)))
    #expect(definition.diagnostics == [])
    #expect(definition.body?.isBlank == true)
    let interaction = try #require(definition.interaction)
    #expect(interaction.request.body == nil)
  }

  @Test(
    "a header's Value knows its Key, whichever comes first",
    arguments: [
      "<Key> a </Key><Value>b</Value>", "<Value>b</Value><Key> a </Key>",
    ])
  func headerKey(header: String) {
    let definition = Definition(SourceText(Small.text(header: header)))
    #expect(definition.headers.map(\.value?.headerKey) == ["a"])
    #expect(definition.values.filter { $0.element == .value }.map(\.headerKey) == ["a"])
  }

  @Test("a definition error names line and column of each mistake")
  func errors() {
    let text = Small.text(request: "<Url/><Method>GET</Method>\n  é")
    let error = #expect(throws: DefinitionError.self) { try ApiInteraction(SourceText(text)) }
    #expect(
      error?.description
        == "2:10: <Url> is empty. Write a value.\n"
        + "3:3: Text cannot stand here: <Request> holds only <Url>, <Method>, <Headers>, <Body>.")
  }

  @Test("the documented definitions are read without a finding")
  func documented() throws {
    for path in try Fixtures.paths(in: "Definitions") where path.hasSuffix(".xml") {
      let definition = Definition(try Fixtures.bytes(path))
      #expect(definition.diagnostics == [], "\(path)")
      #expect(definition.interaction != nil, "\(path)")
    }
  }
}
