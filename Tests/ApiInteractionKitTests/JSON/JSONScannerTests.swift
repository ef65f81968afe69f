import Testing

@testable import ApiInteractionKit

@Suite("JSON scanner")
struct JSONScannerTests {
  private func fault(_ bytes: [UInt8], depth: Int = 512) -> JSONSyntaxError? {
    JSONOutline(bytes, depthLimit: depth).fault
  }

  @Test(
    "a text as RFC 8259 has it is accepted",
    arguments: [
      "0", "-0", "7", "-1.5e+2", "1E400", "10.00", "1e0", "0.0", "0e-0", "true", "false", "null", "\"\"",
      "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0000\"", "\"\\uD834\\uDD1E\"", "\"\\ud834\\udd1e\"",
      "\"\u{7F}\"",
      "\"é€\u{10FFFF}\u{FFFF}\"", "[]", "{}", " [ ] ", "\t\r\n { } \n", "[1,[2,{}],{\"\":[]}]",
      "{\"a\":1,\"a\":2}", "\u{FEFF}{}", "\u{FEFF} 1",
    ])
  func accepted(_ text: String) {
    #expect(fault(Array(text.utf8)) == nil)
  }

  @Test(
    "a text that is not JSON is refused at the first byte that is wrong",
    arguments: [
      ("NaN", 0), ("[Infinity]", 1), ("[-Infinity]", 2), ("nul", 3), ("tru", 3), ("[fals", 5), ("trux", 0),
      ("[nul,1]", 1), ("True", 0), ("truefalse", 4), ("01", 0), ("-01", 1), ("[00]", 1), ("+1", 0), (".5", 0),
      ("-.5", 1), ("1.", 2), ("[1.]", 3), ("1.e5", 2), ("1e", 2), ("1e+", 3), ("[1e]", 3), ("1.5.5", 3),
      ("-", 1), ("--1", 1), ("0x10", 1), ("1_0", 1), ("[1,]", 3), ("[,1]", 1), ("[1,,2]", 3), ("[1 2]", 3),
      ("{\"a\":1,}", 7), ("{,}", 1), ("{\"a\" 1}", 5), ("{\"a\":}", 5), ("{\"a\"}", 4), ("{a:1}", 1),
      ("{1:1}", 1), ("{'a':1}", 1), ("['a']", 1), ("{\"a\":1 \"b\":2}", 7), ("{\"a\":1]", 6), ("[1}", 2),
      ("]", 0), ("}", 0), ("\"a\tb\"", 2), ("\"a\nb\"", 2), ("\"abcd\u{1F}\"", 5), ("\"abcd\u{0}\"", 5),
      ("\"\\x\"", 1), ("\"\\'\"", 1), ("\"\\U0041\"", 1), ("\"\\u12\"", 5), ("\"\\u12G4\"", 5),
      ("\"\\ud800\"", 1), ("\"\\ud800x\"", 1), ("\"\\ud800\\n\"", 1), ("\"\\ud800\\ud800\"", 1),
      ("\"\\ud800\\u0041\"", 1), ("\"\\udc00\"", 1), ("\"\\udc00\\ud800\"", 1), ("\"ab\\uDBFF\"", 3),
      ("{\"\\ud800\":1}", 2), ("1 2", 2), ("{} {}", 3), ("[]]", 2), ("null,", 4), ("{}x", 2), ("// c\n1", 0),
      ("[1 /* c */]", 3), ("1\u{A0}", 1), ("\u{FEFF}\u{FEFF}1", 3), ("1\u{FEFF}", 1), ("\u{0B}1", 0),
    ])
  func refused(_ text: String, at offset: Int) {
    #expect(fault(Array(text.utf8))?.offset == offset)
  }

  @Test(
    "a text that ends too early is refused at its end",
    arguments: [
      "", " \n", "\u{FEFF}", "[", "{", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"",
      "\"abc",
      "\"abcdefghijkl", "\"\\", "\"\\u", "\"\\u12", "\"\\ud834", "\"\\ud834\\", "\"\\ud834\\u",
      "\"\\ud834\\udd1",
      "[[[", "{\"a\":[", "1.", "1e", "-", "t", "fals", "n",
    ])
  func tooShort(_ text: String) {
    #expect(fault(Array(text.utf8))?.offset == text.utf8.count)
  }

