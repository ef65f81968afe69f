import Testing

@testable import ApiInteractionKit

@Suite("XML locator")
struct XMLLocatorTests {
  @Test(
    "an XPath 1.0 expression is a locator",
    arguments: [
      "/", "name", "/despatch/name", "//name", ".", "..", "@a", "@*", "*", "a/@b", "a[1]", "a[last()]",
      "a[@b = 'c'][2]", "//a[not(b)]", "a | b", "(//a)[1]", "x:a", "x:*", "/x:a/@y:b", "'text'", "\"it's\"",
      "1", ".5", "5.", "-1", "- - 1", "1 + 2 * 3", "a mod 2", "6 div 4", "a and b or c", "a = b != c <= d",
      "(1)", "((a))", "größe", "/größe", "/a/größe", "//größe", "größe[@ä = 'ö']", "日本/語", "/ é",
      // Axes and node tests.
      "child::a", "child :: a", "ancestor-or-self::*/@b", "following-sibling::a", "preceding::a[1]",
      "namespace::*", "self::node()", "text()", "text ( )", "comment()", "node()", "processing-instruction()",
      "processing-instruction('a')", "child::text()", "attribute::count", "descendant::div",
      // Names that look like operators or functions.
      "div", "and/or", "/mod", "//div", "div div div", "or or or", "mod mod mod", "and and and", "* * *",
      "div[and]", "count", "count/last", "/string/text", "text/comment", "@div", "@count", "div-1",
      "last-name",
      "a-b", "a -b", "a.b", "not", "true", "id | name", "2 mod(3)", "a div(b)", "a and(b) or(c)", "6div(2)",
      "a[1]and(b)", "(1)or(2)", "*div(2)", "@a mod(2)", "'a'or('b')",
      // Texts that hold what is not part of the expression.
      "'('", "')'", "','", "concat('(', ')', ',')", "contains(a, ',')", "contains(a, '),(')", "foo['count(']",
      "concat(\"'\", '\"')", "count(a['x,y'])", "'nothing(1)'", "\"$a\"", "starts-with(a, \"it's (b\")",
      // Slots of white space.
      "count ( //a )", "\tlast\n(\r)", "concat (\n'a' ,\t'b'\r, 'c' )", "a [ 1 ] / b", "true ( )",
    ])
  func valid(_ text: String) throws {
    let trimmed = text.first == "\t" ? "last\n(\r)" : text
    #expect(try XMLLocator(text).text.utf8.elementsEqual(trimmed.utf8))
  }

  @Test("a locator keeps the text that it was written as, without the white space around it")
  func text() throws {
    let locator = try XMLLocator(" \n/a [ 1 ]\t")
    #expect(locator.text == "/a [ 1 ]")
    #expect(locator.description == "/a [ 1 ]")
  }

  private static let path = "The XPath cannot go on like this. Write a path such as /despatch/name."
  private static let early = "The XPath ends too early. Write a path such as /despatch/name."

  @Test(
    "a text that is no XPath is refused at the character that cannot be",
    arguments: [
      ("a//⟦/⟧b", path), ("a/⟦/⟧", early), ("/a⟦[⟧", early), ("a[⟦]⟧", path),
      ("a[1⟦)⟧", "Here the ] of a condition was expected."), ("⟦]⟧", path), ("a⟦]⟧", path),
      ("a⟦)⟧", path), ("⟦)⟧", path), ("(a⟦]⟧", path), ("⟦(⟧", early),
      ("(⟦)⟧", path), ("a ⟦b⟧", path), ("a[1] ⟦b⟧", path), ("a =⟦=⟧ b", path),
      ("a ⟦!⟧ b", path), ("a ⟦&⟧ b", path), ("/ ⟦|⟧", early), ("a⟦;⟧", path), ("⟦{⟧a}", path), ("⟦#⟧a", path),
      ("a⟦,⟧ b", path), ("a ⟦#⟧", path), ("1⟦a⟧", path), ("a/⟦1⟧", path), ("/⟦1⟧", path),
      ("a |⟦|⟧ b", path), ("a ⟦+⟧", early), ("a an⟦d⟧", early),
      ("count(a,⟦)⟧", path), ("count(⟦,⟧a)", path), ("concat('a',⟦)⟧", path),
      ("a/@⟦/⟧b", path), ("@⟦@⟧a", path), ("..⟦.⟧", path), ("..⟦.⟧.", path),
      ("größe⟦)⟧", path), ("/größe⟦)⟧", path), ("/é/⟦)⟧", path), ("/é/größe[⟦]⟧", path),
      ("/é ⟦ö⟧", path), ("é⟦€⟧", path), ("/⟦€⟧", path), ("⟦€⟧", path),
      ("//é/日⟦!⟧", path), ("a/⟦(⟧b)", path), ("data⟦[⟧", early),
      (
        "⟦$.a⟧",
        "This is a JSON locator, but the response's Type is XML. Write an XPath such as /despatch/name."
      ),
      ("text(⟦1⟧)", "Here a ) was expected."), ("node()⟦(⟧)", path),
      ("child:⟦:⟧", early), ("a:⟦:⟧b", path), ("⟦:⟧a", path), ("'a'⟦'⟧b'", path),
      ("1.2⟦.⟧3", path), ("a[0]⟦!⟧b", path), ("a.b[⟦*⟧", early),
    ] as [(String, String)])
  func syntax(_ marked: String, _ message: String) {
    check(marked, message)
  }

