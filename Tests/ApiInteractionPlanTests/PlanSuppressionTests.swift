import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import TestSupport
import Testing

@Suite("Suppressing findings in a call plan")
struct PlanSuppressionTests {
  @Test(
    "comments suppress what they name where they say, and what does nothing is told",
    arguments: [
      "suppressed", "idle", "values", "cut-off",
    ])
  func report(name: String) throws {
    let path = "Plans/Suppressing/\(name).yml"
    let result = LintResult(
      definition: Definition(try Fixtures.bytes(path)), diagnostics: try CheckedPlan(fixture: path).findings()
    )
    let report = TextReporter().report(FileReport(file: "\(name).yml", result: result))
    try Fixtures.compare(report, with: "Plans/Suppressing/\(name).txt")
  }

  @Test(
    "of a rule that is off no comment is called unused; the severity that is set counts for comments, too")
  func settings() throws {
    let plan = try CheckedPlan(
      "# apiinteraction-disable plan-unknown-state\nsteps:\n  a: {end: over} # apiinteraction-enable plan-unknown-sate\n"
    )
    var settings = LintSettings()
    settings.severities = ["unknown-rule": .error]
    #expect(
      plan.findings(settings).map { "\($0.rule) \($0.severity)" }
        == ["unused-suppression warning", "unknown-rule error"])
    settings.disabled = ["plan-unknown-state", "unknown-rule"]
    #expect(plan.findings(settings).isEmpty)
  }

  @Test(
    "a comment is not called unused where a call no longer comes to its step",
    arguments: [
      ("    next: authorize\n", "    next: start-session\n", ["plan-unset-data-source"]),
      (
        "steps:\n", "start: payment\nsteps:\n",
        ["plan-unset-data-source", "plan-unset-data-source", "plan-unset-data-source"]
      ),
    ])
  func unreached(text: String, other: String, rules: [String]) throws {
    let plan = try CheckedPlan(documentedWith: other, for: text)
    #expect(plan.findings().map(\.rule).sorted() == rules)
  }

  @Test("comments count in a file of scenarios")
  func scenarios() throws {
    let plan = try CheckedPlan("steps: {a: {end: over}}")
    let text = """
      plan: plan.yml
      scenarios:
        # apiinteraction-disable-next-line plan-scenario: the plan has it soon
        s: {expect: {end: b}}
        t: {expect: {end: c}} # apiinteraction-disable-line plan-unknown-step
      """
    let found = PlanChecker().check(
      try PlanScenarios(Array(text.utf8)), of: plan.plan, definitions: plan.definitions)
    #expect(found.map(\.rule) == ["plan-scenario", "unused-suppression"])
  }

  @Test("many comments in a large plan are gone through once", .timeLimit(.minutes(60)))
  func many() throws {
    let steps = (0..<10_000).map {
      "  s\($0): {announce: x, next: s\($0 + 1)} # apiinteraction-disable-line plan-unreachable-step\n"
    }
    let plan = try CheckedPlan("steps:\n\(steps.joined())  s10000: {end: over}\n")
    #expect(plan.findings().count == 10_000)
  }
}
