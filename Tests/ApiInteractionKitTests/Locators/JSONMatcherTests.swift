import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Finding values by JSON locators")
struct JSONMatcherTests {
  @Test(
    "each documented locator finds its documented value",
    arguments: [
      ("isSuccessful", "true"), ("data.lastUpdated", "2015-07-11 22:34:16"),
      ("data.contacts[0].name", "Joe Dow"),
      ("data.contacts[1].subscriptions[2]", "Finance"), ("data.contacts[0].age", "37"),
      ("data.contacts[1].age", nil),
      ("data.contacts[0].subscriptions", "[\"Science\", \"Engineering\", \"IT\", \"Finance\"]"),
    ] as [(String, String?)])
  func documented(_ locator: String, _ value: String?) throws {
    #expect(try found([locator], in: Fixtures.bytes("Responses/contacts.json")) == [value])
  }

  @Test("an array at the root is stepped into at once")
  func arrayRoot() throws {
    #expect(try found(["[0].name", "[1].name", "[1]"], in: "[{\"name\":\"Joe\"},7]") == ["Joe", nil, "7"])
  }

  @Test(
    "a locator that leads nowhere finds nothing",
    arguments: [
      "missing", "isSuccessful.x", "isSuccessful[0]", "data[0]", "data.contacts.name", "data.contacts[2]",
      "data.contacts[0].name[0]", "data.contacts[9223372036854775807]", "[0]", "IsSuccessful",
      "data.contacts['0']", "['']",
      "data.contacts[0].subscriptions[4]", "['data.contacts']",
    ])
  func nothing(_ locator: String) throws {
    #expect(try found([locator], in: Fixtures.bytes("Responses/contacts.json")) == [nil])
  }

  @Test(
    "a scalar keeps the response's own characters",
    arguments: [
      "10.00", "12345678901234567890", "-0", "1E400", "1e-7", "0.10",
      "123456789012345678901234567890.0000001", "true",
      "false",
    ])
  func digits(_ number: String) throws {
    #expect(try found(["a", "b[0]"], in: "{\"a\": \(number) ,\"b\":[\(number)]}") == [number, number])
  }

  @Test(
    "a string gives what it says",
    arguments: [
      ("\"\"", ""), ("\"a\\\"b\\\\c\\/d\"", "a\"b\\c/d"), ("\"\\u00e9\\ud83d\\ude00\"", "é\u{1F600}"),
      ("\"line\\nend\"", "line\nend"), ("\"\\u0000\"", "\u{0}"), ("\" x \"", " x "), ("\"null\"", "null"),
    ])
  func strings(_ source: String, _ value: String) throws {
    #expect(try found(["a"], in: "{\"a\":\(source)}") == [value])
  }

  @Test("JSON null is null")
  func null() throws {
    #expect(try found(["a", "b[0]", "a.c"], in: "{\"a\":null,\"b\":[null]}") == [nil, nil, nil])
  }

  @Test("an object or array gives the response's own bytes, unchanged")
  func containers() throws {
    let object = "{ \"x\" :\r\n[1 , 2.0,\t\"\\u0041\"], \"x\": {} }"
    #expect(try found(["a", "a.x", "a['x']"], in: "{\"a\":\(object)}") == [object, "{}", "{}"])
    #expect(try found(["[1]", "[1][0]"], in: "\u{FEFF}[0, [ [ ] ] ]") == ["[ [ ] ]", "[ ]"])
  }

  @Test(
    "of members with one name the last counts, and nothing of the others is left",
    arguments: [
      ("{\"a\":1,\"a\":2}", ["2", nil, nil]), ("{\"a\":{\"b\":1},\"a\":{}}", ["{}", nil, nil]),
      ("{\"a\":{\"b\":1},\"a\":5}", ["5", nil, nil]), ("{\"a\":{\"b\":1},\"a\":null}", [nil, nil, nil]),
      ("{\"a\":5,\"a\":{\"b\":1}}", ["{\"b\":1}", "1", nil]),
      ("{\"a\":{\"b\":1},\"a\":[7]}", ["[7]", nil, "7"]),
      ("{\"a\":[1,2],\"a\":[]}", ["[]", nil, nil]), ("{\"a\":[1,2],\"a\":[3]}", ["[3]", nil, "3"]),
      ("{\"a\":{\"b\":1},\"a\":{\"b\":2},\"a\":{\"c\":3}}", ["{\"c\":3}", nil, nil]),
      ("{\"a\":{\"b\":1,\"b\":null}}", ["{\"b\":1,\"b\":null}", nil, nil]),
      ("{\"a\":{\"b\":1},\"\\u0061\":{\"b\":2}}", ["{\"b\":2}", "2", nil]),
      ("{\"a\":{\"b\":1},\"x\":{\"a\":{\"b\":2}}}", ["{\"b\":1}", "1", nil]),
      ("{\"a\":{\"b\":{\"b\":1}}}", ["{\"b\":{\"b\":1}}", "{\"b\":1}", nil]),
    ] as [(String, [String?])])
  func duplicates(_ response: String, _ values: [String?]) throws {
    #expect(try found(["a", "a.b", "a[0]"], in: response) == values)
  }

