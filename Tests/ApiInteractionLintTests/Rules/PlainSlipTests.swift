import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Slips in a body that are told by their names")
struct PlainSlipTests {
  private static let json = "application/json"
  private static let xml = "application/xml"
  private static let form = "application/x-www-form-urlencoded"

  private func findings(_ type: String?, _ body: String) -> [String] {
    let header = type.map { "<Header><Key>Content-Type</Key><Value>\($0)</Value></Header>" } ?? ""
    let frame = RuleExample("\(header)<Body>x</Body>").definition
    let source = frame.replacing("<Body>x</Body>", with: "<Body><![CDATA[\(body)]]></Body>")
    let result = Linter().lint(Array(source.utf8))
    return result.diagnostics.filter { $0.severity > .info }.map {
      "\($0.rule) \(result.source[$0.range]): \($0.message)"
    }
  }

  /// Bodies with the wrong characters marked, and the mark that was meant.
  static let quotes: [(body: String, quote: String)] = [
    (#"{"a⟦”⟧: 1}"#, "”"), (#"{"a⟦”⟧ : "b", "c": 1}"#, "”"), (#"{"a": "b⟦”⟧}"#, "”"), (#"{"a": "b⟦“⟧}"#, "“"),
    (#"{"a": "b⟦”⟧, "c": 1}"#, "”"), (#"{"a": "b⟦”⟧ , "c": "d”}"#, "”"), (#"["a⟦”⟧, "b"]"#, "”"),
    (#"["a⟦”⟧]"#, "”"), (#"{"a": 1, "c⟦”⟧: 2}"#, "”"), (#"{"a": "b⟦»⟧}"#, "»"),
    ("{\"a\": \"$(B)⟦”⟧,\n\"c\": 1}", "”"), (#"{"a": "b\"⟦”⟧, "c": 1}"#, "”"),
  ]

  @Test("a typographic quote that was meant to close a string", arguments: quotes)
  func closing(body: String, quote: String) {
    let (text, marked) = Self.unmarked(body)
    #expect(
      findings(Self.json, text) == [
        "invalid-json-body \(marked): The body is not JSON: This string is not closed here. Write \" for the typographic quote \(quote)."
      ])
    #expect(marked == quote)
  }

  @Test(
    "a typographic quote that was meant to open a string",
    arguments: [
      ("{“a\": 1}", "“", "Here a name in double quotes was expected."),
      ("{\"a\" ”: 1}", "”", "Here : was expected."),
    ])
  func opening(body: String, quote: String, message: String) {
    #expect(
      findings(Self.json, body) == [
        "invalid-json-body \(quote): The body is not JSON: \(message) Write \" for the typographic quote \(quote)."
      ])
  }

  @Test("a typographic quote in a string before another mistake is none")
  func balanced() {
    #expect(
      findings(Self.json, #"{"a": "say “b”, c" d}"#) == [
        "invalid-json-body d: The body is not JSON: Here , or } was expected."
      ])
  }

  @Test(
    "a character that is not seen between the signs of JSON",
    arguments: [#"{⟦X⟧"a": 1}"#, #"{"a"⟦X⟧: 1}"#, #"{"a": ⟦X⟧1}"#, #"{"a": true⟦X⟧}"#, #"{"a": 1} ⟦X⟧"#],
    ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}", "\u{A0}"])
  func hiddenInJSON(body: String, character: Unicode.Scalar) {
    let (text, _) = Self.unmarked(body.replacing("X", with: String(character)))
    #expect(
      findings(Self.json, text) == [
        "invalid-json-body \(character): The body is not JSON: Here stands \(character.codePoint), which is not seen. Remove it."
      ])
  }

  @Test(
    "a character that is not seen where XML has none",
    arguments: [
      "<a/>⟦X⟧", "<?xml version='1.0'?>⟦X⟧<a/>", "<a⟦X⟧/>", "<a b='\u{A0}' ⟦X⟧c=''/>", "<a></a⟦X⟧>",
    ],
    ["\u{200B}", "\u{2060}", "\u{AD}", "\u{A0}"])
  func hiddenInXML(body: String, character: Unicode.Scalar) {
    let (text, _) = Self.unmarked(body.replacing("X", with: String(character)))
    #expect(
      findings(Self.xml, text) == [
        "invalid-xml-body \(character): The body is not XML. Here stands \(character.codePoint), which is not seen. Remove it."
      ])
  }

