import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan

extension PlanVisit {
  /// What was sent, if anything was.
  var request: ResolvedRequest? {
    switch event {
    case .response(let exchange): exchange.request
    case .interfaceFailure(_, let request): request
    default: nil
    }
  }

  /// The data sources that hold what only the sandbox gives.
  var standIns: Set<String> {
    guard case .response(let exchange) = event else { return [] }
    let locators = exchange.response.standIns
    let assignments = exchange.mapped.assignments.filter { assignment in
      exchange.mapped.response.field(of: assignment).map { locators.contains($0.locator.text) } ?? false
    }
    return Set(assignments.map(\.destination.name))
  }

  /// Whether a connector sent its request.
  var isExchange: Bool {
    switch event {
    case .response, .interfaceFailure: true
    default: false
    }
  }
}

extension PlanBranch.Condition {
  /// What a run calls it.
  var name: String {
    switch self {
    case .next: "next"
    case .success: "success"
    case .interfaceFailure: "interface-failure"
    case .rule(let index): "rule \(index + 1)"
    case .digit(let digit): "digit \(digit)"
    case .otherwise: "default"
    }
  }
}
