import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("Rules of a router")
struct PlanRuleTests {
  private func rule(_ comparison: String) throws -> PlanRule {
    let text = "steps: {a: {router: [{data-source: D, \(comparison), next: b}], default: b}, b: {end: x}}"
    guard case .router(let rules) = try CallPlan(Array(text.utf8)).steps[0].action else {
      throw InputProblem("no router", at: nil)
    }
    return try #require(rules.first)
  }

  @Test(
    "texts are compared to the letter, and what is not set is empty",
    arguments: [
      ("equals: Success", "Success", true), ("equals: Success", "success", false),
      ("equals: Success", nil, false), ("equals: '10'", "10.0", false), ("equals: é", "e\u{301}", false),
      ("not-equals: a", "b", true), ("not-equals: a", "a", false), ("not-equals: a", nil, true),
      ("contains: bc", "abcd", true), ("contains: bd", "abcd", false), ("contains: bc", nil, false),
      ("contains: abc", "ab", false), ("contains: aab", "aaaab", true), ("contains: abab", "abaabab", true),
      ("contains: ''", "a", true), ("contains: ''", nil, true), ("contains: aa", "a", false),
      ("starts-with: +44", "+442079460123", true),
      ("starts-with: '44'", "+442079460123", false), ("starts-with: a", nil, false),
      ("is-empty: true", nil, true), ("is-empty: true", "", true), ("is-empty: true", " ", false),
    ] as [(String, String?, Bool)])
  func texts(comparison: String, value: String?, expected: Bool) throws {
    #expect(try rule(comparison).matches(value) == expected)
  }

  @Test(
    "numbers are compared by what they say, however many digits they have",
    arguments: [
      ("9", -1, "10"), ("-9", 1, "-10"), ("10.0", 0, "10"), ("010", 0, "10"), ("0", 0, "-0.00"),
      ("0.1", -1, "0.10000000000000000000001"), ("9007199254740993", 1, "9007199254740992"),
      ("123456789012345678901234567890", -1, "123456789012345678901234567891"), ("1e3", 0, "1000"),
      ("1.5E-3", 0, "0.0015"), ("1e999999999", 1, "9e999999998"), ("-1", -1, "0"), ("+1", 0, "1"),
      (" 2 ", 0, "2"), ("0.09", -1, "0.1"), ("-0.5", 1, "-0.51"), ("100", 1, "99.999"), ("0e5", 0, "0"),
    ] as [(String, Int, String)])
  func numbers(value: String, order: Int, limit: String) throws {
    #expect(try rule("less: '\(limit)'").matches(value) == (order < 0))
    #expect(try rule("greater: '\(limit)'").matches(value) == (order > 0))
  }

  @Test(
    "what is no number is not compared with one",
    arguments: [
      nil, "", "ten", "1,5", "1.", ".5", "--1", "1e", "1e+", "0x10", "1e1000000000", "1 2", "Infinity",
    ])
  func noNumbers(value: String?) throws {
    for comparison in ["less: 5", "greater: 5"] { #expect(try rule(comparison).matches(value) == nil) }
  }
}
