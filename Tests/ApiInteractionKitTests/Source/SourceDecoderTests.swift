import HTTPTypes
import Testing

@testable import ApiInteractionKit

@Suite("Encodings")
struct SourceDecoderTests {
  private static func definition(declaring name: String, body: String = "é|ü") -> String {
    """
    <?xml version="1.0" encoding="\(name)"?>\r
    <ApiInteraction>
      <Request>
        <Url>https://example.com/é?a=$(ü|é:ToLowerCase)</Url>
        <Method>POST</Method>
        <Headers><Header><Key>X-A</Key><Value>&amp;ü</Value></Header></Headers>
        <Body>\(body)</Body>
      </Request>
      <Response><Type>XML</Type><ResponseCodeDestination>Gr_üé</ResponseCodeDestination></Response>
    </ApiInteraction>
    """
  }

  private static func expected(body: String = "é|ü") throws -> ApiInteraction {
    try ApiInteraction(
      request: ApiInteraction.Request(
        url: TemplateText("https://example.com/é?a=$(ü|é:ToLowerCase)"), method: .post,
        headers: [ApiInteraction.Request.Header(key: TemplateText("X-A"), value: TemplateText("&ü"))],
        body: TemplateText(body)),
      response: ApiInteraction.Response(type: .xml, responseCodeDestination: DataSourceName("Gr_üé")))
  }

  @Test("a definition means the same in every encoding", arguments: TextEncoding.allCases)
  func model(encoding: TextEncoding) throws {
    let definition = Definition(encoding.bytes(of: Self.definition(declaring: encoding.name)))
    #expect(definition.diagnostics == [])
    #expect(try definition.interaction == Self.expected())
  }

  @Test("a definition has the same lines and columns in every encoding", arguments: TextEncoding.allCases)
  func positions(encoding: TextEncoding) {
    let definition = Definition(encoding.bytes(of: Self.definition(declaring: encoding.name)))
    let lines = LineTable(definition.source)
    let places = definition.values.map { value in
      let range = value.text.sourceRange
      return [lines.location(of: range.start), lines.location(of: range.end)].map { [$0.line, $0.column] }
    }
    #expect(
      places == [
        [[4, 10], [4, 52]], [[5, 13], [5, 17]], [[6, 27], [6, 30]], [[6, 43], [6, 49]], [[7, 11], [7, 14]],
        [[9, 19], [9, 22]], [[9, 54], [9, 59]],
      ])
  }

  @Test("what is written after a change is UTF-8 and says so", arguments: TextEncoding.allCases)
  func writing(encoding: TextEncoding) throws {
    let source = Definition(encoding.bytes(of: Self.definition(declaring: encoding.name))).source
    let mark = encoding == .utf8WithMark ? "\u{FEFF}" : ""
    #expect(source.applying([]).string == mark + Self.definition(declaring: "UTF-8"))
    #expect(try Definition(source.applying([])).interaction == Self.expected())
  }

  @Test(
    "an encoding of more than one byte a character needs no declaration",
    arguments: TextEncoding.allCases.filter { $0.name.hasPrefix("UTF") })
  func undeclared(encoding: TextEncoding) {
    let tree = SyntaxParser().parse(encoding.bytes(of: "<ApiInteraction>é\u{1F600}</ApiInteraction>"))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.text.string == "é\u{1F600}")
  }

  @Test("a large document is transcoded whole", arguments: TextEncoding.allCases)
  func large(encoding: TextEncoding) throws {
    let unit = encoding.name.hasPrefix("UTF") ? "aé\u{1F600}日" : "aéü"
    let body = "x" + String(repeating: unit, count: 30_000)
    let limits = Limits(definitionBytes: 4 << 20)
    let bytes = encoding.bytes(of: Self.definition(declaring: encoding.name, body: body))
    let definition = Definition(bytes, limits: limits)
    #expect(definition.diagnostics == [])
    #expect(definition.interaction?.request.body?.text == body)
  }

  @Test("windows-1252 has characters that ISO 8859-1 has not")
  func windows1252() {
    let text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><ApiInteraction>€</ApiInteraction>"
    let tree = SyntaxParser().parse(TextEncoding.windows1252.bytes(of: text))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.text.string == "€")
  }

  @Test(
    "without a declaration, or with one that names no encoding, a file is UTF-8",
    arguments: [
      "", "<?xml version='1.0'?>", "<?xml version='1.0' standalone='yes'?>", "<?xmlfoo encoding='x'?>",
    ])
  func undeclaredUTF8(declaration: String) {
    let tree = SyntaxParser().parse(Array("\(declaration)<ApiInteraction>é</ApiInteraction>".utf8))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.text.string == "é")
  }
}
