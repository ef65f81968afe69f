import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import CommandInterface

/// A call through a plan, ready to begin.
struct PlanRun {
  let file: PlanFile
  let given: RunGiven
  let definitions: PlanDefinitions
  let walker: PlanWalker
  let call: PlanCall
  var secrets: RunSecrets

  /// - Parameters:
  ///   - definitions: What the plan's connectors name, as it was read.
  ///   - configuration: The configuration that the call has.
  ///   - filler: The value of configuration keys that have none; nil if they stay without.
  ///   - pay: Stands in for the payment provider's IVR; nil against the real services.
  ///   - patterns: The user's own names of secrets.
  ///   - client: Gives what sends the request of a step.
  /// - Throws: ``PlanObstacles`` if the plan cannot be walked.
  init(
    _ file: PlanFile, _ definitions: PlanDefinitions, _ given: RunGiven, configuration: [String: String?],
    filler: String?, secrets patterns: [NamePattern], pay: (@Sendable (PaymentOutcome) async -> Void)?,
    client: @escaping @Sendable (String) -> InteractionClient
  ) throws(PlanObstacles) {
    self.file = file
    let definitions = definitions.filled(with: given.slots)
    self.definitions = definitions
    let slots = Set(definitions.files.flatMap(\.definition.slots).map(\.name))
    var given = given
    given.slots = given.slots.filter { slots.contains($0.key) }
    self.given = given
    walker = try PlanWalker(file.plan, definitions: definitions, pay: pay, client: client)
    var configuration = configuration
    let placeholders = definitions.filled.values.flatMap(\.values).flatMap(\.placeholders)
    for (placeholder, _) in placeholders where placeholder.kind == .configuration {
      if let filler, configuration[placeholder.name] == nil {
        configuration[placeholder.name] = .some(filler)
      }
    }
    call = PlanCall(
      dataSources: given.data, configuration: configuration, digits: given.digits, payments: given.payments,
      recorded: given.branches)
    secrets = RunSecrets(walker, definitions, call, slots: given.slots, named: patterns)
  }

  /// Walks the plan to an end.
  ///
  /// - Parameter see: Is told of each step as it is done, and of the secrets, of which it may know more.
  mutating func run(
    _ options: PlanWalkOptions, _ see: (PlanVisit, inout RunSecrets) throws -> Void
  ) async throws -> PlanWalk {
    var walk = walker.begin(call, options)
    while let visit = try await walk.advance() {
      secrets.learn(from: visit)
      try see(visit, &secrets)
    }
    return walk
  }
}
