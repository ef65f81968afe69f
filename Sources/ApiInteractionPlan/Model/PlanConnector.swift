/// The definition that a Data Connector sends.
public struct PlanConnector: Sendable, Hashable {
  /// The definition's file, from the folder of the plan.
  public let file: PlanReference
  /// The values of a template's slots.
  public let values: [String: String]
}
