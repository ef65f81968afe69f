import Testing

@testable import ApiInteractionKit

@Suite("Documents that are not well-formed")
struct NotWellFormedTests {
  struct Case: CustomTestStringConvertible {
    let marked: MarkedSource
    let message: String

    init(_ marked: String, _ message: String) {
      self.marked = MarkedSource(marked)
      self.message = message
    }

    var testDescription: String { marked.source.string.debugDescription }
  }

  private static let bareAmpersand =
    "A bare & is not allowed in XML. Write &amp; instead, or put the whole text into <![CDATA[…]]>."
  private static let bareLess =
    "A bare < is not allowed in XML. Write &lt; instead, or put the whole text into <![CDATA[…]]>."

  static let ampersands: [MarkedSource] = [
    "<Url>a ⟦&⟧ b</Url>", "<Url>?a=1⟦&⟧b=2</Url>", "<Url>&amp; ⟦&⟧ x</Url>", "<Url>⟦&⟧&amp;</Url>",
    "<Url>⟦&⟧</Url>",
    "<Url>x⟦&⟧; y</Url>", "<Url>é日⟦&⟧ ⟦&⟧ ⟦&⟧</Url>", "<Url>⟦&⟧a=1&lt;⟦&⟧b&amp;<b/>&</Url>",
    "<a><!-- & --><![CDATA[&]]>⟦&⟧ x</a>", "<a b='x ⟦&⟧ y'/>", "<a b='&amp;⟦&⟧y'/>", "<a>\r\n⟦&⟧\r\n</a>",
    "<a>⟦&⟧&nbsp;</a>", "\u{FEFF}<a>⟦&⟧ </a>", "<a b='⟦&⟧'/>",
  ].map { MarkedSource($0) }

  @Test("a bare & is shown, and the fix writes &amp; for each up to the next tag", arguments: ampersands)
  func ampersand(marked: MarkedSource) throws {
    let finding = try #require(SyntaxParser().parse(marked.source.bytes).diagnostics.first)
    #expect(finding.range == marked.ranges.first)
    #expect(finding.message == Self.bareAmpersand)
    #expect(finding.fix == Fix("write &amp;", marked.ranges.map { SourceEdit($0, "&amp;") }))
  }

  @Test(
    "nothing is fixed where a reference may only lack its semicolon", arguments: ["&amp y", "&lt", "& &quot"])
  func unfinishedReference(text: String) throws {
    let finding = try #require(SyntaxParser().parse(SourceText("<Url>x \(text)</Url>")).diagnostics.first)
    #expect(finding.message == Self.bareAmpersand)
    #expect(finding.fix == nil)
  }

  static let references: [Case] = [
    Case("<a>x ⟦&nbsp;⟧ y</a>", entity), Case("<a>&amp;⟦&eacute;⟧</a>", entity),
    Case("<a>⟦&a_b-c.d;⟧</a>", entity), Case("<a>⟦&é;⟧</a>", entity),
    Case("<a>⟦&AMP;⟧</a>", entity), Case("<a b='1⟦&nbsp;⟧'/>", entity),
    Case("<a>⟦&#0;⟧</a>", character), Case("<a>⟦&#x1F;⟧</a>", character),
    Case("<a>⟦&#xD800;⟧</a>", character), Case("<a>⟦&#x110000;⟧</a>", character),
    Case("<a>⟦&#xFFFE;⟧</a>", character),
    Case("<a>⟦&#xZZ;⟧</a>", character), Case("<a>⟦&#X41;⟧</a>", character),
    Case("<a>⟦&#;⟧</a>", character), Case("<a>⟦&#12a;⟧</a>", character),
    Case("<a>⟦&#233⟧ y</a>", character),
    Case("<a>⟦&#99999999999;⟧</a>", character),
    Case("<a b='⟦&#0;⟧'/>", character),
  ]

