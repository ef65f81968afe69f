import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("The documentation of the rules, in their own words")
struct RuleExampleTests {
  /// The rules that are held to it.
  private static let documented = Linter.allRules
  private static let ids = documented.map(\.id)

  private func rule(_ id: String) throws -> any Rule {
    try #require(Linter.allRules.first { $0.id == id })
  }

  private func linter(_ example: RuleExample) throws -> Linter {
    var profiles = ProfileSet.builtIn
    if let profile = example.profile { try profiles.add(Array(profile.utf8)) }
    return Linter(profiles: profiles)
  }

  /// What is found in an example, as `rule: message`.
  private func findings(in example: RuleExample) throws -> [Diagnostic] {
    try linter(example).lint(Array(example.definition.utf8), isTemplate: example.isTemplate).diagnostics
  }

  @Test("names are unique, and words in lower case with hyphens between them")
  func names() {
    let all = Linter.allRules.map(\.id)
    #expect(Set(all).count == all.count)
    #expect(all.filter { $0.wholeMatch(of: /[a-z]+(-[a-z]+)*/) == nil } == [])
  }

  @Test("the groups stand together, in their order")
  func groups() {
    let groups = Linter.allRules.map(\.group)
    #expect(groups == RuleGroup.allCases.flatMap { group in groups.filter { $0 == group } })
  }

  @Test("a summary is a sentence of plain text, a rationale says more than that", arguments: ids)
  func texts(_ id: String) throws {
    let rule = try rule(id)
    #expect(rule.summary.hasSuffix(".") && rule.summary.first?.isUppercase == true)
    #expect(!rule.summary.contains("`") && !rule.summary.contains("\n"))
    #expect(rule.rationale.count >= 60 && rule.rationale.hasSuffix("."))
    #expect(!rule.rationale.contains("\n"))
    #expect(rule.rationale.count { $0 == "`" }.isMultiple(of: 2))
    #expect(rule.options.allSatisfy { $0.summary.hasSuffix(".") })
  }

  @Test("the bad example is found by its rule and by no other", arguments: ids)
  func bad(_ id: String) throws {
    let rule = try rule(id)
    let findings = try findings(in: rule.bad)
    #expect(Set(findings.map(\.rule)) == [id], "\(findings.map { "\($0.rule): \($0.message)" })")
  }

  @Test("nothing is found in the good example", arguments: ids)
  func good(_ id: String) throws {
    let rule = try rule(id)
    #expect(try findings(in: rule.good).map { "\($0.rule): \($0.message)" } == [])
    #expect(rule.good.text != rule.bad.text)
  }

  @Test("the bad example is fixed as the rule says", arguments: ids)
  func fixing(_ id: String) throws {
    let rule = try rule(id)
    let before = Definition(SourceText(rule.bad.definition))
    let fixed = try linter(rule.bad).fix(before, isTemplate: rule.bad.isTemplate)
    #expect((fixed.count > 0) == (rule.fixing != .none))
    guard rule.fixing != .none else { return }
    #expect(fixed.result.diagnostics.allSatisfy { $0.rule != id })
    guard rule.fixing == .keepsRequest, let old = before.interaction else { return }
    let new = try #require(fixed.result.definition.interaction)
    #expect(new == old)
    #expect(try request(of: new) == request(of: old))
  }

  private func request(of interaction: ApiInteraction) throws -> ResolvedRequest {
    try RequestResolver(interaction).resolve(in: CallContext())
  }
}
