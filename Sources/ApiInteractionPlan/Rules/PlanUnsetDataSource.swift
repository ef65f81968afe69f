import ApiInteractionKit
import ApiInteractionLint

struct PlanUnsetDataSource: CallPlanRule {
  let id = "plan-unset-data-source"
  let severity = Severity.error
  let summary = "A data source that a step reads where, on some way to it, nothing has set it."
  let rationale = """
    A placeholder whose data source is not set leaves a gap in the request, and a router compares with an empty \
    text: calls that take that way fail, or go where they should not. The message shows a shortest such way. What \
    the caller's earlier applets set stands in a `collect` step. A connector sets what its definition stores only \
    where a response comes, not on `interface-failure`; what is set to null is not set, and neither is the digit of a \
    question on its default branch, where the caller may have pressed nothing. Of several steps on one way the first is told, \
    and so is what is nearest to the start of all that one wrong branch leaves unset. \
    `is-empty` may ask for what is set on some ways: behind the branches that follow it is set. Only such a rule, for \
    the same data source, guards a step that reads it: one that looks at a response code does not. What something else in the call sets stands in the configuration's `data-sources`.
    """
  let bad = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            CustomerNumber: {example: C-77}
          next: order-known
        order-known:
          router:
            - {data-source: OrderNumber, is-empty: true, next: to-agent}
          default: bye
        to-agent: {agent: orders}
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            OrderNumber: {example: A-1042}
          next: order-known
        order-known:
          router:
            - {data-source: OrderNumber, is-empty: true, next: to-agent}
          default: bye
        to-agent: {agent: orders}
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    subject.unset.filter { !subject.isAtTransfer($0) }.map(finding)
  }
}