  static let tags: [Case] = [
    Case("<a>a ⟦<⟧ b</a>", bareLess), Case("<a>a ⟦<⟧5</a>", bareLess),
    Case("<a>⟦<⟧<b></a>", bareLess), Case("<a>a ⟦<⟧= b</a>", bareLess), Case("⟦<⟧1abc>", bareLess),
    Case("<a>é ⟦<⟧ b</a>", bareLess),
    Case("<a>x &amp; y ⟦<⟧ z</a>", bareLess), Case("<a>&#38;⟦<⟧1</a>", bareLess),
    Case("<a>&lt;⟦<b c='&amp;' 5>⟧</b></a>", tag("something stands in it that is no attribute")),
    Case("<a>⟦<b c>⟧</b></a>", tag("an attribute is written name=\"value\"")),
    Case("<a>⟦<é c>⟧</é></a>", tag("an attribute is written name=\"value\"")),
    Case("<a>⟦<b c=d>⟧</b></a>", tag("an attribute is written name=\"value\"")),
    Case("<a>⟦<b c='1' c='2'>⟧</b></a>", tag("an attribute is there twice")),
    Case("<a>⟦<b c='1'd='2'>⟧</b></a>", tag("white space is missing before an attribute")),
    Case("<a>⟦<b c='⟧<'></b></a>", tag("an attribute cannot hold <; a quote may be missing before it")),
    Case("<a>⟦<b c='1>⟧</b></a>", tag("an attribute cannot hold <; a quote may be missing before it")),
    Case("<a>⟦<b c='x>y' d>⟧</b></a>", tag("an attribute is written name=\"value\"")),
    Case("<a>⟦<b⟧<</a>", tag("something stands in it that is no attribute")),
    Case("<a>⟦<b/ >⟧</a>", tag("something stands in it that is no attribute")),
    Case("<a><b>⟦</b c>⟧</a>", tag("an end tag holds a name and nothing else")),
    Case("⟦</a>⟧", tag("no element's name begins it")),
    Case("<a>⟦<!FOO>⟧</a>", tag("no element's name begins it")),
    Case("<a>⟦<!DOCTYPE a>⟧</a>", tag("no element's name begins it")),
    Case("<a>⟦<?>⟧</a>", tag("a processing instruction begins with a name")),
    Case("<a>⟦<? p?>⟧</a>", tag("a processing instruction begins with a name")),
    Case("⟦<![CDATA[x]]>⟧<a/>", tag("no element's name begins it")),
  ]

  static let constructs: [Case] = [
    Case("<a><!-- b ⟦--⟧ c --></a>", "-- is not allowed inside a comment."),
    Case("<a><!-- b ⟦--⟧-></a>", "-- is not allowed inside a comment."),
    Case("<!-- é ⟦--⟧ --><a/>", "-- is not allowed inside a comment."),
    Case("<a/><!-- b ⟦--⟧ c -->", "-- is not allowed inside a comment."),
    Case("<a>⟦<!--⟧ b</a>", "This comment is never closed. Write --> at its end."),
    Case("⟦<!--⟧ b", "This comment is never closed. Write --> at its end."),
    Case("<a/>⟦<!--⟧ b", "This comment is never closed. Write --> at its end."),
    Case("<a>⟦<![CDATA[⟧ b</a>", "This CDATA section is never closed. Write ]]> at its end."),
    Case("<a>⟦<![CDATA[⟧ b]] ></a>", "This CDATA section is never closed. Write ]]> at its end."),
    Case("<a>⟦<?⟧p b</a>", "This processing instruction is never closed. Write ?> at its end."),
    Case("<a>b ⟦]]>⟧ c</a>", "]]> is not allowed outside a CDATA section. Write ]]&gt; instead."),
    Case("<a>é日 ⟦]]>⟧ c</a>", "]]> is not allowed outside a CDATA section. Write ]]&gt; instead."),
    Case("<a><![CDATA[b]]> c⟦]]>⟧</a>", "]]> is not allowed outside a CDATA section. Write ]]&gt; instead."),
    Case("<a>]⟦]]>⟧b</a>", "]]> is not allowed outside a CDATA section. Write ]]&gt; instead."),
    Case("<Body>{}⟦]]>⟧</Body>", lostSection), Case("<a>]⟦]]>⟧ \n</a>", lostSection),
    Case("<Body>⟦<?xml version='1.0'?>⟧<b/></Body>", sectionNeeded),
    Case("<a>⟦<b c=“x”>⟧</b></a>", typographic("“ and ”")), Case("<a>⟦<b c=”x”>⟧</b></a>", typographic("”")),
  ]

