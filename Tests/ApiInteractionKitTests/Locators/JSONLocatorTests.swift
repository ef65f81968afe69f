import Testing

@testable import ApiInteractionKit

@Suite("JSON locator")
struct JSONLocatorTests {
  @Test(
    "a locator is read as its steps",
    arguments: [
      ("isSuccessful", [.name("isSuccessful")]),
      ("data.lastUpdated", [.name("data"), .name("lastUpdated")]),
      ("data.contacts[0].name", [.name("data"), .name("contacts"), .index(0), .name("name")]),
      ("[0].name", [.index(0), .name("name")]), ("[0][12]", [.index(0), .index(12)]),
      ("a[007]", [.name("a"), .index(7)]), ("a[9223372036854775807]", [.name("a"), .index(.max)]),
      ("['a.b']", [.name("a.b")]), ("[\"a.b\"]", [.name("a.b")]),
      ("x['a[0]'].y", [.name("x"), .name("a[0]"), .name("y")]),
      ("['']", [.name("")]), ("['it\\'s']", [.name("it\\'s")]), ("['it's']", [.name("it's")]),
      ("[\"a']\"]", [.name("a']")]), ("['a']['b']", [.name("a"), .name("b")]),
      ("a['*']", [.name("a"), .name("*")]),
      ("['$']", [.name("$")]), ("cardholder Address", [.name("cardholder Address")]),
      ("  a.b \n", [.name("a"), .name("b")]),
      ("a. b", [.name("a"), .name(" b")]), ("é.\u{1F600}", [.name("é"), .name("\u{1F600}")]),
      ("a.$b", [.name("a"), .name("$b")]),
      ("a*b", [.name("a*b")]), ("0", [.name("0")]), ("a:b,c", [.name("a:b,c")]), ("a'b", [.name("a'b")]),
    ] as [(String, [JSONLocator.Step])])
  func steps(_ text: String, _ steps: [JSONLocator.Step]) throws {
    #expect(try JSONLocator(text).steps == steps)
  }

  @Test("a locator keeps the text that it was written as, without the white space around it")
  func text() throws {
    let locator = try JSONLocator(" a['b'] ")
    #expect(locator.text == "a['b']")
    #expect(locator.description == "a['b']")
  }

  @Test(
    "a text that is no locator is refused with the part that is wrong",
    arguments: [
      ("/data/id", 0..<8, "This is an XPath, but the response's Type is JSON. Write a path such as data.id."),
      ("//id", 0..<4, "This is an XPath, but the response's Type is JSON. Write a path such as data.id."),
      ("$.data", 0..<2, "A JSON locator does not begin with $. Write the first name."),
      ("$", 0..<1, "A JSON locator does not begin with $. Write the first name."),
      ("$['a']", 0..<1, "A JSON locator does not begin with $. Write the first name."),
      ("data..id", 4..<6, "Searching at any depth with .. is not possible. Write the whole path."),
      ("..id", 0..<2, "Searching at any depth with .. is not possible. Write the whole path."),
      (".id", 0..<1, "A name is missing here."), ("data.", 5..<5, "A name is missing here."),
      ("data.[0]", 5..<6, "A name is missing here."),
      ("*", 0..<1, "Wildcards are not possible: a locator finds one value. Write a name or a number."),
      ("a.*", 2..<3, "Wildcards are not possible: a locator finds one value. Write a name or a number."),
      ("a.*.b", 2..<3, "Wildcards are not possible: a locator finds one value. Write a name or a number."),
      ("a[*]", 1..<4, "Wildcards are not possible: a locator finds one value. Write a name or a number."),
      ("a[0:2]", 1..<6, "Several members at once are not possible. Write one number, the first being [0]."),
      ("a[:]", 1..<4, "Several members at once are not possible. Write one number, the first being [0]."),
      ("a[0,1]", 1..<6, "Several members at once are not possible. Write one number, the first being [0]."),
      ("a[?(@.b)]", 1..<9, "Filters are not possible. Write one number, the first being [0]."),
      ("a[(@.length-1)]", 1..<15, "Filters are not possible. Write one number, the first being [0]."),
      ("a[-1]", 1..<5, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      ("a[]", 1..<3, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      ("a[b]", 1..<4, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      ("a[ 0 ]", 1..<6, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      ("a[+1]", 1..<5, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      ("a[١]", 1..<5, "Between [ and ] stands a number, the first being [0], or a name in quotes."),
      (
        "a[99999999999999999999]", 1..<23,
        "No array has that many members."
      ),
      ("a[", 1..<2, "This [ is never closed. Write ] after the number."),
      ("a[0", 1..<2, "This [ is never closed. Write ] after the number."),
      ("a['b", 1..<3, "This name is never closed. Write '] after it."),
      ("a['b]", 1..<3, "This name is never closed. Write '] after it."),
      ("a[\"b']", 1..<3, "This name is never closed. Write \"] after it."),
      ("a['", 1..<3, "This name is never closed. Write '] after it."),
      ("a['b'x]", 1..<3, "This name is never closed. Write '] after it."),
      ("a]", 1..<2, "This ] has no [ before it."),
      ("a[0]]", 4..<5, "Write . before the next name, or [ before the next number."),
      ("a[0]/b", 4..<5, "Only XPath steps with /. Write . before the next name."),
      ("a[0]b", 4..<5, "Write . before the next name, or [ before the next number."),
      ("['a']b", 5..<6, "Write . before the next name, or [ before the next number."),
    ] as [(String, Range<Int>, String)])
  func refused(_ text: String, _ range: Range<Int>, _ message: String) {
    #expect(throws: InvalidValue("invalid-locator", message, range)) { try JSONLocator(text) }
  }

  @Test(
    "nothing, white space and characters outside XML are no locator",
    arguments: ["", "  ", "a\u{1}", "\u{FFFE}"])
  func notAText(_ text: String) throws {
    #expect(throws: InvalidValue.self) { try JSONLocator(text) }
  }

  @Test("100,000 steps are read, and lead nowhere in a short response")
  func longLocator() throws {
    let locator = try JSONLocator(String(repeating: "[0]", count: 100_000))
    #expect(locator.steps.count == 100_000)
    #expect(try found([locator.text], in: "[[[[0]]]]") == [nil])
    let deep = try JSONLocator("a" + String(repeating: ".a", count: 99_999))
    #expect(deep.steps.count == 100_000)
    #expect(try found([deep.text, "a.a", "a"], in: "{\"a\":{\"a\":1}}") == [nil, "1", "{\"a\":1}"])
  }

  @Test("100,000 opening brackets are refused at the first")
  func openBrackets() {
    #expect(
      throws: InvalidValue("invalid-locator", "This [ is never closed. Write ] after the number.", 0..<1)
    ) { try JSONLocator(String(repeating: "[", count: 100_000)) }
  }
}
