import Testing

@testable import ApiInteractionKit

@Suite("Elements and attributes")
struct SyntaxElementTests {
  /// The parts of an element as the table shows them.
  struct Parts: Equatable {
    let name: String
    let startTag: String
    let content: String
    let endTag: String
  }

  private static func parts(of element: SyntaxElement) -> [Parts] {
    let source = element.tree.source
    let parts = Parts(
      name: element.name, startTag: source[element.startTag], content: source[element.content],
      endTag: source[element.endTag])
    return [parts] + element.children.flatMap { Self.parts(of: $0) }
  }

  struct Case: CustomTestStringConvertible {
    let text: String
    let parts: [Parts]

    init(_ text: String, _ parts: [(String, String, String, String)]) {
      self.text = text
      self.parts = parts.map { Parts(name: $0.0, startTag: $0.1, content: $0.2, endTag: $0.3) }
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(
    "an element has a start tag, content and an end tag",
    arguments: [
      Case("<a>x</a>", [("a", "<a>", "x", "</a>")]),
      Case("<a/>", [("a", "<a/>", "", "")]),
      Case("<a />", [("a", "<a />", "", "")]),
      Case("<a></a>", [("a", "<a>", "", "</a>")]),
      Case("<a\r\n>x</a\n >", [("a", "<a\r\n>", "x", "</a\n >")]),
      Case("<a b='>'>x</a>", [("a", "<a b='>'>", "x", "</a>")]),
      Case("<a b=\"/>\"/>", [("a", "<a b=\"/>\"/>", "", "")]),
      Case("<a b='1'/><!-- <c> -->", [("a", "<a b='1'/>", "", "")]),
      Case("<é>日</é>", [("é", "<é>", "日", "</é>")]),
      Case("<p:a xmlns:p='u'/>", [("p:a", "<p:a xmlns:p='u'/>", "", "")]),
      Case("<q:a/>", [("q:a", "<q:a/>", "", "")]),
      Case("\u{FEFF}<?xml version='1.0'?>\n<!-- <x> --><?p <y>?><a>x</a>\n", [("a", "<a>", "x", "</a>")]),
      Case(
        "<a>é<b/>&lt;<c><![CDATA[</c>]]></c></a>",
        [
          ("a", "<a>", "é<b/>&lt;<c><![CDATA[</c>]]></c>", "</a>"), ("b", "<b/>", "", ""),
          ("c", "<c>", "<![CDATA[</c>]]>", "</c>"),
        ]),
      Case(
        "<a><!-- <b> --><?p <c> ?><b></b><b/></a>",
        [
          ("a", "<a>", "<!-- <b> --><?p <c> ?><b></b><b/>", "</a>"), ("b", "<b>", "", "</b>"),
          ("b", "<b/>", "", ""),
        ]),
    ])
  func elements(example: Case) throws {
    let tree = SyntaxParser().parse(SourceText(example.text))
    #expect(tree.diagnostics == [])
    let root = try #require(tree.root)
    #expect(Self.parts(of: root) == example.parts)
    #expect(tree.source[root.range] == example.parts.first.map { $0.startTag + $0.content + $0.endTag })
    #expect(root.isClosed)
  }

  struct Attributes: CustomTestStringConvertible {
    let tag: String
    let found: [[String]]

    init(_ tag: String, _ found: [[String]]) {
      self.tag = tag
      self.found = found
    }

    var testDescription: String { tag.debugDescription }
  }

  @Test(
    "an attribute has a name and a value",
    arguments: [
      Attributes("<a/>", []), Attributes("<a  >", []),
      Attributes("<a b='1'>", [["b", "1", "b='1'"]]),
      Attributes("<a b=\"1\" c='2'/>", [["b", "1", "b=\"1\""], ["c", "2", "c='2'"]]),
      Attributes("<a\n\tb \r\n=  '1'\n>", [["b", "1", "b \r\n=  '1'"]]),
      Attributes("<a b='>' c='/>' >", [["b", ">", "b='>'"], ["c", "/>", "c='/>'"]]),
      Attributes("<a b=\"'=\" c='\"'>", [["b", "'=", "b=\"'=\""], ["c", "\"", "c='\"'"]]),
      Attributes("<a b=''>", [["b", "", "b=''"]]),
      Attributes("<a é='日&amp;&#10;'>", [["é", "日&amp;&#10;", "é='日&amp;&#10;'"]]),
      Attributes(
        "<a xmlns='u' xmlns:p='v' p:b='1'>",
        [["xmlns", "u", "xmlns='u'"], ["xmlns:p", "v", "xmlns:p='v'"], ["p:b", "1", "p:b='1'"]]),
    ])
  func attributes(example: Attributes) throws {
    let text = example.tag + (example.tag.hasSuffix("/>") ? "" : "</a>")
    let tree = SyntaxParser().parse(SourceText(text))
    #expect(tree.diagnostics == [])
    let root = try #require(tree.root)
    let found = root.attributes.map { attribute in
      [tree.source[attribute.nameRange], tree.source[attribute.valueRange], tree.source[attribute.range]]
    }
    #expect(found == example.found)
    #expect(root.attributes.map(\.name) == example.found.map { $0[0] })
  }

  @Test(
    "an element knows its namespace",
    arguments: [
      ("<a/>", nil), ("<a xmlns='u'/>", "u"), ("<a xmlns=''/>", nil), ("<p:a xmlns:p='u'/>", "u"),
      ("<a xmlns:p='u'/>", nil),
    ] as [(String, String?)])
  func namespaces(text: String, namespace: String?) {
    #expect(SyntaxParser().parse(SourceText(text)).root?.namespace == namespace)
  }

  @Test(
    "text between elements is found without the white space around it",
    arguments: [
      ("<a> <b/> </a>", []), ("<a> x <b/>\r\n</a>", ["x"]), ("<a>x<b/>é y\n</a>", ["x", "é y"]),
      ("<a>x<!-- -->y</a>", ["x", "y"]), ("<a>&#32;</a>", ["&#32;"]),
      ("<a> <![CDATA[x]]> </a>", ["<![CDATA[x]]>"]),
      ("<a><b>x</b></a>", []), ("<a/>", []),
    ])
  func strayText(text: String, expected: [String]) {
    let tree = SyntaxParser().parse(SourceText(text))
    #expect(tree.root?.strayText.map { tree.source[$0] } == expected)
  }

  @Test("comments are listed whole and in order, wherever they stand")
  func comments() {
    let text = "<!-- 1 --><a><!--2--><b/><![CDATA[<!-- no -->]]><!-- é\r\n --></a><?p <!-- no --> ?><!---->"
    let tree = SyntaxParser().parse(SourceText(text))
    #expect(tree.comments.map { tree.source[$0] } == ["<!-- 1 -->", "<!--2-->", "<!-- é\r\n -->", "<!---->"])
  }

  @Test("an element that a fault leaves open ends where the reading ended")
  func unclosed() throws {
    let tree = SyntaxParser().parse(SourceText("<a><b>x & y</b></a>"))
    let root = try #require(tree.root)
    #expect(!root.isClosed)
    #expect(
      Self.parts(of: root) == [
        Parts(name: "a", startTag: "<a>", content: "<b>x &", endTag: ""),
        Parts(name: "b", startTag: "<b>", content: "x &", endTag: ""),
      ])
    #expect(root.children.map(\.isClosed) == [false])
  }
}
