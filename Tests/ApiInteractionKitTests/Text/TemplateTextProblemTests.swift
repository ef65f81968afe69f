import Testing

@testable import ApiInteractionKit

@Suite("Problems of template texts")
struct TemplateTextProblemTests {
  /// A text with its problem marked.
  struct Case: CustomTestStringConvertible {
    let marked: MarkedSource
    let rule: String
    let message: String
    let replacement: String?

    init(_ marked: String, _ rule: String, _ message: String, _ replacement: String? = nil) {
      self.marked = MarkedSource(marked)
      self.rule = rule
      self.message = message
      self.replacement = replacement
    }

    var testDescription: String { marked.source.string.debugDescription }
  }

  private static func unclosed(_ opener: String) -> String {
    "This \(opener) is never closed. Write ) after the name."
  }

  private static func interrupted(_ opener: String) -> String {
    "This \(opener) is not closed before the next placeholder begins. Write ) after the name; a placeholder "
      + "cannot hold another."
  }

  private static let nameless = "This placeholder names nothing. Write a name between ( and )."

  static let malformed: [Case] = [
    Case("⟦$(⟧", "malformed-placeholder", unclosed("$(")),
    Case("a⟦#(⟧b", "malformed-placeholder", unclosed("#(")),
    Case("é⟦$(⟧a:ToLowerCase", "malformed-placeholder", unclosed("$(")),
    Case("⟦$(⟧a $(b)", "malformed-placeholder", interrupted("$(")),
    Case("⟦$(⟧a$(b))", "malformed-placeholder", interrupted("$(")),
    Case("⟦#(⟧a$(b)", "malformed-placeholder", interrupted("#(")),
    Case("⟦$(⟧#(b)", "malformed-placeholder", interrupted("$(")),
    Case("$(a) ⟦$(⟧b", "malformed-placeholder", unclosed("$(")),
    Case("⟦$()⟧", "malformed-placeholder", nameless), Case("x⟦#()⟧y", "malformed-placeholder", nameless),
    Case("⟦$( \t)⟧", "malformed-placeholder", nameless),
    Case("⟦$(\r\n)⟧$(a)", "malformed-placeholder", nameless),
    Case("⟦$(⟧~~~REPLACE~~~", "malformed-placeholder", unclosed("$(")),
  ]

  static let names: [Case] = [
    Case("$(⟦ ⟧a)", "data-source-name", "A data source name has no white space at its ends."),
    Case("$(a⟦  ⟧)", "data-source-name", "A data source name has no white space at its ends."),
    Case("$(a⟦(⟧b)", "data-source-name", "A data source name cannot hold “(”."),
    Case("é$(é⟦$⟧b)", "data-source-name", "A data source name cannot hold “$”."),
    Case("$(⟦⟧:ToLowerCase)", "data-source-name", "A data source name cannot be empty."),
    Case("$(a⟦\n⟧b)", "data-source-name", "A data source name cannot hold the control character U+000A."),
    Case("$(a⟦\u{7F}⟧)", "data-source-name", "A data source name cannot hold the control character U+007F."),
    Case("#(a⟦:⟧b)", "data-source-name", "A configuration key cannot hold “:”."),
    Case("#(⟦ ⟧a)", "data-source-name", "A configuration key has no white space at its ends."),
    Case("$(~~~REPLACE~~~⟦ ⟧)", "data-source-name", "A data source name has no white space at its ends."),
    Case(
      "$(⟦\(String(repeating: "é", count: 256))⟧)", "data-source-name",
      "A data source name has at most 255 characters; this one has 256."),
  ]

  static let formatters: [Case] = [
    Case("$(a:⟦toLowerCase⟧)", "unknown-formatter", unknown("toLowerCase", "ToLowerCase"), "ToLowerCase"),
    Case("$(a:⟦ToLower⟧)", "unknown-formatter", unknown("ToLower", nil)),
    Case(
      "$(a:ToLowerCase:⟦RemoveLeadingPlu⟧)", "unknown-formatter",
      unknown("RemoveLeadingPlu", "RemoveLeadingPlus"), "RemoveLeadingPlus"),
    Case(
      "$(a:⟦EscapeDoubleQuote⟧:ToLowerCase)", "unknown-formatter",
      unknown("EscapeDoubleQuote", "EscapeDoubleQuotes"), "EscapeDoubleQuotes"),
    Case("$(a:⟦Größe⟧)", "unknown-formatter", unknown("Größe", nil)),
    Case(
      "$(a⟦:⟧)", "unknown-formatter",
      "After this colon comes a formatter: one of RemoveLeadingPlus, EscapeDoubleQuotes, ToLowerCase. Write one, or remove the colon."
    ),
    Case("$(a:⟦ ToLowerCase⟧)", "unknown-formatter", unknown(" ToLowerCase", "ToLowerCase"), "ToLowerCase"),
  ]

  private static func unknown(_ name: String, _ nearest: String?) -> String {
    let advice =
      nearest.map { "Did you mean \($0)?" } ?? "There are RemoveLeadingPlus, EscapeDoubleQuotes, ToLowerCase."
    return "There is no formatter “\(name)”. \(advice)"
  }

  @Test("a problem has a rule, a range and a message", arguments: malformed + names + formatters)
  func problem(example: Case) throws {
    let range = try #require(example.marked.ranges.first).bytes
    let expected = TemplateText.Problem(
      rule: example.rule, description: example.message, range: range, replacement: example.replacement)
    #expect(TemplateText.read(example.marked.source.bytes).problems == [expected])
    #expect(throws: expected) { try TemplateText(example.marked.source.string) }
  }

  @Test("what is malformed counts as literal, and what follows is still read")
  func afterProblem() {
    let (template, problems) = TemplateText.read(Array("$(a $(b) $() #(c) $(".utf8))
    #expect(problems.map(\.range) == [0..<2, 9..<12, 18..<20])
    #expect(template.segments.map { template[$0] } == ["$(a ", "$(b)", " $() ", "#(c)", " $("])
  }

  @Test("every problem of a text is found")
  func several() {
    let text = "$( a:X:Y) #(b:c) ~~~REPLACE:d~~~ $(e"
    let problems = TemplateText.read(Array(text.utf8)).problems
    #expect(problems.map { text[utf8: $0.range] } == [" ", "X", "Y", ":", "$("])
    #expect(
      problems.map(\.rule) == [
        "data-source-name", "unknown-formatter", "unknown-formatter", "data-source-name",
        "malformed-placeholder",
      ])
  }

  @Test(
    "a text that XML cannot carry is refused",
    arguments: [("a\u{0}b", 1..<2), ("é\u{1}", 2..<3), ("\u{FFFE}", 0..<3), ("$(a)\u{1B}", 4..<5)])
  func outsideXML(text: String, range: Range<Int>) {
    let problem = #expect(throws: TemplateText.Problem.self) { try TemplateText(text) }
    #expect(problem?.rule == "not-well-formed")
    #expect(problem?.range == range)
  }
}