  @Test("arrays that are entered again forget their members, however deep")
  func arraysAgain() throws {
    let locators = ["a[0].b", "a[1].b", "a[1].c[1]", "a[0]"]
    #expect(
      try found(locators, in: "{\"a\":[{\"b\":1},{\"b\":2,\"c\":[3,4]}],\"a\":[{\"b\":5}]}")
        == ["5", nil, nil, "{\"b\":5}"])
    #expect(
      try found(locators, in: "{\"a\":[{\"b\":5}],\"a\":[{},{\"c\":[3,4],\"c\":[3],\"b\":2}]}")
        == [nil, "2", nil, "{}"])
  }

  @Test("names are compared as they are written: case, composition and all")
  func caseSensitive() throws {
    let response = "{\"name\":1,\"Name\":2,\"NAME\":3,\"e\u{301}\":4,\"\u{E9}\":5}"
    #expect(
      try found(["name", "Name", "NAME", "nAME", "e\u{301}", "\u{E9}"], in: response)
        == ["1", "2", "3", nil, "4", "5"])
  }

  @Test("escapes in a response's names mean the characters they stand for")
  func escapedNames() throws {
    let response = "{\"na\\u006de\":{\"\\ud83d\\ude00\":1,\"a\\\"b\":2,\"a\\/b\":3}}"
    #expect(
      try found(["name.\u{1F600}", "name.a\"b", "name.a/b", "na\\u006de"], in: response) == [
        "1", "2", "3", nil,
      ])
  }

  @Test("quotes reach names with dots, brackets and nothing in them")
  func quotedNames() throws {
    let response = "{\"a.b\":1,\"a\":{\"b\":2},\"x[0]\":3,\"x\":[4],\"\":5,\"]\":6,\"it's\":7}"
    #expect(
      try found(
        ["['a.b']", "a.b", "[\"x[0]\"]", "x[0]", "['']", "[']']", "[\"it's\"]", "['it's']"], in: response)
        == ["1", "2", "3", "4", "5", "6", "7", "7"])
  }

  @Test("one locator given twice finds its value twice")
  func same() throws {
    #expect(try found(["a", "a", "['a']"], in: "{\"a\":1}") == ["1", "1", "1"])
  }

  @Test("a scalar at the root is found by no locator")
  func scalarRoot() throws {
    #expect(try found(["a", "[0]"], in: "5") == [nil, nil])
  }

  @Test("random locators find in 2,000 random responses what a walk through the tree finds")
  func randomResponses() throws {
    var random = CaseGenerator(seed: 5)
    var hits = 0
    for number in 0..<2000 {
      let sample = JSONSample(using: &random)
      let paths = (0..<8).map { _ in steps(in: sample, &random) }
      let expected = paths.map { path in sample.find(path).flatMap { sample.values[$0] } }
      hits += expected.compactMap(\.self).count
      let values = try found(paths.map { written($0, &random) }, in: sample.bytes)
      if values.map({ $0.map { Array($0.utf8) } }) != expected.map({ $0.map { Array($0.utf8) } }) {
        Issue.record("response \(number): \(String(decoding: sample.bytes, as: UTF8.self)), \(paths)")
      }
    }
    #expect(hits > 3000)
  }

  /// The steps to some value of a response, or to one that is not there.
  private func steps(in sample: JSONSample, _ random: inout CaseGenerator) -> [JSONLocator.Step] {
    var steps = random.pick(sample.steps)
    if steps.isEmpty || random.below(6) == 0 {
      let strange: [JSONLocator.Step] = [
        .name("a"), .index(0), .name(random.pick(JSONSample.names)), .index(3),
      ]
      if random.below(2) == 0, !steps.isEmpty { steps.removeLast() }
      steps.append(random.pick(strange))
    }
    return steps.filter { $0 != .name("\t") }.isEmpty ? [.name("a")] : steps.filter { $0 != .name("\t") }
  }

  private func written(_ steps: [JSONLocator.Step], _ random: inout CaseGenerator) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .name(let name):
        let needsQuotes =
          name.isEmpty || name == "*" || name.unicodeScalars.contains { ".[]\n".unicodeScalars.contains($0) }
          || name.hasPrefix(" ") || "/$".contains(name.first ?? " ")
        if needsQuotes || random.below(3) == 0 {
          let quote = name.contains("'") || !name.contains("\"") && random.below(2) == 0 ? "\"" : "'"
          text += "[\(quote)\(name)\(quote)]"
        } else {
          text += text.isEmpty ? name : ".\(name)"
        }
      }
    }
    return text
  }
}
