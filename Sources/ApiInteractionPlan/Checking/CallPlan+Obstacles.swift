import ApiInteractionKit

extension CallPlan {
  /// What keeps a call from being walked through the plan, whatever its comments say: a branch to nowhere, or none where one
  /// is needed.
  public var obstacles: [Diagnostic] {
    let (unknown, missing) = (PlanUnknownStep(), PlanMissingBranch())
    let found =
      unknown.mistakes(in: self).filter { $0.explanation == nil }.map {
        unknown.finding($0.message, at: $0.range)
      }
      + missing.mistakes(in: self).map { missing.finding($0.message, at: $0.range) }
    return found.sorted { $0.range.start < $1.range.start }
  }
}
