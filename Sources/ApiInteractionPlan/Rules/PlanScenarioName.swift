import ApiInteractionKit
import ApiInteractionLint

struct PlanScenarioName: CallPlanRule {
  let id = "plan-scenario"
  let severity = Severity.error
  let summary =
    "A file of scenarios that names a step or a data source which its plan does not have, or holds what no scenario has."
  let rationale = """
    A scenario that expects such an end, or such a data source, can only fail, and a fault at such a connector never \
    comes. `plan test` says so before it sends anything.
    """
  let bad = RuleExample(
    plan: """
      plan: plan.yml
      scenarios:
        the caller is greeted:
          expect: {end: by}
      """, files: ["plan.yml": PlanScenarioName.plan])
  let good = RuleExample(
    plan: """
      plan: plan.yml
      scenarios:
        the caller is greeted:
          expect: {end: bye}
      """, files: ["plan.yml": PlanScenarioName.plan])

  /// Scenarios stand in a file of their own: see ``PlanScenarios``.
  func check(_ subject: PlanSubject) -> [Diagnostic] { [] }

  /// A plan that scenarios may name.
  private static let plan = """
    steps:
      greet:
        announce: Welcome
        next: bye
      bye: {end: over}
    """
}
