import ApiInteractionKit
import ApiInteractionLint

struct PlanUnknownState: CallPlanRule {
  let id = "plan-unknown-state"
  let severity = Severity.warning
  let summary = "A router that compares the session state with one that the service never returns."
  let rationale = """
    The rule never matches, or always, and calls go another way than was meant. The states are those of the \
    documented service: `Initial` and `InProgress`, `Finished`, and for errors `Error`, `TimeOut` and \
    `ExpiredOnProviderSide`. Case counts. A data source holds the state if a definition that asks the documented \
    service for the status of a session stores `sessionState` there. What a `set` step puts there as well may be \
    compared with, and where a `collect` or `ask` step or another service fills it, any text may.
    """
  let bad = RuleExample(
    plan: """
      steps:
        status:
          connector: session.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: SessionResponseCode, not-equals: "200", next: to-agent}
            - {data-source: SessionState, equals: Finnished, next: bye}
          default: to-agent
        to-agent: {agent: payments}
        bye: {end: over}
      """, files: PlanExample.session)
  let good = RuleExample(
    plan: """
      steps:
        status:
          connector: session.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: SessionResponseCode, not-equals: "200", next: to-agent}
            - {data-source: SessionState, equals: Finished, next: bye}
          default: to-agent
        to-agent: {agent: payments}
        bye: {end: over}
      """, files: PlanExample.session)

  private static let states = [
    "Initial", "InProgress", "Finished", "Error", "TimeOut", "ExpiredOnProviderSide",
  ]

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    let states = PlanUnknownState.states
    let sources = StateSources(subject)
    let mistakes = subject.routerRules.compactMap { step, rule -> PlanMistake? in
      guard let state = PlanUnknownState.words(for: rule),
        let others = sources.others(in: rule.dataSource.name),
        !(states + others).contains(where: { PlanUnknownState.canMean($0, rule) })
      else { return nil }
      let advice = rule.operand.name.nearest(in: states).map { " Did you mean “\($0)”?" } ?? ""
      return PlanMistake(
        step: step, range: rule.operand.range,
        message:
          "The service never returns \(state) “\(rule.operand.name)”.\(advice) It returns \(states.joined(separator: ", "))."
      )
    }
    return findings(mistakes, in: subject)
  }

  /// What a rule looks for; nil of one that compares with no state.
  private static func words(for rule: PlanRule) -> String? {
    switch rule.comparison {
    case .equals, .notEquals: "the state"
    case .contains: "a state that contains"
    case .startsWith: "a state that starts with"
    case .isEmpty, .greater, .less: nil
    }
  }

  /// Whether a rule can be about a state.
  private static func canMean(_ state: String, _ rule: PlanRule) -> Bool {
    rule.comparison == .notEquals ? state == rule.operand.name : rule.matches(state) == true
  }
}
