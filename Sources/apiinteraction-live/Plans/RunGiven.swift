import ApiInteractionClient
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox

/// What a run starts from, besides the plan: with it, a record is replayed.
struct RunGiven {
  var data: [String: String?] = [:]
  /// Values for slots that the plan leaves open, by their full names.
  var slots: [String: String] = [:]
  var digits: [String: [String?]] = [:]
  var payments: [PaymentOutcome] = []
  /// The branches that the recorded call took, if a record is replayed: see ``PlanCall/recorded``.
  var branches: [String: [PlanBranch?]]?
}

extension RunGiven {
  /// What a sandbox takes for slots and for what every call has.
  init(_ sandbox: Sandbox) {
    slots = Dictionary(sandbox.values.map { ($0.name, $0.value) }) { $1 }
    for (name, value) in sandbox.dataSources where CallDataSource.names.contains(name) {
      data[name] = .some(value)
    }
  }
}
