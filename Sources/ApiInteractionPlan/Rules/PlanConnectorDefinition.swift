import ApiInteractionKit
import ApiInteractionLint

struct PlanConnectorDefinition: CallPlanRule {
  let id = "plan-definition"
  let severity = Severity.error
  let summary = "A connector whose definition cannot be read, or not be filled."
  let rationale = """
    The file is not there, lies outside of the plan's folder, is not well-formed, or has slots for which the plan's \
    `values:` have no value, or a wrong one. Without the definition nobody knows what the step reads and sets: until \
    it is put right, what depends on that is not told.
    """
  let bad = RuleExample(
    plan: """
      steps:
        order:
          connector: ../order.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: OrderResponseCode, not-equals: "200", next: to-agent}
            - {data-source: OrderState, equals: shipped, next: bye}
          default: to-agent
        to-agent: {agent: orders}
        bye: {end: over}
      """)
  let good = PlanExample.wholePlan

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    findings(subject.definitions.mistakes, in: subject)
  }
}
