import ApiInteractionKit
import ApiInteractionPlan

/// A step that a call has been through.
public struct PlanVisit: Sendable {
  /// A data source and what it is set to; nil where nothing is in it.
  public struct Assignment: Sendable, Hashable {
    /// The name of the data source.
    public let dataSource: String
    /// What it is set to; nil where nothing is in it.
    public let value: String?
  }

  /// What happened.
  public enum Event: Sendable {
    /// A collect or set step set data sources.
    case set([Assignment])
    /// A response came to a connector's request.
    case response(InteractionExchange)
    /// None came; the request is nil where a configuration key was missing.
    case interfaceFailure(InterfaceFailure, request: ResolvedRequest?)
    /// The caller was transferred to a number, for the session with a link id.
    case transfer(number: String, link: String)
    /// The payment ended so; nil where nothing stands in for the provider's IVR.
    case payment(PaymentOutcome?)
    /// The caller pressed a digit, or none.
    case digit(Assignment)
    /// The first rule of a router that matches, by its place; nil if none does. Data sources whose values are no numbers, where
    /// rules before it compare numbers.
    case routed(rule: Int?, noNumbers: [String])
    /// The caller heard a text.
    case announced(String)
    /// The call is over, or a person's.
    case over
  }

  /// The step.
  public let step: PlanStep
  /// What happened in it.
  public let event: Event
  /// Where the call goes on; nil at its end.
  public let branch: PlanBranch?
  /// How long it took.
  public let duration: Duration

  /// The data sources that were set.
  public var assignments: [Assignment] { event.assignments }
}

extension PlanVisit.Event {
  var assignments: [PlanVisit.Assignment] {
    switch self {
    case .set(let assignments): assignments
    case .digit(let assignment): [assignment]
    case .response(let exchange):
      exchange.mapped.assignments.map {
        PlanVisit.Assignment(dataSource: $0.destination.name, value: $0.value?.text)
      }
    default: []
    }
  }

  /// The ways out of the step that fit, the first that it has being taken.
  var conditions: [PlanBranch.Condition] {
    switch self {
    case .set, .transfer, .payment, .announced: [.next]
    case .response: [.success]
    case .interfaceFailure: [.interfaceFailure]
    case .digit(let assignment): (assignment.value.map { [.digit($0)] } ?? []) + [.otherwise]
    case .routed(let rule, _): [rule.map { .rule($0) } ?? .otherwise]
    case .over: []
    }
  }
}
