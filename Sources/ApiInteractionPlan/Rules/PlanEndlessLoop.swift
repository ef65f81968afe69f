import ApiInteractionKit
import ApiInteractionLint

struct PlanEndlessLoop: CallPlanRule {
  let id = "plan-endless-loop"
  let severity = Severity.warning
  let summary = "Steps that lead to each other for ever, with no way out."
  let rationale = """
    The call stays in the loop until the caller hangs up: no step of it ends the call or hands it to an agent. A \
    router or a question in the loop needs a branch that leads out of it.
    """
  let bad = RuleExample(
    plan: """
      steps:
        greet:
          announce: Please hold
          next: music
        music:
          announce: Music
          next: greet
      """)
  let good = RuleExample(
    plan: """
      steps:
        greet:
          announce: Please hold
          next: music
        music:
          announce: Music
          next: to-agent
        to-agent: {agent: orders}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    let mistakes = PlanLoops(subject.graph).endless.compactMap { steps -> PlanMistake? in
      guard let first = steps.first else { return nil }
      let names = StepNames.list(steps.map { subject.plan.steps[$0].name.name })
      return PlanMistake(
        step: first, range: subject.plan.steps[first].name.range,
        message: "No way leads out of \(names): the call stays there until the caller hangs up.")
    }
    return findings(mistakes, in: subject)
  }
}
