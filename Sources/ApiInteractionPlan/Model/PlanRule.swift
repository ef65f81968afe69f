/// A rule of a Data Router.
public struct PlanRule: Sendable, Hashable {
  /// How a data source is compared. Greater and less are for numeric data sources only. [D]
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    case equals
    case notEquals = "not-equals"
    case contains
    case startsWith = "starts-with"
    case isEmpty = "is-empty"
    case greater
    case less
  }

  public let dataSource: PlanReference
  public let comparison: Operator
  /// What it is compared with; where the operator stands if there is nothing to compare with.
  public let operand: PlanReference
}
