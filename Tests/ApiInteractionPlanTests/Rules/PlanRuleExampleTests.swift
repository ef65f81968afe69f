import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("The examples of the rules of call plans")
struct PlanRuleExampleTests {
  private static let ids = PlanChecker.allRules.map(\.id)

  private func rule(_ id: String) throws -> any CallPlanRule {
    try #require(PlanChecker.allRules.first { $0.id == id })
  }

  /// What is found in an example and in the definitions that it names, as `rule: message`.
  private func findings(in example: RuleExample) throws -> [Diagnostic] {
    do { return try read(example) } catch let error as PlanFileError { return error.diagnostics }
  }

  private func read(_ example: RuleExample) throws -> [Diagnostic] {
    let definitions = example.files.filter { $0.key.hasSuffix(".xml") }.values
    let linted = definitions.flatMap { Linter().lint(Array($0.utf8)).diagnostics }
    guard let plan = example.files["plan.yml"] else {
      return try CheckedPlan(example.text, files: example.files).findings() + linted
    }
    let checked = try CheckedPlan(plan, files: example.files)
    let scenarios = try PlanScenarios(Array(example.text.utf8))
    let found = PlanChecker().check(scenarios, of: checked.plan, definitions: checked.definitions)
    return found + checked.findings() + linted
  }

  @Test("the bad example is found by its rule and by no other", arguments: ids)
  func bad(_ id: String) throws {
    let findings = try findings(in: try rule(id).bad)
    #expect(findings.map(\.rule) == [id], "\(findings.map { "\($0.rule): \($0.message)" })")
  }

  @Test("nothing is found in the good example", arguments: ids)
  func good(_ id: String) throws {
    let rule = try rule(id)
    #expect(try findings(in: rule.good).map { "\($0.rule): \($0.message)" } == [])
    #expect(rule.good.text != rule.bad.text)
  }

  @Test("a finding has the severity of its rule, and that which is set for it", arguments: ids)
  func severity(_ id: String) throws {
    let rule = try rule(id)
    guard rule.bad.files["plan.yml"] == nil, id != "plan-structure" else { return }
    let plan = try CheckedPlan(rule.bad.text, files: rule.bad.files)
    #expect(plan.findings().map(\.severity) == [rule.severity])
    var settings = LintSettings()
    for severity in Severity.allCases {
      settings.severities = [id: severity]
      #expect(plan.findings(settings).map(\.severity) == [severity])
    }
    settings.disabled = [id]
    #expect(plan.findings(settings).isEmpty)
  }
}
