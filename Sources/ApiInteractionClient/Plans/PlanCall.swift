import ApiInteractionKit
import ApiInteractionPlan

/// A call that walks a plan: what it knows, and what the caller and the payment provider do. [P]
public struct PlanCall: Sendable {
  /// The data sources by name; nil for one that is null. They come before the plan's examples.
  public var dataSources: [String: String?]
  /// The account's custom configuration by key: secrets.
  public var configuration: [String: String?]
  /// What the caller presses at the first, second … time that a digit is asked for, by the data source that gets it; the
  /// last one from then on. Nil where nothing is pressed.
  public var digits: [String: [String?]]
  /// How payments end, in place of what the payment steps say; empty if that counts.
  public var payments: [PaymentOutcome]
  /// The branches that a recorded call took, by the names of the steps, visit by visit; nil for one that is not known. A record
  /// holds masks in place of secrets: where a step decides by what is masked, the recorded branch is taken. Nil of a call that
  /// replays no record.
  public var recorded: [String: [PlanBranch?]]?

  /// A call; what is not given is empty.
  public init(
    dataSources: [String: String?] = [:], configuration: [String: String?] = [:],
    digits: [String: [String?]] = [:], payments: [PaymentOutcome] = [],
    recorded: [String: [PlanBranch?]]? = nil
  ) {
    self.dataSources = dataSources
    self.configuration = configuration
    self.digits = digits
    self.payments = payments
    self.recorded = recorded
  }
}
