import ApiInteractionKit

extension CallPlan {
  /// What keeps a call from being walked through the plan, whatever its comments say: a branch to nowhere, or none where one
  /// is needed.
  public var obstacles: [Diagnostic] {
    (PlanUnknownStep().check(self) + PlanMissingBranch().check(self)).sorted {
      $0.range.start < $1.range.start
    }
  }
}
