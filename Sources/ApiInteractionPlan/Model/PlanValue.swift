import ApiInteractionKit

/// A data source that a step sets, and to what.
public struct PlanValue: Sendable, Hashable {
  public let dataSource: PlanReference
  /// The value, or an example of one; nil for null.
  public let value: String?
  /// Where the value stands in the plan's file.
  public let valueRange: SourceRange
  public let type: DataType
}
