import ApiInteractionKit

/// A data source that a step reads where, on some way to it, nothing has set it.
struct UnsetReading: Sendable {
  let step: Int
  /// Where in the plan that is said.
  let range: SourceRange
  let message: String
}