  @Test(
    "each kind of fault has a message that says what was expected",
    arguments: [
      ("", "The text ends where a value was expected."),
      ("[1", "The text ends where , or ] was expected."),
      ("{\"a\":1", "The text ends where , or } was expected."),
      ("{", "The text ends where a name in quotes was expected."),
      ("{\"a\"", "The text ends where : was expected."),
      ("\"a", "The text ends inside a string; \" was expected."),
      ("[1}", "Here , or ] was expected."),
      ("{\"a\":1]", "Here , or } was expected."),
      ("{a:1}", "Here a name in double quotes was expected."),
      ("{\"a\" 1}", "Here : was expected."),
      (
        "'a'",
        "Here a value was expected: a text in double quotes, a number, true, false, null, { or [."
      ),
      ("nil", "Here a value was expected; did you mean null?"),
      ("01", "After a leading 0 no further digit may follow."),
      ("1.x", "Here a digit was expected."),
      ("1 1", "The value has ended before this; nothing may follow it."),
      ("\"\n\"", "A string cannot hold the control character U+000A as it is; it is written \\n."),
      ("\"\\q\"", "After \\ comes one of \" \\ / b f n r t u."),
      ("\"\\u00g0\"", "After \\u come four hexadecimal digits."),
      ("\"\\ud800\"", "This escape is the first half of a pair without a second."),
      ("\"\\udc00\"", "This escape is the second half of a pair without a first."),
    ])
  func messages(_ text: String, _ message: String) {
    #expect(fault(Array(text.utf8))?.description == message)
  }

  @Test(
    "bytes that are not UTF-8 are refused at the sequence's first byte",
    arguments: [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF],
      [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
      [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x82, 0x28], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
      [0xF0, 0x9F, 0x98, 0x28], [0xF0, 0x9F, 0x28, 0x80], [0xF0, 0x28, 0x98, 0x80],
    ] as [[UInt8]])
  func invalidUTF8(_ sequence: [UInt8]) {
    let text = Array("[\"ab".utf8) + sequence + Array("\"]".utf8)
    #expect(fault(text) == JSONSyntaxError(offset: 4, description: "This is not UTF-8."))
    #expect(fault(Array("[\"ab".utf8) + sequence)?.offset == 4)
    #expect(fault(Array("{\"ab".utf8) + sequence + Array("\":1}".utf8))?.offset == 4)
    #expect(fault(Array("[10,".utf8) + sequence + Array("]".utf8))?.offset == 4)
  }

  @Test(
    "the first and last sequences of every length are UTF-8",
    arguments: [
      "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}",
    ])
  func validUTF8(_ character: String) {
    #expect(fault(Array("[\"\(character)\"]".utf8)) == nil)
  }

  @Test(
    "UTF-16 and UTF-32 are refused as such",
    arguments: [
      [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], [0xFE, 0xFF, 0, 0x7B, 0, 0x7D], [0x7B, 0, 0x7D, 0], [0, 0x7B, 0, 0x7D],
      [0x31, 0], [0, 0x31], [0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0], [0, 0, 0, 0x31],
    ] as [[UInt8]])
  func wideEncodings(_ bytes: [UInt8]) {
    let expected = JSONSyntaxError(offset: 0, description: "The text is UTF-16 or binary; JSON is UTF-8.")
    #expect(fault(bytes) == expected)
  }

  @Test("objects and arrays may be as deep as the limit and no deeper", arguments: [1, 2, 511, 512])
  func depth(_ limit: Int) {
    let kinds = [("[", "]"), ("{\"a\":", "}")]
    for (opening, closing) in kinds {
      func nested(_ depth: Int) -> [UInt8] {
        let inside = opening == "[" ? "" : "1"
        return Array(
          (String(repeating: opening, count: depth) + inside + String(repeating: closing, count: depth)).utf8)
      }
      #expect(fault(nested(limit), depth: limit) == nil)
      let expected = JSONSyntaxError(
        offset: limit * opening.utf8.count,
        description: "Objects and arrays are nested more than \(limit) deep.")
      #expect(fault(nested(limit + 1), depth: limit) == expected)
    }
  }

  @Test("a scalar needs no depth at all")
  func depthOfScalar() {
    #expect(fault(Array("1".utf8), depth: 0) == nil)
    #expect(fault(Array("[]".utf8), depth: 0)?.offset == 0)
  }

  @Test("a million brackets are refused at the limit")
  func manyBrackets() {
    #expect(fault(Array(repeating: UInt8(ascii: "["), count: 1_000_000))?.offset == 512)
  }
}