  @Test("a character that is not seen in a form", arguments: ["a=1X&b=2", "aX=1", "Xa=1"])
  func hiddenInForm(body: String) {
    for character in ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{AD}"] as [Unicode.Scalar] {
      #expect(
        findings(Self.form, body.replacing("X", with: String(character))) == [
          "invalid-form-body \(character): \(character.codePoint), which is not seen, cannot stand in a form. Remove it."
        ])
    }
    #expect(
      findings(Self.form, body.replacing("X", with: "\u{A0}")) == [
        "invalid-form-body \u{A0}: U+00A0 cannot stand in a form as it is. Write %C2%A0."
      ])
  }

  @Test(
    "a decimal comma",
    arguments: [
      #"{"a": 1,5}"#, #"{"a": -1,50 , "b": 2}"#, "{\"a\": {\"b\": 10,00\n}}", #"{"a": 0,05, "b": "$(B)"}"#,
    ])
  func decimalComma(body: String) {
    #expect(
      findings(Self.json, body) == [
        "invalid-json-body ,: The body is not JSON: A number has a decimal point and no comma. Write . for the comma."
      ])
  }

  @Test(
    "a comma after which anything else follows",
    arguments: [#"{"a": 1, 5}"#, #"{"a": 1.5,5}"#, #"{"a": "1",5}"#])
  func otherComma(body: String) {
    #expect(
      findings(Self.json, body) == [
        "invalid-json-body 5: The body is not JSON: Here a name in double quotes was expected."
      ])
  }

  @Test("a space in a number is no comma")
  func spaceInNumber() {
    #expect(
      findings(Self.json, #"{"a": 1 000}"#) == [
        "invalid-json-body 0: The body is not JSON: Here , or } was expected."
      ])
  }

  @Test(
    "the bracket of a CDATA section that is written twice, before what is no array",
    arguments: [(form, "[a=b&c=d"), (xml, "[<a>b</a>"), (form, "[a=$(B)&c=d"), (form, "[$(A)=b")]
      as [(String?, String)])
  func brackets(type: String?, text: String) {
    #expect(
      findings(type, text) == [
        "invalid-json-body [: [ is written twice: <![CDATA[ ends with one, and this one would be sent. Remove it."
      ])
  }

  @Test(
    "a CDATA section that is opened twice",
    arguments: [
      (json, #"{"a": 1}"#), (xml, "<a/>"), (form, "a=1&b=2"), (nil, #"{"a": 1}"#), (nil, "a b"),
      ("text/plain", "a b"),
    ] as [(String?, String)])
  func sections(type: String?, text: String) {
    let spaces = ["", " \n"]
    for space in spaces {
      #expect(
        findings(type, "\(space)<![CDATA[\(text)") == [
          "invalid-\(type == Self.json ? "json" : "xml")-body <![CDATA[: <![CDATA[ is written twice, and this one would be sent as a part of the body. Remove it."
        ])
      #expect(
        findings(type, "\(space)<![CDATA[\(text)]]>\(space)") == [
          "not-well-formed <![CDATA[: <![CDATA[ is written twice. Remove this one, and one ]]>."
        ])
    }
  }

  /// A text without the marks around a part of it, and that part.
  private static func unmarked(_ text: String) -> (text: String, marked: String) {
    let parts = text.split(omittingEmptySubsequences: false) { "⟦⟧".contains($0) }.map(String.init)
    return (parts.joined(), parts[1])
  }
}
