import ApiInteractionKit
import ApiInteractionLint

struct PlanUncheckedStatus: CallPlanRule {
  let id = "plan-unchecked-status"
  let severity = Severity.warning
  let summary = "A connector whose response code no router looks at."
  let rationale = """
    Any response is success to a Data Connector, whatever its status: after 401 or 500 the call goes on as if all \
    were well, with the fields of the response unset. A router after the connector tells them apart.
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
      """, files: ExampleDefinition.order)
  let good = RuleExample(
    plan: """
      steps:
        order:
          connector: order.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: OrderResponseCode, not-equals: "200", next: to-agent}
            - {data-source: OrderState, equals: shipped, next: bye}
          default: to-agent
        to-agent: {agent: orders}
        bye: {end: over}
      """, files: ExampleDefinition.order)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    guard subject.isComplete else { return [] }
    let routed = subject.graph.reachable.flatMap { step -> [String] in
      if case .router(let rules) = subject.plan.steps[step].action {
        rules.map(\.dataSource.name)
      } else {
        []
      }
    }
    let names = Set(routed)
    return subject.graph.reachable.compactMap { step in
      guard case .connector(let connector) = subject.plan.steps[step].action,
        let code = subject.responseCode(of: step), !names.contains(code)
      else { return nil }
      return finding(
        "No router looks at “\(code)”, so an error status of \(subject.name(of: step)) goes on as success.",
        at: connector.file.range)
    }
  }
}
