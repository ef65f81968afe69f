import ApiInteractionKit

/// How a plan is walked. [P]
public struct PlanWalkOptions: Sendable {
  /// What becomes of a placeholder whose data source is not set.
  public var unset = UnsetPolicy.remove
  /// How many steps a call may take.
  public var maximumSteps = 1000
  /// The step before which the walk stops.
  public var stop: String?
  /// The least time between two requests of one connector where the call came back without doing anything with the caller
  /// in between: a plan that waits for a state by asking again and again.
  public var pause = Duration.seconds(1)

  /// The options as they are by default.
  public init() {}
}
