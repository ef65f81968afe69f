import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan

/// The secrets that a run has come across: what was one at one step is one at all that follow.
struct RunSecrets {
  private let interactions: [String: ApiInteraction]
  private var known: Set<String>
  private var values: SecretValues

  init(_ walker: PlanWalker, _ definitions: PlanDefinitions, _ call: PlanCall, slots: [String: String]) {
    let plan = walker.plan
    let interactions = walker.interactions
    self.interactions = Dictionary(interactions.map { (plan.steps[$0].name.name, $1) }) { $1 }
    var context = CallContext(dataSources: call.dataSources, configuration: call.configuration)
    var slotValues = Array(slots)
    for step in plan.steps {
      switch step.action {
      case .connector(let connector): slotValues += Array(connector.values)
      case .collect(let values), .set(let values):
        for value in values where context.dataSources[value.dataSource.name] == nil {
          context.dataSources[value.dataSource.name] = .some(value.value)
        }
      default: break
      }
    }
    // What stands where a secret does is one wherever it is shown, and before it is sent.
    let sent = interactions.values.flatMap {
      ShownSecrets.sent(try? RequestResolver($0).resolve(in: context))
    }
    known = Set(
      ShownSecrets.known(context) + definitions.filled.values.flatMap(ShownSecrets.literals) + sent
        + slotValues.filter { SecretName.matches($0.key) }.map(\.value))
    values = SecretValues(known)
  }

  /// Takes note of what a step has brought.
  mutating func learn(from visit: PlanVisit) {
    var found = visit.assignments.filter { SecretName.matches($0.dataSource) }.compactMap(\.value)
    switch visit.event {
    case .response(let exchange):
      if let interaction = interactions[visit.step.name.name] {
        found += ShownSecrets.exchanged(exchange, interaction.response)
      }
    case .interfaceFailure(_, let request): found += ShownSecrets.sent(request)
    default: break
    }
    let count = known.count
    known.formUnion(found)
    if known.count > count { values = SecretValues(known) }
  }

  /// Hides them in what is shown of a step, or of the run.
  func shown(at step: PlanStep? = nil, isShown: Bool) -> ShownSecrets {
    let response = step.flatMap { interactions[$0.name.name]?.response }
    return ShownSecrets(values, in: response, isShown: isShown)
  }
}
