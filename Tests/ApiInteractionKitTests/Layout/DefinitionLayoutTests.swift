import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Layout of definitions")
struct DefinitionLayoutTests {
  /// The inputs, by name.
  static let fixtures = ((try? Fixtures.names(in: "Layout")) ?? []).filter {
    $0.hasSuffix(".xml") && !$0.contains("formatted") && !$0.contains("indented")
  }.map { String($0.dropLast(4)) }

  @Test("a fixture is laid out as the file beside it", arguments: fixtures)
  func formatted(_ name: String) throws {
    let source = SourceText(try Fixtures.bytes("Layout/\(name).xml"))
    let formatted = try DefinitionLayout().format(source)
    #expect(formatted.string == (try Fixtures.text("Layout/\(name).formatted.xml")))
  }

  @Test("JSON bodies are indented as in the file beside the fixture", arguments: ["json", "crlf", "bodies"])
  func indented(_ name: String) throws {
    let source = SourceText(try Fixtures.bytes("Layout/\(name).xml"))
    let formatted = try DefinitionLayout(bodies: .indented).format(source)
    #expect(formatted.string == (try Fixtures.text("Layout/\(name).indented.xml")))
  }

  @Test("the edits of a definition are in order, and only where it changes")
  func edits() throws {
    let source = SourceText("<ApiInteraction>\n  <Request a=\"b\"></Request>\n</ApiInteraction>\n")
    #expect(
      try DefinitionLayout().edits(for: Definition(source)) == [SourceEdit(SourceRange(27, 44), "/>")])
  }

  @Test(
    "a processing instruction stays, whatever its name begins with",
    arguments: ["<?xml-stylesheet href=\"a.xsl\"?>", "<?xml\u{7600}?>", "<?a?>"])
  func instruction(text: String) throws {
    let definition = "\(text)\n<ApiInteraction>\n  <Request/>\n</ApiInteraction>\n"
    #expect(try DefinitionLayout().format(SourceText(definition)).string == definition)
  }

  @Test(
    "what is no definition is refused with the reason",
    arguments: [
      ("<ApiInteraction>", "not-well-formed"), ("<project/>", "not-a-definition"), ("", "not-well-formed"),
      ("<ApiInteraction xmlns=\"urn:x\"/>", "not-a-definition"),
      ("<!DOCTYPE a><ApiInteraction/>", "doctype"),
    ])
  func refused(text: String, rule: String) {
    let error = #expect(throws: DefinitionError.self) { try DefinitionLayout().format(SourceText(text)) }
    #expect(error?.diagnostics.first?.rule == rule)
  }

  @Test("a definition that would be too large to be read again is refused")
  func tooLarge() {
    let text = "<ApiInteraction>" + String(repeating: "<Url/>", count: 9) + "</ApiInteraction>"
    let layout = DefinitionLayout(limits: Limits(definitionBytes: 100))
    let error = #expect(throws: DefinitionError.self) { try layout.format(SourceText(text)) }
    #expect(
      error?.description
        == "1:1: Laid out, the definition would be larger than 100 bytes and could not be read again.")
  }

  @Test("text in another encoding is laid out in UTF-8, and its declaration says so")
  func encoding() throws {
    let text = "<?xml version='1.0' encoding='UTF-16'?><ApiInteraction><Url>é</Url></ApiInteraction>"
    let bytes = TextEncoding.utf16LittleEndianWithMark.bytes(of: text)
    #expect(
      try DefinitionLayout().format(Definition(bytes)).string
        == "<?xml version='1.0' encoding='UTF-8'?>\n<ApiInteraction>\n  <Url>é</Url>\n</ApiInteraction>\n")
  }

  @Test(
    "the first line end that stays decides how lines end",
    arguments: [
      ("<ApiInteraction>\r\n<Request/>\n</ApiInteraction>", "\r\n"),
      ("<ApiInteraction>\n<Request/>\r\n</ApiInteraction>", "\n"),
      ("<ApiInteraction>\r<Request/>\r\n</ApiInteraction>", "\n"), ("<ApiInteraction/>", "\n"),
      ("\r\n<!--\n--><ApiInteraction/>", "\n"), ("\n<!--\r\n--><ApiInteraction/>", "\r\n"),
      ("<ApiInteraction\r\na='b'/>", "\r\n"),
    ])
  func lineEnds(text: String, lineEnd: String) throws {
    let formatted = try DefinitionLayout().format(SourceText(text))
    #expect(Array(formatted.bytes.suffix(lineEnd.utf8.count + 1)) == Array((">" + lineEnd).utf8))
    #expect(try DefinitionLayout().format(formatted) == formatted)
  }

  private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  /// Inputs that would take minutes if the work grew with the square of their size.
  static let large: [(name: String, text: String)] = [
    ("deep unknown elements", many("<a>", 250) + many("<b/>", 1_000) + many("</a>", 250)),
    ("fields", "<Fields>" + many("<Field><Locator>a</Locator></Field>", 8_000) + "</Fields>"),
    ("empty fields", "<Fields>" + many("<Field></Field>", 30_000) + "</Fields>"),
    ("comments", many("<!-- a comment -->", 25_000)), ("processing instructions", many("<?a?>", 50_000)),
    ("stray text and comments", many("x<!---->", 50_000)), ("stray CDATA", many("<![CDATA[x]]>", 30_000)),
    ("section ends", "<Body>" + many("]]&gt;", 50_000) + "</Body>"),
    ("sections", "<Body>" + many("<![CDATA[a]]>&amp;", 20_000) + "</Body>"),
    ("runs between comments", "<Body>" + many("&amp;<!---->", 30_000) + "</Body>"),
    ("white space", "<Url>" + many(" ", 500_000) + "</Url>"),
    ("attributes", "<Url " + (0..<1_000).map { "a\($0)='b' " }.joined() + "/>"),
    ("JSON", "<Body>[" + many("{\"a\":[1]},", 10_000) + "1]</Body>"),
  ]

  @Test(
    "large definitions of any shape are laid out in time", .timeLimit(.minutes(60)),
    arguments: large.map(\.name))
  func largeDefinitions(name: String) throws {
    let input = try #require(Self.large.first { $0.name == name })
    let source = SourceText("<ApiInteraction>\(input.text)</ApiInteraction>")
    for bodies in [BodyLayout.kept, .indented] {
      let layout = DefinitionLayout(bodies: bodies)
      let formatted = try layout.format(source)
      #expect(try layout.edits(for: Definition(formatted)) == [])
    }
  }
}