  @Test(
    "a path for JSON is named as such",
    arguments: ["data.contacts[0].name", "[0].name", "a[0].b", "orders[0].state"])
  func json(_ text: String) {
    let message =
      "This is a path for JSON, but the response's Type is XML. Write an XPath such as /despatch/name."
    #expect(throws: InvalidValue("invalid-locator", message)) { try XMLLocator(text) }
  }

  @Test(
    "a function that XPath 1.0 does not have is refused by its name",
    arguments: [
      ("⟦contain⟧(a, 'b')", "contain", "contains"), ("⟦Count⟧(a)", "Count", "count"),
      ("⟦frobnicate⟧()", "frobnicate", nil), ("a[⟦lower-case⟧(b) = 'c']", "lower-case", nil),
      ("⟦x:count⟧(a)", "x:count", "count"), ("⟦fn:contains⟧(a, b)", "fn:contains", "contains"),
      ("count(⟦totl⟧(a))", "totl", nil), ("a | ⟦lasst⟧()", "lasst", "last"), ("⟦größe⟧(a)", "größe", nil),
      ("'é' = ⟦größe⟧ (a)", "größe", nil), ("/é[⟦größe⟧(.)]", "größe", nil), ("⟦current⟧()", "current", nil),
      ("⟦document⟧('http://a')", "document", nil), ("⟦a-count⟧(b)", "a-count", "count"),
      ("concat('contain(', ⟦Concat⟧('a', 'b'))", "Concat", "concat"),
    ] as [(String, String, String?)])
  func unknownFunctions(_ marked: String, _ name: String, _ near: String?) {
    let hint = near.map { " Did you mean \($0)()?" } ?? ""
    check(marked, "XPath 1.0 has no function \(name)().\(hint)")
  }

  @Test(
    "a name of an operator is no function where an operand is wanted",
    arguments: [
      ("⟦mod⟧(1)", "mod"), ("⟦div⟧ (2)", "div"), ("⟦and⟧(a, b)", "and"), ("⟦or⟧(a)", "or"),
      ("a or ⟦or⟧(b)", "or"),
      ("a[⟦div⟧(2)]", "div"), ("1 + ⟦mod⟧(2)", "mod"), ("count(⟦and⟧(a))", "and"), ("-⟦div⟧(2)", "div"),
      ("a = ⟦or⟧(b)", "or"), ("a | ⟦mod⟧(b)", "mod"), ("concat('a', ⟦mod⟧(1))", "mod"),
      ("a * ⟦mod⟧(b)", "mod"),
    ])
  func operators(_ marked: String, _ name: String) {
    check(marked, "XPath 1.0 has no function \(name)().")
  }

  @Test("a union must go on", arguments: ["a ⟦|⟧", "a|b⟦|⟧", "/a/b ⟦|⟧", "größe ⟦|⟧"])
  func unions(_ marked: String) {
    check(marked, "A path is missing after |.")
  }

