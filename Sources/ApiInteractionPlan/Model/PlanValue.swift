import ApiInteractionKit

/// A data source that a step sets, and to what.
public struct PlanValue: Sendable, Hashable {
  /// The data source.
  public let dataSource: PlanReference
  /// The value, or an example of one; nil for null.
  public let value: String?
  /// Where the value stands in the plan's file.
  public let valueRange: SourceRange
  /// What the value is.
  public let type: DataType
}