  static let documents: [Case] = [
    Case("<a></a>⟦hello there⟧\nx", ended), Case("<a/>\n⟦<a>⟧</a>", ended), Case("<a></a>⟦</b>⟧", ended),
    Case("<a/> ⟦& x⟧", ended), Case("<a/><!-- ok --><?p?> ⟦é⟧", ended), Case("<a/>⟦<![CDATA[x]]>⟧", ended),
    Case("⟦hello⟧ <a/>", notXML), Case("⟦hello⟧<a/>", notXML), Case("  ⟦{\"a\":⟧ 1}", notXML),
    Case("\u{FEFF}⟦hello⟧", notXML), Case("⟦&amp;⟧<a/>", notXML), Case("<!-- x --> ⟦é⟧ <a/>", notXML),
    Case("⟦⟧", empty), Case("⟦⟧ \r\n ", empty), Case("⟦⟧\u{FEFF}", empty), Case("⟦⟧\u{FEFF}\n", empty),
    Case(" ⟦<?xml version='1.0'?>⟧<a/>", misplacedDeclaration),
    Case("\r\n⟦<?xml version='1.0' encoding='UTF-8'?>⟧\n<a/>", misplacedDeclaration),
    Case("<!-- x -->⟦<?xml version='1.0'?>⟧<a/>", misplacedDeclaration),
    Case("<a>⟦<?xml version='1.0'?>⟧</a>", misplacedDeclaration),
    Case("<a>⟦<?XML b?>⟧</a>", misplacedDeclaration),
    Case("<a/>⟦<?xml version='1.0'?>⟧", misplacedDeclaration),
    Case("⟦<?xml encoding='UTF-8'?>⟧<a/>", declaration("Malformed declaration expecting version")),
    Case("⟦<?xml version='2.0'?>⟧<a/>", declaration("Unsupported version '2.0'")),
    Case("⟦<?xml version='1.0' x='y'?>⟧<a/>", declaration("parsing XML declaration: '?>' expected")),
    Case("⟦<?xml version='1.0' encoding=''?>⟧<a/>", declaration("Invalid XML encoding name")),
    Case("⟦<?xml version='1.0' standalone='x'?>⟧<a/>", declaration("standalone accepts only 'yes' or 'no'")),
    Case("⟦<?xml version='1.0'>⟧<a/>", declaration("it must end with ?>")),
    Case("⟦<?xml version='1.0' encoding='UTF-8'>⟧<a/>", declaration("it must end with ?>")),
    Case("⟦<?xml version=1.0?>⟧<a/>", declaration("a value stands in quotes, as in version=\"1.0\"")),
    Case(
      "⟦<?xml version='1.0' encoding=UTF-8?>⟧<a/>",
      declaration("a value stands in quotes, as in version=\"1.0\"")),
    Case("⟦<?xml version=\"1.0?>⟧<a/>", declaration("a value's closing quote is missing")),
    Case("⟦<?xml version=“1.0”?>⟧<a/>", declaration("write \" for “ and ”")),
    Case("⟦<?xml version='1.0' encoding=”UTF-8”?>⟧<a/>", declaration("write \" for ”")),
    Case("<?xml version='1.0'⟦⟧", "The file ends in the middle of a tag."),
    Case("<⟦⟧", "The file ends in the middle of a tag."),
  ]

  @Test(
    "a fault is shown where it is and says what to do", arguments: references + tags + constructs + documents)
  func fault(example: Case) {
    let tree = SyntaxParser().parse(example.marked.source.bytes)
    #expect(tree.diagnostics.map(Finding.init) == findings(example.marked, example.message))
    #expect(tree.diagnostics.allSatisfy { $0.severity == .error && $0.fix == nil && $0.notes.isEmpty })
    #expect(!tree.isWellFormed)
  }