  /// How many values each function of XPath 1.0 takes, from the recommendation; nil for any number more.
  private static let functions: [(String, Int, Int?)] = [
    ("last", 0, 0), ("position", 0, 0), ("count", 1, 1), ("id", 1, 1), ("local-name", 0, 1),
    ("namespace-uri", 0, 1), ("name", 0, 1), ("string", 0, 1), ("concat", 2, nil), ("starts-with", 2, 2),
    ("contains", 2, 2), ("substring-before", 2, 2), ("substring-after", 2, 2), ("substring", 2, 3),
    ("string-length", 0, 1), ("normalize-space", 0, 1), ("translate", 3, 3), ("boolean", 1, 1), ("not", 1, 1),
    ("true", 0, 0), ("false", 0, 0), ("lang", 1, 1), ("number", 0, 1), ("sum", 1, 1), ("floor", 1, 1),
    ("ceiling", 1, 1), ("round", 1, 1),
  ]

  @Test("every function takes as many values as XPath 1.0 says", arguments: functions)
  func arity(_ name: String, _ fewest: Int, _ most: Int?) throws {
    for count in 0...5 {
      // Values that hold what separates values, and what ends them.
      let values = ["a[',']", "count((a | b))", "'),('", "concat('(', \",\")", "( 1 )"]
      let call = "⟦\(name)⟧ ( \(values.prefix(count).joined(separator: " ,\n")) )"
      if count >= fewest, count <= most ?? count {
        let text = call.filter { !"⟦⟧".contains($0) }
        #expect(try XMLLocator(text).text == text)
        #expect(try XMLLocator("//d[not(\(text))]/e").text == "//d[not(\(text))]/e")
      } else {
        let expected =
          most.map { $0 == fewest ? "\($0)" : "\(fewest) or \($0)" } ?? "at least \(fewest)"
        let message =
          "The function \(name)() takes \(expected) value\(expected == "1" ? "" : "s"); here it is given \(count)."
        check(call, message)
        check("//größe[not(\(call))]/e", message)
      }
    }
  }

  @Test("a variable is refused", arguments: ["⟦$⟧a", "/a[b = ⟦$⟧c]", "count(⟦$⟧x)", "'$' = ⟦$⟧é"])
  func variables(_ marked: String) {
    check(marked, "Variables are not possible.")
  }

  @Test(
    "a text in quotes must be closed",
    arguments: ["'a", "\"a", "a[b = 'c]", "concat('a', \"b)", "'", "\"it's", "/größe['"])
  func quotes(_ text: String) {
    #expect(throws: InvalidValue.self) { try XMLLocator(text) }
  }

  @Test(
    "a locator that is nested too deep is refused",
    arguments: ["(", "-(", "a[", "count(", "not(", "1+("])
  func nesting(_ opening: String) throws {
    let text = String(repeating: opening, count: 10_000)
    let error = #expect(throws: InvalidValue.self) { try XMLLocator(text) }
    #expect(error?.rule == "invalid-locator")
    #expect(error?.description == "It is nested too deep. Write a simpler path.")
  }

  @Test("nothing is no locator, and neither is a character that XML cannot carry")
  func characters() {
    #expect(throws: InvalidValue("empty-value", "<Locator> cannot be empty.")) { try XMLLocator(" \n") }
    #expect(throws: InvalidValue("not-well-formed", "XML cannot carry the character U+0000.", 1..<2)) {
      try XMLLocator("a\u{0}b")
    }
  }

  @Test("whatever a text is, the part that is wrong is whole characters of it", arguments: UInt64(0)..<8)
  func ranges(block: UInt64) {
    let pieces = [
      "/", "//", "é", "日", "\u{1F600}", "a", "(", ")", "[", "]", "'", "\"", ",", " ", "@", "::", ":", "*",
      "|",
      "count(", "text()", "div", " and ", ".", "..", "1", "$", "=", "-", "€", "\u{A0}", "child::", "x:",
    ]
    for seed in (block * 2_000)..<(block * 2_000 + 2_000) {
      var random = SeededRandom(seed)
      let text = random.some(of: pieces, 1...12)
      do {
        _ = try XMLLocator(text)
      } catch {
        guard let range = error.range else { continue }
        let whole = Array(text.utf8)
        let bytes = whole[whole.trimmedRange]
        #expect(range.upperBound <= bytes.count && !range.isEmpty, "\(text)")
        #expect(
          String(validating: bytes.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self) != nil,
          "\(text)")
      }
    }
  }

  private func check(_ marked: String, _ message: String) {
    let source = MarkedSource(marked)
    let range = source.ranges[0]
    #expect(throws: InvalidValue("invalid-locator", message, range.start..<range.end)) {
      try XMLLocator(source.source.string)
    }
  }
}
