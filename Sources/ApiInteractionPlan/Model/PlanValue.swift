import ApiInteractionKit

/// A data source that a step sets, and to what.
public struct PlanValue: Sendable, Hashable {
  public let dataSource: PlanReference
  /// The value, or an example of one.
  public let value: String?
  public let type: DataType
}
