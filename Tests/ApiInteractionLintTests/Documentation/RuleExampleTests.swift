import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("The examples of the rules of definitions")
struct RuleExampleTests {
  private static let ids = Linter.allRules.map(\.id)

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
