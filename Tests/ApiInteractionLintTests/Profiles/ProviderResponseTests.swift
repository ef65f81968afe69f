import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Responses and headers held against a profile")
struct ProviderResponseTests {
  private func findings(
    _ profile: String, headers: String = "", type: String = "JSON", fields: String = ""
  ) throws -> [String] {
    var set = ProfileSet()
    try set.add(Array("name: p\nmatch: {path: /orders}\n\(profile)".utf8))
    let definition = """
      <ApiInteraction><Request><Url>https://a.b/orders</Url><Method>GET</Method><Headers>\(headers)</Headers>\
      <Body></Body></Request><Response><Type>\(type)</Type>\
      <ResponseCodeDestination>Code</ResponseCodeDestination><Fields>\(fields)</Fields></Response></ApiInteraction>
      """
    let rules = Linter.allRules.filter { $0.group == .provider }
    let result = Linter(rules: rules, profiles: set).lint(Array(definition.utf8), isTemplate: true)
    return result.diagnostics.map { "\(result.source[$0.range]): \($0.message)" }
  }

  private static func field(_ locator: String) -> String {
    "<Field><Locator>\(locator)</Locator><Destination>D</Destination><DataType>String</DataType></Field>"
  }

  @Test(
    "locators are compared by what they mean",
    arguments: [
      (["a.b[0]", "c"], 0), (["['a'].b[0]", "[\"c\"]"], 0), (["a['b'][0]", "c"], 0), (["a.b", "c"], 1),
      (["a.b[1]", "c"], 1), (["x"], 2), ([], 1), (["c", "~~~REPLACE~~~"], 0), (["c", "/a/b"], 0),
      (["c", ""], 0),
      (["c", "a.b["], 0),
    ])
  func locators(locators: [String], count: Int) throws {
    let profile = "response: {'a.b[0]': , c: , d: {required: false}}"
    #expect(try findings(profile, fields: locators.map(Self.field).joined()).count == count)
  }

  @Test("a response that is not JSON has no JSON fields")
  func xml() throws {
    #expect(try findings("response: {a: }", type: "XML", fields: Self.field("/b")) == [])
  }

  @Test("a locator that differs in case or one letter is marked, and one that is known is not")
  func misspelt() throws {
    let profile = "response: {state: , stat: {required: false}}"
    #expect(
      try findings(profile, fields: Self.field("State")) == [
        "State: No Field keeps state of the response of p. Write state for “State”."
      ])
    #expect(
      try findings(profile, fields: Self.field("stat")) == [
        "<Fields>: No Field keeps state of the response of p. Add a Field with the Locator state."
      ])
  }

  @Test(
    "a header counts whatever its case, and none is missing while a name is open or explains it",
    arguments: [
      (["x-kEY"], 0), (["$(Name)"], 0), (["X-Other"], 1), (["X Key"], 0), (["X-Key:"], 0), (["X-Other:"], 1),
      ([""], 0), ([], 1),
    ])
  func headers(names: [String], count: Int) throws {
    let headers = names.map { "<Header><Key>\($0)</Key><Value>1</Value></Header>" }.joined()
    #expect(try findings("headers: {X-Key: , X-May: {required: false}}", headers: headers).count == count)
  }

  @Test("of several headers of one name the last is judged")
  func lastHeader() throws {
    let header = { (value: String) in "<Header><Key>X-Key</Key><Value>\(value)</Value></Header>" }
    let profile = "headers: {X-Key: {pattern: '[0-9]+', maxLength: 3}}"
    #expect(try findings(profile, headers: header("a") + header("1")) == [])
    #expect(
      try findings(profile, headers: header("1") + header("a")) == [
        "a: The header X-Key is “a”; p takes only what matches [0-9]+."
      ])
    #expect(try findings(profile, headers: header("1234$(X)")).count == 1)
    #expect(try findings(profile, headers: header("~~REPLACE~~")) == [])
  }

  @Test("every provider rule fires in its bad example and in none that is good")
  func examples() throws {
    for rule in Linter.allRules where rule.group == .provider {
      for (example, expected) in [(rule.bad, [rule.id]), (rule.good, [])] {
        var set = ProfileSet.builtIn
        try set.add(Array((example.profile ?? "").utf8))
        let found = Linter(profiles: set).lint(Array(example.definition.utf8)).diagnostics
        #expect(Set(found.map(\.rule)) == Set(expected), "\(rule.id): \(found.map(\.message))")
      }
    }
  }
}
