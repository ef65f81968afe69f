import ApiInteractionKit
import ApiInteractionLint

struct PlanUnreachableStep: CallPlanRule {
  let id = "plan-unreachable-step"
  let severity = Severity.warning
  let summary = "A step that no call comes to."
  let rationale = """
    No branch of a step that is reached leads there: a branch is missing, or leads to another step than was meant, \
    or the step is left over from an earlier plan.
    """
  let bad = RuleExample(
    plan: """
      steps:
        greet:
          announce: Welcome
          next: bye
        survey:
          announce: How did you like it?
          next: bye
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        greet:
          announce: Welcome
          next: survey
        survey:
          announce: How did you like it?
          next: bye
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    guard subject.graph.isConnected else { return [] }
    let reachable = Set(subject.graph.reachable)
    return subject.plan.steps.indices.filter { !reachable.contains($0) }.map { step in
      finding(
        "No call comes to \(subject.name(of: step)): no step that is reached leads to it.",
        at: subject.plan.steps[step].name.range)
    }
  }
}
