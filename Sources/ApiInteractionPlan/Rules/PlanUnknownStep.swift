import ApiInteractionKit
import ApiInteractionLint

struct PlanUnknownStep: CallPlanRule {
  let id = "plan-unknown-step"
  let severity = Severity.error
  let summary = "A branch, or start, that names a step which is not there."
  let rationale = """
    A call that takes the branch has nowhere to go. The plan cannot be walked, and what no call comes to because of \
    it, or reads unset, is not told until it is put right.
    """
  let bad = RuleExample(
    plan: """
      steps:
        greet:
          announce: Welcome
          next: by
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        greet:
          announce: Welcome
          next: bye
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    findings(mistakes(in: subject.plan), in: subject)
  }

  func mistakes(in plan: CallPlan) -> [PlanMistake] {
    var advice = NameAdvice(plan.steps.map(\.name.name))
    return plan.missingSteps.map { step, target in
      PlanMistake(
        step: step, range: target.range,
        message: "There is no step “\(target.name)”.\(advice.text(for: target.name))")
    }
  }
}
