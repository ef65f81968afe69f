import Testing

@testable import ApiInteractionKit

@Suite("Template texts")
struct TemplateTextTests {
  /// A text with the parts that it must fall into: `L` literal, `S` slot, `D` data source, `C` configuration.
  struct Case: CustomTestStringConvertible {
    let parts: [(kind: Character, text: String)]

    init(_ parts: (Character, String)...) {
      self.parts = parts.map { (kind: $0.0, text: $0.1) }
    }

    var text: String { parts.map(\.text).joined() }
    var testDescription: String { text.debugDescription }
  }

  @Test(
    "a text falls into literals, placeholders and slots",
    arguments: [
      Case(), Case(("L", "abc")), Case(("D", "$(a)")), Case(("C", "#(a)")), Case(("S", "~~~REPLACE~~~")),
      Case(
        ("L", "a"), ("D", "$(b)"), ("L", "c"), ("C", "#(d)"), ("L", "e"), ("S", "~~~REPLACE~~~"), ("L", "f")),
      Case(("D", "$(a)"), ("D", "$(b)"), ("S", "~~~REPLACE~~~"), ("S", "~~~REPLACE~~~")),
      Case(("D", "$(PCIPal|DtmfLinkId)")), Case(("D", "$(a b:ToLowerCase)")),
      Case(("D", "$(é日\u{1F600})"), ("L", "é")),
      Case(("D", "$(~~~REPLACE~~~)")), Case(("D", "$(a~~~REPLACE:b~~~c:ToLowerCase)")),
      Case(("S", "~~~REPLACE:name~~~")), Case(("S", "~~~REPLACE:a b.c[0]#é~~~")),
      Case(("L", "~"), ("S", "~~~REPLACE~~~")), Case(("S", "~~~REPLACE~~~"), ("L", "~")),
      Case(("L", "$"), ("D", "$(a)")), Case(("L", "#"), ("D", "$(a)")),
      Case(("L", "(("), ("C", "#(a)"), ("L", ")")),
      Case(("L", "$ (a) ${b} $[c] $d$ {{e}} # (f)")), Case(("L", "$")), Case(("L", "a#")), Case(("L", "()")),
      Case(("L", "~~REPLACE~~")), Case(("L", "~~~replace~~~")), Case(("L", "~~~REPLACE~~")),
      Case(("L", "~~~REPLACE:~~~")),
      Case(("L", "~~~REPLACE:a~~")), Case(("L", "~~~REPLACE:a\nb~~~")), Case(("L", "~~~REPLACEMENT~~~")),
      Case(("L", "~~~REPLACE: "), ("D", "$(a)")),
    ])
  func segments(example: Case) throws {
    let template = try TemplateText(example.text)
    #expect(template.text == example.text)
    #expect(template.segments.map { template[$0] } == example.parts.map(\.text))
    #expect(template.segments.map { Self.letter($0.kind) } == example.parts.map(\.kind))
    #expect(
      template.segments.reduce(0) { $1.range.lowerBound == $0 ? $1.range.upperBound : -1 }
        == example.text.utf8.count)
    #expect(template.isLiteral == example.parts.allSatisfy { $0.kind == "L" })
    #expect(template.description == example.text)
  }

  static func letter(_ kind: TemplateText.Segment.Kind) -> Character {
    switch kind {
    case .literal: "L"
    case .slot: "S"
    case .placeholder(let placeholder): placeholder.kind == .dataSource ? "D" : "C"
    }
  }

  struct Named: CustomTestStringConvertible {
    let text: String
    let name: String
    let range: Range<Int>
    let formatters: [Placeholder.Formatter]

    init(_ text: String, _ name: String, _ range: Range<Int>, _ formatters: [Placeholder.Formatter] = []) {
      self.text = text
      self.name = name
      self.range = range
      self.formatters = formatters
    }

    var testDescription: String { text }
  }

  @Test(
    "a placeholder has a name and formatters in order",
    arguments: [
      Named("$(a)", "a", 2..<3), Named("#(a b)", "a b", 2..<5), Named("é$(PCIPal|Id)", "PCIPal|Id", 4..<13),
      Named("$(a:ToLowerCase)", "a", 2..<3, [.toLowerCase]),
      Named("$(é:EscapeDoubleQuotes)", "é", 2..<4, [.escapeDoubleQuotes]),
      Named("$(a:RemoveLeadingPlus)", "a", 2..<3, [.removeLeadingPlus]),
      Named(
        "$(a:ToLowerCase:RemoveLeadingPlus:ToLowerCase)", "a", 2..<3,
        [.toLowerCase, .removeLeadingPlus, .toLowerCase]),
      Named("$(a~~~REPLACE:b:c~~~d:ToLowerCase)", "a~~~REPLACE:b:c~~~d", 2..<21, [.toLowerCase]),
      Named("$(a:~~~REPLACE~~~)", "a", 2..<3), Named("#(~~~REPLACE~~~)", "~~~REPLACE~~~", 2..<15),
      Named("$(a|b)", "a|b", 2..<5),
    ])
  func placeholders(example: Named) throws {
    let template = try TemplateText(example.text)
    let found = try #require(template.placeholders.first)
    #expect(template.placeholders.count == 1)
    #expect(found.placeholder.name == example.name)
    #expect(found.placeholder.nameRange == example.range)
    #expect(found.placeholder.formatters == example.formatters)
    #expect(template.text[utf8: found.range].hasSuffix(")"))
  }

  @Test("slots are found wherever they stand, with their names and ranges")
  func slots() throws {
    let template = try TemplateText(
      "é~~~REPLACE~~~ $(a~~~REPLACE:x~~~~~~REPLACE~~~:~~~REPLACE:f~~~) ~~~REPLACE:é b~~~")
    #expect(template.slots.map(\.range) == [2..<15, 19..<34, 34..<47, 48..<63, 65..<83])
    #expect(template.slots.map(\.name) == [nil, "x", nil, "f", "é b"])
    #expect(template.placeholders.map { $0.placeholder.slots.count } == [3])
  }

  @Test("a stand-in overwrites the holes and leaves every offset")
  func standIn() throws {
    let template = try TemplateText("é$(a)-#(b)~~~REPLACE~~~é")
    let text = String(decoding: template.standIn(UInt8(ascii: "x")), as: UTF8.self)
    #expect(text == "éxxxx-xxxxxxxxxxxxxxxxxé")
  }

  @Test("two texts are equal when they are written alike")
  func equality() throws {
    #expect(try TemplateText("$(a)") == TemplateText("$(a)"))
    #expect(try TemplateText("$(a)") != TemplateText("$(A)"))
    #expect(try Set([TemplateText("$(a)"), TemplateText("$(a)"), TemplateText("a")]).count == 2)
  }

  @Test("texts that Unicode calls equivalent but that are written otherwise are not equal")
  func equivalence() throws {
    #expect(try TemplateText("\u{E9}") != TemplateText("e\u{301}"))
    #expect(try Set([TemplateText("\u{E9}"), TemplateText("e\u{301}")]).count == 2)
  }
}
