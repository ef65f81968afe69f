import ApiInteractionKit
import ApiInteractionLint

struct PlanEndlessLoop: CallPlanRule {
  let id = "plan-endless-loop"
  let severity = Severity.warning
  let summary = "Steps that lead to each other for ever, with no way out."
  let rationale = """
    The call stays in the loop until the caller hangs up: no step of it ends the call or hands it to an agent. A \
    router or a question in the loop needs a branch that leads out of it. A router that leads to itself is one, too: it \
    decides the same again.
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
    findings(mistakes(in: subject), in: subject)
  }

  func mistakes(in subject: PlanSubject) -> [PlanMistake] {
    let endless = PlanLoops(subject.graph).endless
    let mistakes = endless.compactMap { steps -> PlanMistake? in
      guard let first = steps.first else { return nil }
      let names = StepNames.list(steps.map { subject.plan.steps[$0].name.name })
      return PlanMistake(
        step: first, range: subject.plan.steps[first].name.range,
        message: "No way leads out of \(names): the call stays there until the caller hangs up.")
    }
    return mistakes + routers(in: subject, besides: Set(endless.joined()))
  }

  /// The branches of routers that lead back to these: nothing changes in between.
  private func routers(in subject: PlanSubject, besides told: Set<Int>) -> [PlanMistake] {
    subject.graph.reachable.filter { !told.contains($0) }.flatMap { index -> [PlanMistake] in
      let step = subject.plan.steps[index]
      guard case .router = step.action else { return [] }
      return step.branches.filter { $0.target.name == step.name.name }.map { branch in
        PlanMistake(
          step: index, range: branch.target.range,
          message:
            "\(subject.name(of: index)) leads to itself (\(branch.condition.words)), where it decides the same again: the call stays there until the caller hangs up."
        )
      }
    }
  }
}
