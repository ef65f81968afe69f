import ApiInteractionKit

/// What is wrong at a step of a plan.
struct PlanMistake: Sendable {
  /// The step; nil where it is wrong how the call begins.
  let step: Int?
  /// Where in the plan that is said.
  let range: SourceRange
  let message: String
}
