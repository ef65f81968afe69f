import ApiInteractionKit
import ApiInteractionLint

struct PlanUnknownStep: CallPlanRule {
  let id = "plan-unknown-step"
  let severity = Severity.error
  let summary = "A branch, or start, that names a step which is not there."
  let rationale = """
    A call that takes the branch has nowhere to go. The plan cannot be walked, and what no call comes to because of \
    it, or reads unset, is not told until it is put right. Where several branches name the same step that is not there, the \
    first is told.
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
    let missing = plan.missingSteps
    let places = Dictionary(grouping: missing.map(\.target), by: \.name)
    return missing.map { step, target in
      var mistake = PlanMistake(
        step: step, range: target.range,
        message: "There is no step “\(target.name)”.\(advice.text(for: target.name))")
      guard let all = places[target.name], let first = all.first, all.count > 1 else { return mistake }
      if first.range == target.range {
        let others = all.count == 2 ? "Another branch names" : "\(all.count - 1) other branches name"
        mistake.message += " \(others) it as well."
      } else {
        mistake.explanation = Diagnostic.Explanation(id, at: first.range)
      }
      return mistake
    }
  }
}
