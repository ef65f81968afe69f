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

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    findings(mistakes(in: subject.plan), in: subject)
  }

  func mistakes(in plan: CallPlan) -> [PlanMistake] {
    plan.steps.enumerated().flatMap { index, step in
      step.gaps.map { gap in
        PlanMistake(
          step: index, range: step.name.range,
          message:
            "“\(step.name.name)” does not say where the call goes when \(gap.when). Add \(gap.key) with a step."
        )
      }
    }
  }
}
