import ApiInteractionKit

/// Why no call can walk a plan.
public struct PlanObstacles: Error, Sendable, CustomStringConvertible {
  /// What is wrong; ranges count in the plan's file.
  public let diagnostics: [Diagnostic]

  public var description: String { diagnostics.map(\.message).joined(separator: " ") }
}
