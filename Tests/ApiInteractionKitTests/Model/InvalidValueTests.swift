import HTTPTypes
import Testing

@testable import ApiInteractionKit

@Suite("What cannot be written cannot be built")
struct InvalidValueTests {
  @Test("a request needs a Url")
  func emptyURL() {
    #expect(throws: InvalidValue("empty-value", "A request needs a Url.")) {
      try ApiInteraction.Request(url: TemplateText(" \n"), method: .get)
    }
  }

  @Test(
    "a header needs a name that is a token and a value on one line",
    arguments: [
      ("", "x", InvalidValue("empty-value", "A header needs a Key.")),
      (" ", "x", InvalidValue("empty-value", "A header needs a Key.")),
      ("a", "\t", InvalidValue("empty-value", "A header needs a Value.")),
      ("é", "x", name("é", 0..<2)), ("a b", "x", name(" ", 1..<2)), ("$(é)a:", "x", name(":", 6..<7)),
      ("a", "b\nc", value("U+000A", 1..<2)), ("a", "é\r\nc", value("U+000D", 2..<3)),
      ("a", "\u{7F}", value("U+007F", 0..<1)),
    ])
  func header(key: String, value: String, expected: InvalidValue) {
    #expect(throws: expected) {
      try ApiInteraction.Request.Header(key: TemplateText(key), value: TemplateText(value))
    }
  }

  private static func name(_ character: String, _ range: Range<Int>) -> InvalidValue {
    InvalidValue(
      "invalid-header-name",
      "A header name cannot hold “\(character)”. It is made of letters, digits and "
        + "- _ . ! # $ % & ' * + ^ ` | ~.",
      range)
  }

  private static func value(_ character: String, _ range: Range<Int>) -> InvalidValue {
    InvalidValue(
      "invalid-header-value",
      "A header value cannot hold the control character \(character). Write it on one line.",
      range)
  }

  @Test(
    "every token of RFC 9110 is a header name",
    arguments: ["a", "X-Y_z.1", "!#$%&'*+-.^_`|~", "a$(é ö)b", "~~~REPLACE~~~"])
  func tokens(key: String) throws {
    #expect(
      try ApiInteraction.Request.Header(key: TemplateText(key), value: TemplateText("é\tx")).key.text == key)
  }

  @Test("white space around the parts of a request goes, but not around its body")
  func trimming() throws {
    let header = try ApiInteraction.Request.Header(
      key: TemplateText(" a\n"), value: TemplateText("\t$(b) c "))
    #expect(header.key == (try TemplateText("a")))
    #expect(header.value == (try TemplateText("$(b) c")))
    #expect(header.value.segments.map(\.range) == [0..<4, 4..<6])
    let request = try ApiInteraction.Request(
      url: TemplateText(" $(u) \r\n"), method: .get, body: TemplateText(" x "))
    #expect(request.url.text == "$(u)")
    #expect(request.body?.text == " x ")
  }

  @Test("a body of nothing but white space is none", arguments: ["", " ", "\r\n\t"])
  func blankBody(body: String) throws {
    let request = try ApiInteraction.Request(url: TemplateText("u"), method: .get, body: TemplateText(body))
    #expect(request.body == nil)
  }

  @Test("a locator must be of the response's type")
  func locatorType() {
    #expect(throws: InvalidValue("invalid-locator", "The locator /a cannot read a JSON response.")) {
      try ApiInteraction.Response(
        type: .json, responseCodeDestination: DataSourceName("Code"),
        fields: [
          ApiInteraction.Response.Field(locator: Locator("/a", for: .xml), destination: DataSourceName("A"))
        ])
    }
  }

  @Test("a data type is any text of XML that is not empty")
  func dataType() throws {
    #expect(try DataType("String") == .string)
    #expect(try DataType(" My Type\n").name == "My Type")
    #expect(try DataType("string") != .string)
    #expect(DataType.known.map(\.name) == ["String", "Integer", "Number", "Boolean", "DateTime"])
    #expect(throws: InvalidValue("empty-value", "<DataType> cannot be empty.")) { try DataType(" ") }
    #expect(throws: InvalidValue("not-well-formed", "XML cannot carry the character U+0000.", 1..<2)) {
      try DataType("a\u{0}")
    }
  }

  @Test("the elements of a definition know their places")
  func elements() {
    let tree = DefinitionElement.allCases.map { "\($0.parent?.name ?? "-")/\($0.name)" }
    #expect(
      tree == [
        "-/ApiInteraction", "ApiInteraction/Request", "Request/Url", "Request/Method", "Request/Headers",
        "Headers/Header", "Header/Key", "Header/Value", "Request/Body", "ApiInteraction/Response",
        "Response/Type",
        "Response/ResponseCodeDestination", "Response/Fields", "Fields/Field", "Field/Locator",
        "Field/Destination",
        "Field/DataType",
      ])
    #expect(
      DefinitionElement.allCases.filter { !$0.isRequired } == [.headers, .header, .body, .fields, .field])
    #expect(DefinitionElement.allCases.filter(\.isRepeatable) == [.header, .field])
    #expect(DefinitionElement.allCases.filter(\.allowsPlaceholders) == [.url, .key, .value, .body])
  }
}
