import ApiInteractionKit

/// A call through a plan, and what is expected of it. [P]
public struct PlanScenario: Sendable {
  /// A data source and its value; nil for one that is null or not set.
  public struct Value: Sendable {
    /// The data source.
    public let dataSource: PlanReference
    /// Its value; nil for null, or for one that is not set.
    public let value: String?
    /// Where the value stands in the file of the scenarios.
    public let valueRange: SourceRange
  }

  /// What goes wrong with a connector's service.
  public struct Fault: Sendable {
    /// The connector's step.
    public let step: PlanReference
    /// What goes wrong.
    public let fault: ConnectorFault
  }

  /// The scenario's name.
  public let name: PlanReference
  /// The data sources that the call has; they come before a plan's examples.
  public let data: [Value]
  /// What the provider's IVR does at the first, second … payment, in place of what the plan says; empty if that counts.
  public let payment: [PaymentOutcome]
  /// The digits that the caller presses, by the data sources that get them, and where that is said.
  public let digits: [(dataSource: PlanReference, pressed: [String?])]
  /// What goes wrong with connectors' services.
  public let faults: [Fault]
  /// The step at which the call must end.
  public let end: PlanReference
  /// The data sources as they must be then.
  public let dataSources: [Value]
}
