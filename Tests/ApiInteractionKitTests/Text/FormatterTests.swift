import Testing

@testable import ApiInteractionKit

@Suite("Formatters")
struct FormatterTests {
  @Test(
    "RemoveLeadingPlus takes every + at the start",
    arguments: [
      ("+441234567890", "441234567890"), ("++44", "44"), ("44+12", "44+12"), ("+", ""), ("+++", ""), ("", ""),
      (" +44", " +44"), ("+ 44", " 44"), ("+\u{301}44", "\u{301}44"), ("\u{FF0B}44", "\u{FF0B}44"),
    ])
  func removeLeadingPlus(value: String, result: String) {
    #expect(Array(Placeholder.Formatter.removeLeadingPlus.apply(to: value).utf8) == Array(result.utf8))
  }

  @Test(
    "EscapeDoubleQuotes puts a backslash before every double quote, and changes nothing else",
    arguments: [
      ("say \"hi\"", "say \\\"hi\\\""), ("\"", "\\\""), ("\\\"", "\\\\\""), ("'“”", "'“”"), ("", ""),
      ("a\\b\n", "a\\b\n"),
      ("\"\u{301}", "\\\"\u{301}"), ("\"\"", "\\\"\\\""),
    ])
  func escapeDoubleQuotes(value: String, result: String) {
    #expect(Array(Placeholder.Formatter.escapeDoubleQuotes.apply(to: value).utf8) == Array(result.utf8))
  }

  @Test(
    "ToLowerCase makes letters small",
    arguments: [
      ("ABC", "abc"), ("Größe ÄÖÜ", "größe äöü"), ("ΑΒΓ", "αβγ"), ("a1-_", "a1-_"), ("", ""),
      ("+\"A", "+\"a"),
    ])
  func toLowerCase(value: String, result: String) {
    #expect(Array(Placeholder.Formatter.toLowerCase.apply(to: value).utf8) == Array(result.utf8))
  }

  @Test("formatters have the names that definitions write")
  func names() {
    #expect(
      Placeholder.Formatter.allCases.map(\.name) == [
        "RemoveLeadingPlus", "EscapeDoubleQuotes", "ToLowerCase",
      ])
  }
}
