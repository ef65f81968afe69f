import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// The secrets that a run has come across: what was one at one step is one at all that follow.
struct RunSecrets {
  private let interactions: [String: ApiInteraction]
  private let sources: PlanSecrets
  private var known: Set<String>
  private var values: SecretValues
  /// What the data sources hold.
  private var held: [ExactName: String]

  /// - Parameter patterns: The user's own names of secrets.
  init(
    _ walker: PlanWalker, _ definitions: PlanDefinitions, _ call: PlanCall, slots: [String: String],
    named patterns: [NamePattern]
  ) {
    let plan = walker.plan
    let interactions = walker.interactions
    self.interactions = Dictionary(interactions.map { (plan.steps[$0].name.name, $1) }) { $1 }
    let context = CallContext(dataSources: call.dataSources, configuration: call.configuration)
    let sources = PlanSecrets(plan, definitions: definitions, named: patterns)
    self.sources = sources
    known = Set(
      ShownSecrets.known(context) + sources.known
        + (call.dataSources.filter { sources.hides($0.key) }.values.compactMap(\.self)
          + slots.filter { sources.hides($0.key) }.values))
    values = SecretValues(known)
    held = call.dataSources.reduce(into: [:]) { held, entry in held[ExactName(entry.key)] = entry.value }
  }

  /// Takes note of what a step has brought.
  mutating func learn(from visit: PlanVisit) {
    var found = visit.assignments.filter { sources.hides($0.dataSource) }.compactMap(\.value)
    switch visit.event {
    case .response(let exchange):
      if let interaction = interactions[visit.step.name.name] {
        found += ShownSecrets.exchanged(
          exchange, interaction.response, sources.names, sources.dataSources)
      }
    case .interfaceFailure(_, let request): found += ShownSecrets.sent(request, sources.names)
    default: break
    }
    learn(found)
    for assignment in visit.assignments { held[ExactName(assignment.dataSource)] = assignment.value }
  }

  /// Takes note of secrets.
  mutating func learn(_ secrets: [String]) {
    let count = known.count
    known.formUnion(secrets.filter { $0 != SecretMask.mask })
    if known.count > count { values = SecretValues(known) }
  }

  /// Hides them in what is shown of a step, or of the run.
  func shown(at step: PlanStep? = nil, isShown: Bool) -> ShownSecrets {
    let response = step.flatMap { interactions[$0.name.name]?.response }
    return ShownSecrets(
      values, sources.dataSources, sources.names, in: response, held: held, isShown: isShown)
  }
}
