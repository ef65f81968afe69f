import Foundation
import Testing

@testable import ApiInteractionKit

@Suite("JSON text")
struct JSONTextTests {
  @Test(
    "a text is escaped as JSON asks and no further",
    arguments: [
      ("plain", "plain"), ("a\"b", "a\\\"b"), ("a\\b", "a\\\\b"), ("a/b", "a/b"),
      ("\n\r\t\u{8}\u{C}", "\\n\\r\\t\\b\\f"),
      ("\u{0}\u{1F}", "\\u0000\\u001f"), ("\u{7F}é\u{1F600}", "\u{7F}é\u{1F600}"),
      ("\u{FFFE}\u{FFFF}", "\\ufffe\\uffff"),
      ("<&>'", "<&>'"), ("", ""), ("\r\n", "\\r\\n"),
    ])
  func escaped(_ text: String, _ expected: String) {
    #expect(JSONText.escaped(text) == expected)
    #expect(JSONText.quoted(text) == "\"\(expected)\"")
    #expect(JSONText.unescaped(Array(expected.utf8)) == text)
  }

  @Test("no text is null")
  func null() {
    #expect(JSONText.quoted(nil) == "null")
  }

  @Test(
    "escapes are read as RFC 8259 has them",
    arguments: [
      ("\\u0041\\u00e9\\u20AC", "Aé€"), ("\\uD83D\\uDE00", "\u{1F600}"), ("\\ud834\\udd1ex", "\u{1D11E}x"),
      ("\\/\\b\\f", "/\u{8}\u{C}"), ("\\u0000", "\u{0}"), ("\\\\u0041", "\\u0041"), ("\\\"\\\\\"", "\"\\\""),
      ("\\uDBFF\\uDFFF", "\u{10FFFF}"), ("\\uffff", "\u{FFFF}"),
    ])
  func unescaped(_ text: String, _ expected: String) {
    #expect(JSONText.unescaped(Array(text.utf8)) == expected)
  }

  @Test("an independent reader gives every random text back")
  func roundTrip() throws {
    var random = CaseGenerator(seed: 4)
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<random.below(12) {
        text.unicodeScalars.append(Unicode.Scalar(UInt32(random.below(0xD800))) ?? " ")
      }
      let data = Data("[\(JSONText.quoted(text))]".utf8)
      let read = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
      #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }
  }
}
