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
  var standIns: [String] {
    guard case .response(let exchange) = event else { return [] }
    return exchange.mapped.standIns(at: exchange.response.standIn)
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
