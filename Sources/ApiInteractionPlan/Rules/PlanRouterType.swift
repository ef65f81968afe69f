import ApiInteractionKit
import ApiInteractionLint

struct PlanRouterType: CallPlanRule {
  let id = "plan-router-type"
  let severity = Severity.error
  let summary = "A router that asks whether a data source is greater or less, and it is not numeric."
  let rationale = """
    The Data Router applet offers greater and less for numeric data sources only. The type is what the definition \
    stores the field as, or what a `collect` or `set` step says; without one it is String. What every call has, \
    such as `CallGuid` and `Language`, is text. Only what comes to the router on some way counts, and is not set again before.
    """
  let bad = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            Amount: {example: "10.00"}
          next: large
        large:
          router:
            - {data-source: Amount, greater: 100, next: to-agent}
          default: bye
        to-agent: {agent: payments}
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            Amount: {example: "10.00", type: Number}
          next: large
        large:
          router:
            - {data-source: Amount, greater: 100, next: to-agent}
          default: bye
        to-agent: {agent: payments}
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    var flow = TypeFlow(subject.plan, subject.graph, subject.uses, subject.definitions.filled)
    let mistakes = subject.routerRules.compactMap { step, rule -> PlanMistake? in
      let name = rule.dataSource.name
      guard rule.comparison.isNumeric, let (origin, way) = flow.arrival(of: name, at: step) else {
        return nil
      }
      let reason =
        origin.step.map {
          "\(subject.name(of: $0)) stores “\(name)” as \(origin.type.name), where it would have to be Number"
        } ?? "“\(name)”, which every call has, is a text: compare it with equals"
      return PlanMistake(
        step: step, range: rule.dataSource.range,
        message: "\(rule.comparison.rawValue) is for numeric data sources, and \(reason).", way: way)
    }
    return findings(mistakes, in: subject)
  }
}