  static let openings = [
    "<Body>⟦![CDATA[⟧{}]]></Body>", "<Body> ⟦[CDATA[⟧{}]]> </Body>", "<Body>⟦<[CDATA[⟧{}]]></Body>",
    "<Body>⟦<! [CDATA[⟧{}]]></Body>", "<Body>⟦<![cdata[⟧{}]]></Body>", "<Body>⟦<![CDATA{⟧{}]]></Body>",
    "<Body>⟦<!CDATA[⟧{}]]></Body>", "<Body>⟦< ![CDATA[⟧{}]]></Body>", "<Body>⟦<![CDATA [⟧{}]]></Body>",
    "<Body>⟦<![CDATA⟧{\"a\": 1}]]></Body>", "<Body>⟦<![CDATA(⟧{}]]></Body>",
    "<a>⟦<[CDATA[⟧x</a>", "<a>⟦<[CDATA[⟧x<![CDATA[y]]></a>",
  ].map { MarkedSource($0) }

  @Test("what was meant to open a CDATA section is written so where one is closed", arguments: openings)
  func cdataOpening(marked: MarkedSource) throws {
    let finding = try #require(SyntaxParser().parse(marked.source.bytes).diagnostics.first)
    #expect(finding.range == marked.ranges.first)
    #expect(finding.message == "A CDATA section begins with <![CDATA[. Write it so.")
    let fix = Fix("write <![CDATA[", marked.ranges.map { SourceEdit($0, "<![CDATA[") })
    #expect(finding.fix == (marked.source.string.hasPrefix("<Body>") ? fix : nil))
  }

  static let brokenTags: [(Case, String)] = [
    (Case("<a>⟦< Request>⟧</Request></a>", spaceBefore), "<Request>"),
    (Case("⟦< ApiInteraction>⟧", spaceBefore), "<ApiInteraction>"),
    (Case("<Type>JSON⟦< /Type>⟧", spaceBefore), "</Type>"),
    (Case("<Type>JSON⟦</ Type>⟧", spaceBefore), "</Type>"),
    (Case("<Type>JSON⟦<\\Type>⟧ ", "An end tag begins with </, not with <\\."), "</Type>"),
    (Case("<a>⟦<1Request>⟧</Request></a>", "A tag's name stands right behind its < or </."), "<Request>"),
    (Case("<a>⟦<.Request >⟧</Request></a>", "A tag's name stands right behind its < or </."), "<Request>"),
  ]

  @Test(
    "a tag of a definition with something before its name is written as it must be", arguments: brokenTags)
  func brokenTag(example: Case, correct: String) {
    let expected = Diagnostic(
      "not-well-formed", "\(example.message) Write \(correct).", at: example.marked.ranges[0],
      fix: Fix("write \(correct)", [SourceEdit(example.marked.ranges[0], correct)]))
    #expect(SyntaxParser().parse(example.marked.source.bytes).diagnostics == [expected])
  }

  static let ends: [Case] = [
    Case("⟦<a>⟧<b>x</b>⟦⟧", "The file ends before </a>."), Case("<a>⟦<b>⟧x⟦⟧", "The file ends before </b>."),
    Case("<a>⟦<b>⟧&am⟦⟧", "The file ends before </b>."), Case("<a>⟦<b>⟧<⟦⟧", "The file ends before </b>."),
    Case("<a>⟦<b>⟧</⟦⟧", "The file ends before </b>."), Case("<a>⟦<b>⟧</b⟦⟧", "The file ends before </b>."),
    Case("⟦<a>⟧<b c='⟦⟧", "The file ends before </a>."), Case("⟦<é d='1'>⟧é⟦⟧", "The file ends before </é>."),
  ]

