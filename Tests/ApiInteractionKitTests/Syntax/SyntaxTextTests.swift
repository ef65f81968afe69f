import Testing

@testable import ApiInteractionKit

@Suite("Decoded text and its source")
struct SyntaxTextTests {
  struct Case: CustomTestStringConvertible {
    let content: String
    let text: String
    let pieces: [(part: Range<Int>, source: String)]

    init(_ content: String, _ text: String, _ pieces: [(Range<Int>, String)]) {
      self.content = content
      self.text = text
      self.pieces = pieces.map { (part: $0.0, source: $0.1) }
    }

    var testDescription: String { content.debugDescription }
  }

  private static func body(_ content: String) -> SyntaxText? {
    let tree = SyntaxParser().parse(SourceText("<Body>\(content)</Body>"))
    return tree.isWellFormed ? tree.root?.text : nil
  }

  @Test(
    "a part of a text has its exact source",
    arguments: [
      Case("abc", "abc", [(0..<3, "abc"), (1..<2, "b"), (0..<0, ""), (3..<3, "")]),
      Case("a&amp;b", "a&b", [(1..<2, "&amp;"), (0..<2, "a&amp;"), (2..<3, "b")]),
      Case("&lt;&gt;&quot;&apos;", "<>\"'", [(0..<1, "&lt;"), (1..<3, "&gt;&quot;"), (3..<4, "&apos;")]),
      Case("x&#233;y", "xéy", [(1..<3, "&#233;"), (1..<2, "&#233;"), (2..<3, "&#233;"), (3..<4, "y")]),
      Case("&#x1F600;&#x00e9;", "\u{1F600}é", [(0..<4, "&#x1F600;"), (3..<5, "&#x1F600;&#x00e9;")]),
      Case("a<![CDATA[b&amp;]]>c", "ab&amp;c", [(0..<1, "a"), (1..<7, "b&amp;"), (6..<8, ";]]>c")]),
      Case("<![CDATA[a]]><![CDATA[b]]>", "ab", [(0..<2, "a]]><![CDATA[b"), (1..<2, "b")]),
      Case("<![CDATA[]]]]><![CDATA[>]]>", "]]>", [(0..<3, "]]]]><![CDATA[>"), (2..<3, ">")]),
      Case("é日\u{1F600}", "é日\u{1F600}", [(0..<2, "é"), (2..<5, "日"), (5..<9, "\u{1F600}")]),
      Case("a\r\nb\rc\nd", "a\nb\nc\nd", [(1..<2, "\r\n"), (3..<4, "\r"), (5..<6, "\n"), (0..<3, "a\r\nb")]),
      Case("a&#13;\nb", "a\r\nb", [(1..<2, "&#13;"), (2..<3, "\n")]),
      Case("<![CDATA[a\r\n]]>\n", "a\n\n", [(1..<2, "\r\n"), (1..<3, "\r\n]]>\n")]),
      Case("a<!-- & <b> -->b<?p > ?>c", "abc", [(0..<2, "a<!-- & <b> -->b"), (1..<3, "b<?p > ?>c")]),
      Case("a<x>no</x>b", "ab", [(0..<2, "a<x>no</x>b")]),
      Case("~~~REPL<!-- -->ACE~~~", "~~~REPLACE~~~", [(0..<13, "~~~REPL<!-- -->ACE~~~")]),
    ])
  func parts(example: Case) throws {
    let text = try #require(Self.body(example.content))
    let source = SourceText("<Body>\(example.content)</Body>")
    #expect(text.string == example.text)
    #expect(example.pieces.map { source[text.sourceRange(of: $0.part)] } == example.pieces.map(\.source))
  }

  @Test(
    "a text without bytes stands where it would begin",
    arguments: ["", "<![CDATA[]]>", "<!-- x -->", "<?p?>"])
  func empty(content: String) throws {
    let text = try #require(Self.body(content))
    #expect(text.bytes == [])
    #expect(text.sourceRange == SourceRange(6, 6))
    #expect(text.firstReference == nil)
    #expect(!text.isCDATA(at: 0))
  }

  @Test("an empty part stands before the byte at its offset, and at the end behind the last")
  func emptyParts() throws {
    let text = try #require(Self.body("a&amp;<![CDATA[b]]>"))
    let places = (0...3).map { text.sourceRange(of: $0..<$0) }
    #expect(places == [6, 7, 21, 22].map { SourceRange($0, $0) })
  }

  @Test("what is CDATA and what is a reference is known for every byte")
  func kinds() throws {
    let text = try #require(Self.body("a&amp;<![CDATA[b\r\n]]>&#233;c"))
    #expect(text.string == "a&b\néc")
    #expect((0..<7).map { text.isCDATA(at: $0) } == [false, false, true, true, false, false, false])
    #expect(text.firstReference == 1..<2)
  }

  @Test(
    "trimming takes white space of every kind and keeps every source",
    arguments: [
      (" a ", 7..<8), ("\r\n\ta b&#32;\n", 9..<12), ("&#10;<![CDATA[ x ]]> ", 21..<22),
      ("<!-- --> x<!-- -->", 15..<16),
      ("a", 6..<7), ("  &amp;  ", 8..<13), (" <![CDATA[a]]>&#x20;b<![CDATA[ \n]]>", 16..<27),
    ])
  func trimming(content: String, range: Range<Int>) throws {
    let text = try #require(Self.body(content))
    #expect(text.trimmed().sourceRange == SourceRange(range.lowerBound, range.upperBound))
    let whole = text.string
    let expected = whole.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
    #expect(text.trimmed().string == String(expected))
  }

  @Test("a text of nothing but white space is trimmed to a place at its end")
  func trimmingToNothing() throws {
    let text = try #require(Self.body(" \r\n&#9;"))
    #expect(text.trimmed().bytes == [])
    #expect(text.trimmed().sourceRange == SourceRange(13, 13))
  }

  @Test("a value of 300 KB is exact to its last byte")
  func large() throws {
    let unit = "é&amp;日\r\n<![CDATA[x&]]>"
    let decoded = "é&日\nx&"
    let count = 300_000 / unit.utf8.count
    let text = try #require(Self.body(String(repeating: unit, count: count)))
    #expect(text.string == String(repeating: decoded, count: count))
    for index in [0, 1, count / 2, count - 1] {
      let decodedStart = index * decoded.utf8.count
      let start = 6 + index * unit.utf8.count
      #expect(text.sourceRange(of: decodedStart..<(decodedStart + 2)) == SourceRange(start, start + 2))
      #expect(
        text.sourceRange(of: (decodedStart + 2)..<(decodedStart + 3)) == SourceRange(start + 2, start + 7))
      #expect(
        text.sourceRange(of: (decodedStart + 6)..<(decodedStart + 7)) == SourceRange(start + 10, start + 12))
      #expect(
        text.sourceRange(of: (decodedStart + 7)..<(decodedStart + 9)) == SourceRange(start + 21, start + 23))
    }
  }

  @Test("an attribute may be as long as a value")
  func largeAttribute() {
    let value = String(repeating: "é>", count: 100_000)
    let tree = SyntaxParser().parse(SourceText("<Body a='\(value)'>x</Body>"))
    #expect(tree.diagnostics == [])
    #expect(tree.root?.attributes.map(\.valueRange) == [SourceRange(9, 300_009)])
    #expect(tree.root?.text.sourceRange == SourceRange(300_011, 300_012))
  }
}
