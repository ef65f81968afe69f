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
      ("a: 1\na: 2", "1:1: This mapping has “a” more than once."),
      ("a: {b: 1}\na.b: 2", "2:1: “a.b” is given twice."),
      ("- 1", "1:1: The file must be a mapping of names to values."),
      ("hello", "1:1: The file must be a mapping of names to values."),
      ("", "The file is empty."),
      ("a: [1", "2:1: This is not YAML: did not find expected ',' or ']'."),
      ("a: 1\n---\nb: 2", "2:1: This is not YAML: but found another document."),
    ])
  func mistakes(text: String, message: String) {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(problem?.description == message)
  }

  @Test("a flat file holds no mappings")
  func flatMistake() {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(flat: Array("a: {b: 1}".utf8)) }
    #expect(problem?.description == "1:4: A value must be a text, a number or null.")
  }

  @Test("bytes that are not UTF-8 are refused")
  func encoding() {
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: [0x61, 0x3A, 0x20, 0xFF]) }
    #expect(problem?.description == "The file is not UTF-8.")
  }

  @Test("aliases that stand for very many values are refused")
  func aliases() {
    let levels = (1...9).map { level in
      "l\(level): &l\(level) [" + Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", ") + "]"
    }
    let text = (["l0: &l0 [a, a, a, a, a, a, a, a, a]"] + levels).joined(separator: "\n")
    let problem = #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
    #expect(problem?.message == "The file holds more than 100000 values.")
  }

  @Test("very deep nesting ends with a message", arguments: ["[", "{a: ", "- "])
  func depth(_ opening: String) {
    let text = "a: \n " + String(repeating: opening, count: 50_000)
    #expect(throws: InputProblem.self) { try NamedValues(nested: Array(text.utf8)) }
  }
}
