import ApiInteractionKit
import ApiInteractionLint

struct PlanUnusedDestination: CallPlanRule {
  let id = "plan-unused-destination"
  let severity = Severity.info
  let summary = "A data source that a definition or a set step stores and no step of the plan reads."
  let rationale = """
    Often the reading step has another spelling of the name, or a router that was meant to decide by the value is \
    missing. A value that only an agent sees, or a report, is no mistake: then the finding can be suppressed where \
    the definition is named, or before the value that is set. Of response codes `plan-unchecked-status` speaks: what else a response \
    holds is told when its code is looked at.
    """
  let bad = RuleExample(
    plan: """
      steps:
        order:
          connector: order.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: OrderResponseCode, equals: "200", next: bye}
          default: to-agent
        to-agent: {agent: orders}
        bye: {end: over}
      """, files: PlanExample.order)
  let good = PlanExample.wholePlan

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    guard subject.isComplete else { return [] }
    // A step to which no call comes is a mistake of its own.
    let reads = subject.uses.flatMap(\.reads).map(\.name)
    // Of what every call has other rules speak.
    let read = Set((reads + CallDataSource.names).map(ExactName.init))
    let mistakes = subject.graph.reachable.flatMap { step -> [PlanMistake] in
      switch subject.plan.steps[step].action {
      case .connector, .set: break
      default: return []
      }
      let code = subject.responseCode(of: step).map(ExactName.init)
      let sets = subject.uses[step].sets.filter { ExactName($0.name) != code }
      let unused = sets.filter { !read.contains(ExactName($0.name)) }
      // Where the whole response is ignored, that is told once.
      if subject.unchecked.contains(step), unused.count == sets.count { return [] }
      return unused.map { set in
        PlanMistake(
          step: step, range: set.range,
          message: "\(subject.name(of: step)) sets “\(set.name)”, which no step reads.")
      }
    }
    return findings(mistakes, in: subject)
  }
}
