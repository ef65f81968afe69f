import ApiInteractionKit
import ApiInteractionLint

struct PlanUnreachableStep: CallPlanRule {
  let id = "plan-unreachable-step"
  let severity = Severity.warning
  let summary = "A step that no call comes to."
  let rationale = """
    No branch of a step that is reached leads there: a branch is missing, or leads to another step than was meant, \
    or the step is left over from an earlier plan. Of steps that lead to each other the first is told.
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
    let causes =
      subject.unset.map { ($0.stranded, Diagnostic.Explanation(subject.rule(of: $0), at: $0.range)) }
      + PlanUncheckedStatus.mistakes(in: subject).map {
        ($0.stranded, Diagnostic.Explanation(PlanUncheckedStatus().id, at: $0.range))
      }
    let explanations = Dictionary(causes.compactMap { step, cause in step.map { ($0, cause) } }) { first, _ in
      first
    }
    let parts = StrandedSteps(subject.graph).parts
    // A branch that leads elsewhere than was meant may be why a router decides nothing, or the call goes round.
    let other =
      parts.count == 1
      ? PlanUncheckedStatus().explanation(PlanUncheckedStatus().undecided(in: subject))
        ?? PlanEndlessLoop().explanation(PlanEndlessLoop().mistakes(in: subject)) : nil
    return parts.map { part in
      let others =
        part.count == 1
        ? "" : ", nor to \(part.count == 2 ? "the step" : "the \(part.count - 1) steps") behind it"
      var finding = finding(
        "No call comes to \(subject.name(of: part[0]))\(others): no step that is reached leads there.",
        at: subject.plan.steps[part[0]].name.range)
      finding.explanation =
        part.lazy.compactMap { explanations[$0] }.first ?? other
      return finding
    }
  }
}
