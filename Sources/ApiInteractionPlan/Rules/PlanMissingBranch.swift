import ApiInteractionKit
import ApiInteractionLint

struct PlanMissingBranch: CallPlanRule {
  let id = "plan-missing-branch"
  let severity = Severity.error
  let summary = "A step that does not say where the call goes in a case that will come."
  let rationale = """
    A connector needs a step for a response and one for when none comes in 10 seconds; a router and a question need \
    a default for everything that no rule and no digit covers; every other step but the last needs the next one. A \
    call that comes to such a gap is lost.
    """
  let bad = RuleExample(
    plan: """
      steps:
        again:
          ask: TryAgain
          digits: {"1": bye}
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        again:
          ask: TryAgain
          digits: {"1": bye}
          default: to-agent
        to-agent: {agent: payments}
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] { check(subject.plan) }

  func check(_ plan: CallPlan) -> [Diagnostic] {
    plan.steps.flatMap { step -> [Diagnostic] in
      let conditions = Set(step.branches.map(\.condition))
      return needed(step.action).filter { !conditions.contains($0.condition) }.map { _, key, when in
        finding(
          "“\(step.name.name)” does not say where the call goes when \(when). Add \(key) with a step.",
          at: step.name.range)
      }
    }
  }

  private func needed(
    _ action: PlanAction
  ) -> [(condition: PlanBranch.Condition, key: String, when: String)] {
    switch action {
    case .connector:
      [
        (.success, "success:", "a response comes"),
        (.interfaceFailure, "interface-failure:", "the service does not answer in 10 seconds"),
      ]
    case .router: [(.otherwise, "default:", "no rule matches")]
    case .ask: [(.otherwise, "default:", "the caller presses nothing, or another digit")]
    case .agent, .end: []
    default: [(.next, "next:", "it is done")]
    }
  }
}
