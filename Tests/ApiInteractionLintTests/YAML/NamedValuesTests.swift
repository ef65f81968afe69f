import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Files of values")
struct NamedValuesTests {
  private func nested(_ text: String) throws -> [String] {
    try NamedValues(nested: Array(text.utf8)).entries.map { "\($0.name)=\($0.value ?? "null")" }
  }

  @Test("nested keys join with dots, members of sequences are numbered, in the order of the file")
  func nesting() throws {
    let text = """
      Url: https://a.b
      PaymentData:
        amount: 1
        "cardholder Address": x
      items:
        - sku: A
        - sku: B
      """
    #expect(
      try nested(text) == [
        "Url=https://a.b", "PaymentData.amount=1", "PaymentData.cardholder Address=x", "items[0].sku=A",
        "items[1].sku=B",
      ])
  }

  @Test(
    "a scalar is kept to the letter",
    arguments: ["01", "10.00", "1e3", "0x1F", "yes", "true", "2015-07-11", "+44", "12345678901234567890"])
  func scalars(_ scalar: String) throws {
    #expect(try nested("a: \(scalar)") == ["a=\(scalar)"])
  }

  @Test("JSON is read as YAML is")
  func json() throws {
    #expect(try nested(#"{"a": {"b": "\u00e9\n"}, "c": "", "d": null}"#) == ["a.b=é\n", "c=", "d=null"])
  }

  @Test("JSON is read to the letter: surrogate pairs, control characters and line separators")
  func jsonText() throws {
    let text = "{\"a\": \"\\ud83d\\ude00\", \"b\": \"x\u{85}\u{2028} y\", \"c\": 1.50, \"d\": [\"z\"]}"
    #expect(try nested(text) == ["a=😀", "b=x\u{85}\u{2028} y", "c=1.50", "d[0]=z"])
    let twice = #expect(throws: InputProblem.self) {
      try NamedValues(nested: Array("{\"a\": 1,\n \"a\": 2}".utf8))
    }
    #expect(twice?.description == "2:2: “a” is given twice.")
    let place = try NamedValues(flat: Array("{\"a\": 1,\n \"b\": 2}".utf8)).entries.last?.location
    #expect(place == ApiInteractionKit.SourceLocation(line: 2, column: 2))
  }

  @Test("what is no JSON may be YAML in braces")
  func flow() throws {
    #expect(try nested("{a: 1, b: {c: 'x'}, }") == ["a=1", "b.c=x"])
  }

  @Test(
    "a placeholder that YAML takes for a comment is found",
    arguments: ["v: Bearer #(Tok)", "v: #(Tok)", "v:\t#(Tok)", "a: 1\nv: x y   #(Tok) z"])
  func comments(_ text: String) {
    let message =
      "In YAML a # after a space begins a comment, so the #(…) here is lost. Put the value in quotes."
    let nested = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(nested?.message == message)
    let flat = #expect(throws: InputProblem.self) { try NamedValues(flat: Array(text.utf8)) }
    #expect(flat?.message == message)
  }

  @Test(
    "a placeholder in quotes, or without a space before it, is text",
    arguments: ["'Bearer #(Tok)'", "a#(Tok)"])
  func noComments(_ text: String) throws {
    #expect(try nested("v: \(text) # said \"so\"") == ["v=" + text.filter { $0 != "'" }])
  }

  @Test("a key that stands for very many values is refused")
  func aliasKeys() {
    let levels = (1...9).map {
      "l\($0): &l\($0) [" + Array(repeating: "*l\($0 - 1)", count: 9).joined(separator: ", ") + "]"
    }
    let text = (["l0: &l0 [a]"] + levels + ["? *l9", ": 1"]).joined(separator: "\n")
    #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
  }

  @Test("null is no value, an empty text in quotes is one", arguments: ["", "~", "null"])
  func null(_ text: String) throws {
    #expect(try NamedValues(flat: Array("a: \(text)\nb: ''".utf8)).entries.map(\.value) == [nil, ""])
  }

  @Test("the names of a flat file may hold dots and bars")
  func flat() throws {
    let values = try NamedValues(flat: Array("A|B.c: 1\nD: 2".utf8))
    #expect(values.entries.map(\.name) == ["A|B.c", "D"])
    #expect(values.entries.map(\.location?.line) == [1, 2])
  }

  @Test(
    "a mistake is reported with its place",
    arguments: [
      ("a: 1\na: 2", "2:1: This mapping has “a” more than once."),
      (
        "x:\n  - a: 1\n    b:\n      a: 2\n    ab: 3\n    'a' : 4",
        "6:5: This mapping has “a” more than once."
      ),
      ("x:\n  a: 1\ny:\n  a: 2\n  \"a\": 3\nz:\n  a: 4", "5:3: This mapping has “a” more than once."),
      ("x: {a: 1, a: 2}", "1:11: This mapping has “a” more than once."),
      (
        "x: {b: [a, a: 1], c: {a: 1, b: 2},\n  a: ', a: ]',\n 'a' : 2}",
        "3:2: This mapping has “a” more than once."
      ),
      ("{ab: 1, a: 'it''s, a: }', a: \"x, a: \\\"}\", a: 2}", "1:27: This mapping has “a” more than once."),
      ("a: {b: 1}\na.b: 2", "2:1: “a.b” is given twice."),
      ("- 1", "1:1: The file must be a mapping of names to values, and is a list."),
      ("hello", "1:1: The file must be a mapping of names to values."),
      ("", "The file is empty."),
      ("a: [1", "2:1: A comma is missing before this, or the ] of the list. It begins in line 1."),
      ("a: 1\n---\nb: 2", "2:1: The file holds a second document. One is read."),
    ])
  func mistakes(text: String, message: String) {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(problem?.description == message)
  }

  @Test(
    "what is no YAML is said in words for who wrote it",
    arguments: [
      ("a: b: c", "1:5: “: ” cannot stand here."), ("a: 1\n  b: 2", "2:4: “: ” cannot stand here."),
      ("a: 1\nb\nc: 1", "2:1: A name needs “: ” and a value behind it."),
      ("a: [b, c\nd: 1", "2:2: A comma is missing before this, or the ] of the list. It begins in line 1."),
      ("a: {b: 1, c: 2\nd: 1", "2:2: A comma is missing before this, or the } of the mapping."),
      ("a:\n  b: 1\n c: 2", "3:2: This line is indented otherwise than those before it."),
      ("a: \"n\" y", "1:8: Nothing can stand behind the value on this line."),
      ("a: {b: 1}]", "1:10: Nothing can stand behind the value on this line."),
      ("a:\n  - b\n  c: 2", "3:3: This line is no part of the list before it."),
      ("a: - b", "1:4: A list begins on the line after its name."),
      ("a: {b: ", "2:1: A value is missing before this."),
      ("a: 'b\n", "1:4: A quote is opened and never closed."),
      ("a: \"b\nc: 1\nd: 2\n", "1:4: A quote is opened and never closed."),
      (
        "a: &a\n  b: *a\n",
        "2:6: An alias stands for a value that ends before it. Write out what *a stands for."
      ),
      (
        #"a: "C:\Users""#,
        #"1:9: In double quotes \ begins an escape. Write \\ for it, or use single quotes."#
      ),
      ("\ta: 1", "1:1: Here is a tab. YAML is indented with spaces."),
      ("a:\n\tb: 1", "2:1: Here is a tab. YAML is indented with spaces."),
      (
        "a:\n  b: 1\n\u{A0} c: 2\n  d: 3",
        "3:1: Here is U+00A0, which is no space to YAML. YAML is indented with spaces."
      ),
      ("a:\n \u{2003}b: 1\n  c: 2", "2:2: Here is U+2003, which is no space to YAML."),
      ("a:\n  b: \u{A0}c\n d: 1", "3:2: This line is indented otherwise than those before it."),
      ("a: @b", "1:4: A text that begins with “@” must be in quotes."),
      ("a: `b`", "1:4: A text that begins with “`” must be in quotes."),
      ("a: %b", "1:4: A text that begins with “%” must be in quotes."),
    ])
  func noYAML(text: String, message: String) {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(problem?.description.hasPrefix(message) == true, "\(String(describing: problem))")
  }

  @Test("a line end that only YAML knows moves no place", arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
  func lineEnds(text: String) {
    let file = "a: \"x\(text) y\" # z\(text)\nb: \"\(text)\"\nc: {d: 1}"
    let problem = #expect(throws: InputProblem.self) { try NamedValues(flat: Array(file.utf8)) }
    #expect(problem?.description == "3:4: A value must be a text, a number or null.")
  }

  @Test("a flat file holds no mappings")
  func flatMistake() {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(flat: Array("a: {b: 1}".utf8)) }
    #expect(problem?.description == "1:4: A value must be a text, a number or null.")
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: [0x61, 0x3A, 0x20, 0xFF]) }
    #expect(
      problem?.description
        == "1:4: The file is not UTF-8: here is a byte that makes no character. Save the file as UTF-8.")
  }

  @Test("aliases that stand for very many values are refused")
  func aliases() {
    let levels = (1...9).map { level in
      "l\(level): &l\(level) [" + Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", ") + "]"
    }
    let text = (["l0: &l0 [a, a, a, a, a, a, a, a, a]"] + levels).joined(separator: "\n")
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(
      problem?.description
        == "6:10: The file has too many aliases (*name) of different values. Write the values out.")
    let renamed = ["l: &l [a, a]"] + (1...40).map { "l\($0): &l [*l, *l]" }
    #expect(throws: InputProblem.self) {
      try NamedValues(nested: Array(renamed.joined(separator: "\n").utf8))
    }
  }

  @Test(
    "many aliases of a few values are read, and what only looks like one does not count",
    arguments: [
      ["a: &a 1"] + (0..<1000).map { "b\($0): *a" },
      ["# Tom &co, *star", "a: &a 1"] + (0..<25).map { "b\($0): *a # *star, *co" },
      ["a: &a 1", "b: &b 1"] + (0..<99).map { "c\($0): *\($0.isMultiple(of: 2) ? "a" : "b")" },
    ])
  func fewAnchors(lines: [String]) throws {
    _ = try NamedValues(nested: Array(lines.joined(separator: "\n").utf8))
  }

  @Test("many aliases are placed in time that grows with them", .timeLimit(.minutes(60)))
  func manyAliases() throws {
    let lines = ["a: &a 1"] + (0..<9_000).map { "b\($0): *a" }
    let values = try YAMLValue(Array(lines.joined(separator: "\n").utf8))
    #expect(values.members?.last?.value.alias == SourceLocation(line: 9001, column: 8))
  }

  @Test("very deep nesting ends with a message", arguments: ["[", "{a: ", "- "])
  func depth(_ opening: String) {
    let text = "a: \n " + String(repeating: opening, count: 50_000)
    #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
  }
}
