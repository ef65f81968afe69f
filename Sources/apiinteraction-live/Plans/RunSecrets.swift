import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan

/// The secrets that a run has come across: what was one at one step is one at all that follow.
struct RunSecrets {
  private let interactions: [String: ApiInteraction]
  /// The data sources whose values are secrets by where requests put them.
  private let sources: Set<String>
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
    let sources = Set(interactions.values.flatMap { SecretSources.names(in: $0.request) })
    self.sources = sources
    let put = context.dataSources.filter { sources.contains($0.key) }.compactMap(\.value)
    known = Set(
      ShownSecrets.known(context) + definitions.filled.values.flatMap(ShownSecrets.literals) + put
        + slotValues.filter { SecretName.matches($0.key) }.map(\.value))
    values = SecretValues(known)
  }

  /// Takes note of what a step has brought.
  mutating func learn(from visit: PlanVisit) {
    var found = visit.assignments.filter {
      SecretName.matches($0.dataSource) || sources.contains($0.dataSource)
    }.compactMap(\.value)
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
    return ShownSecrets(values, sources, in: response, isShown: isShown)
  }
}
