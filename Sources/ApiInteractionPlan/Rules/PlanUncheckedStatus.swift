import ApiInteractionKit
import ApiInteractionLint

struct PlanUncheckedStatus: CallPlanRule {
  let id = "plan-unchecked-status"
  let severity = Severity.warning
  let summary = "A connector after which no router looks at its response code."
  let rationale = """
    Any response is success to a Data Connector, whatever its status: after 401 or 500 the call goes on as if all \
    were well, with the fields of the response unset. A router on the way of success tells them apart, \
    before another step stores another code under that name.
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
    findings(PlanUncheckedStatus.mistakes(in: subject), in: subject)
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
}