  @Test("a file that breaks off says which element is open", arguments: ends)
  func truncated(example: Case) throws {
    let tree = SyntaxParser().parse(example.marked.source.bytes)
    try #require(example.marked.ranges.count == 2)
    let opened = example.marked.ranges[0]
    #expect(
      tree.diagnostics.map(Finding.init) == [
        Finding("not-well-formed", example.marked.ranges[1], example.message)
      ])
    let name = example.message.dropFirst("The file ends before </".count).dropLast(2)
    #expect(tree.diagnostics.first?.notes == [Diagnostic.Note("<\(name)> is opened here", at: opened)])
  }

  @Test(
    "an end tag that closes another element names both",
    arguments: [
      ("⟦<Url>⟧x⟦</Uri>⟧", "“</Uri>” stands where </Url> was expected.", "<Url> is opened here"),
      ("<a>⟦<Url b='>'>⟧x⟦</a>⟧", "“</a>” stands where </Url> was expected.", "<Url> is opened here"),
      ("⟦<Url>⟧⟦</url>⟧", "“</url>” stands where </Url> was expected.", "<Url> is opened here"),
      ("⟦<é>⟧x<b/>⟦</è >⟧", "“</è >” stands where </é> was expected.", "<é> is opened here"),
    ])
  func mismatched(text: String, message: String, note: String) throws {
    let marked = MarkedSource(text)
    try #require(marked.ranges.count == 2)
    let expected = Diagnostic(
      "not-well-formed", message, at: marked.ranges[1], notes: [Diagnostic.Note(note, at: marked.ranges[0])])
    #expect(SyntaxParser().parse(marked.source.bytes).diagnostics == [expected])
  }

  @Test(
    "an end tag without its slash is told where it is",
    arguments: ["<Request><Url>x⟦<Url>⟧</Request>", "<a><Fields><Field>x⟦<Field>⟧<Field/></Fields></a>"])
  func slash(text: String) throws {
    let marked = MarkedSource(text)
    let found = SyntaxParser().parse(marked.source.bytes).diagnostics
    #expect(found.map(\.range) == marked.ranges)
    #expect(
      found.first?.message.hasSuffix(
        "once more. Write </\(text.contains("Url") ? "Url" : "Field")> if it was meant to be closed.") == true
    )
    #expect(
      SyntaxParser().parse(Array("<a><b><b></a>".utf8)).diagnostics.first?.message
        == "“</a>” stands where </b> was expected.")
  }

  @Test(
    "a fault behind a large text is shown where it is",
    arguments: [
      "⟦&⟧ x</a>", "⟦&nbsp;⟧</a>", "<b>⟦</c>⟧</a>", "<!-- ⟦--⟧ --></a>", "é⟦]]>⟧</a>", "⟦<![CDATA[⟧</a>",
      "⟦<b c>⟧</a>",
      "</a>⟦x⟧", "⟦<⟧ </a>",
    ])
  func large(end: String) {
    for filler in ["é&amp;\r\n", "<b c='>'/>", "<![CDATA[<&]]>", "<!-- é -->", "\n"] {
      let marked = MarkedSource("<a>\(String(repeating: filler, count: 8_000))\(end)")
      let tree = SyntaxParser().parse(marked.source)
      #expect(tree.diagnostics.map(Place.init) == marked.ranges.map { Place("not-well-formed", $0) })
    }
  }

  private func findings(_ marked: MarkedSource, _ message: String) -> [Finding] {
    marked.ranges.map { Finding("not-well-formed", $0, message) }
  }

  // MARK: - Messages

  private static let spaceBefore = "No space may stand before a tag's name."
  private static let lostSection =
    "]]> closes a CDATA section, and none is open. Write <![CDATA[ where the text begins, or remove the ]]>."
  private static let sectionNeeded =
    "This body is XML itself. Put all of it into a CDATA section: write <![CDATA[ before this and ]]> before "
    + "</Body>."
  private static let ended =
    "The definition has ended before this. A file holds one definition and nothing after it."
  private static let notXML = "This is not XML. A definition begins with <ApiInteraction>."
  private static let empty = "The file is empty. A definition begins with <ApiInteraction>."
  private static let misplacedDeclaration =
    "The XML declaration must be the very first thing in the file. Remove what stands before it, or the "
    + "declaration."

  private static let entity =
    "XML has no entity of this name. Write the character itself, or &amp; for the & if that text is meant."

  private static let character =
    "This is not a reference to a character that XML allows. Write the character's number, as in &#233; or &#xE9;."

  private static func tag(_ reason: String) -> String {
    "This tag is malformed (\(reason)). If no tag is meant, write &lt; instead of <."
  }

  private static func typographic(_ quotes: String) -> String {
    "This tag is malformed (write \" for \(quotes))."
  }

  private static func declaration(_ reason: String) -> String {
    "The XML declaration is malformed (\(reason))."
  }
}
