import ApiInteractionKit
import ApiInteractionLint

/// One thing that is looked for in a call plan.
public protocol CallPlanRule: RuleDeclaration {
  /// Everything that the rule finds in a plan. Ranges count in the plan's file.
  func check(_ subject: PlanSubject) -> [Diagnostic]
}

extension CallPlanRule {
  public var group: RuleGroup { .plan }
}
