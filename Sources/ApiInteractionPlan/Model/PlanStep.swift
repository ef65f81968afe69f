/// A step of a call plan.
public struct PlanStep: Sendable {
  /// The step's name.
  public let name: PlanReference
  /// What happens in it.
  public let action: PlanAction
  /// Where the call goes on, in the order in which it is decided.
  public let branches: [PlanBranch]

  /// The definition that it sends, if it is a connector.
  public var connector: PlanConnector? {
    if case .connector(let connector) = action { connector } else { nil }
  }
}
