import ApiInteractionKit
import ApiInteractionLint

struct PlanUncheckedStatus: CallPlanRule {
  let id = "plan-unchecked-status"
  let severity = Severity.warning
  let summary = "A connector after which no router looks at its response code."
  let rationale = """
    Any response is success to a Data Connector, whatever its status: after 401 or 500 the call goes on as if all \
    were well, with the fields of the response unset. A router on the way of success tells them apart, \
    before another step stores another code under that name. One that goes on to the same step whatever the code is tells \
    nothing apart.
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
            - {data-source: OrderState, equals: shipped, next: bye}
          default: to-agent
        to-agent: {agent: orders}
        bye: {end: over}
      """, files: PlanExample.order)
  let good = PlanExample.wholePlan

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    findings(PlanUncheckedStatus.mistakes(in: subject) + undecided(in: subject), in: subject)
  }

  /// The routers that look at response codes in vain, each once, after however many connectors.
  func undecided(in subject: PlanSubject) -> [PlanMistake] {
    let routers = Dictionary(subject.undecided.sorted { $0.key < $1.key }.map { ($1, $0) }) { first, _ in
      first
    }
    return routers.sorted { $0.key < $1.key }.compactMap { undecided($0.key, after: $0.value, subject) }
  }

  static func mistakes(in subject: PlanSubject) -> [PlanMistake] {
    let routers = subject.strandedRouters
    // A router that looks at a name which nothing sets was meant to look at the one that is near.
    let meant = Dictionary(
      subject.unset.compactMap { unset in unset.meant.map { (ExactName($0), unset) } }
    ) { first, _ in first }
    return subject.unchecked.sorted().compactMap { step in
      guard case .connector(let connector) = subject.plan.steps[step].action,
        let code = subject.responseCode(of: step)
      else { return nil }
      var mistake = PlanMistake(
        step: step, range: connector.file.range,
        message:
          "No router looks at “\(code)” after \(subject.name(of: step)), so an error status goes on as success."
      )
      if let router = routers[ExactName(code)] {
        mistake.stranded = router
        mistake.message += " \(subject.name(of: router)) does, but no call comes to it."
      }
      let swapped = subject.unset.first { $0.swapped == step }
      mistake.explanation = (swapped ?? meant[ExactName(code)]).map {
        Diagnostic.Explanation(subject.rule(of: $0), at: $0.range)
      }
      return mistake
    }
  }

  /// A router that looks at a response code in vain.
  private func undecided(_ router: Int, after step: Int, _ subject: PlanSubject) -> PlanMistake? {
    guard let code = subject.responseCode(of: step) else { return nil }
    let rules = subject.routerRules.filter { $0.step == router }.map(\.rule)
    guard let rule = rules.first(where: { ExactName($0.dataSource.name) == ExactName(code) }),
      let target = subject.plan.steps[router].branches.last?.target.name
    else { return nil }
    return PlanMistake(
      step: router, range: rule.dataSource.range,
      message:
        "\(subject.name(of: router)) looks at “\(code)” and goes on to “\(target)” whatever it is, so an error status of \(subject.name(of: step)) goes on as success."
    )
  }
}
