import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface
import HTTPTypes

/// A call through a plan, ready to begin.
struct PlanRun {
  let file: PlanFile
  let given: RunGiven
  let definitions: PlanDefinitions
  let walker: PlanWalker
  let call: PlanCall
  var secrets: RunSecrets

  /// - Parameters:
  ///   - configuration: The configuration that the call has.
  ///   - filler: The value of configuration keys that have none; nil if they stay without.
  ///   - pay: Stands in for the payment provider's IVR; nil against the real services.
  ///   - client: Gives what sends the request of a step.
  /// - Throws: ``PlanObstacles`` if the plan cannot be walked.
  init(
    _ file: PlanFile, _ given: RunGiven, configuration: [String: String?], filler: String?,
    pay: (@Sendable (PaymentOutcome) async -> Void)?,
    client: @escaping @Sendable (String) -> InteractionClient
  ) throws(PlanObstacles) {
    self.file = file
    definitions = file.definitions(values: given.slots)
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
      dataSources: given.data, configuration: configuration, digits: given.digits, payments: given.payments)
    secrets = RunSecrets(walker, definitions, call, slots: given.slots)
  }

  /// Walks the plan to an end.
  ///
  /// - Parameter see: Is told of each step as it is done.
  mutating func run(
    _ options: PlanWalkOptions, _ see: (PlanVisit, RunSecrets) throws -> Void
  ) async throws -> PlanWalk {
    var walk = walker.begin(call, options)
    while let visit = try await walk.advance() {
      secrets.learn(from: visit)
      try see(visit, secrets)
    }
    return walk
  }
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

extension Sandbox {
  /// The sandbox of a run, which takes the clients that definitions name.
  static func startForRun(
    delay: Duration = .zero, lag: Duration = .zero
  ) async throws(CommandFailure) -> Sandbox {
    var options = SandboxOptions()
    options.takesAnyClient = true
    options.delay = delay
    options.lag = lag
    return try await start(for: options)
  }

  /// Has payments end in one way from now on.
  @Sendable func pay(_ outcome: PaymentOutcome) async {
    if let outcome = SandboxOutcome(rawValue: outcome.rawValue) { await setOutcome(outcome) }
  }

  /// What sends the requests of steps to this sandbox, and asks it for their faults.
  func client(
    timeout: Duration, faults: [String: ConnectorFault]
  ) -> @Sendable (String) -> InteractionClient {
    let plain = InteractionClient(self, timeout: timeout)
    return { step in
      guard let fault = faults[step], let name = HTTPField.Name(SandboxFault.header) else { return plain }
      if fault == .down { return InteractionClient(transport: RefusingTransport()) }
      var client = plain
      client.extraFields.append(HTTPField(name: name, value: fault.rawValue))
      return client
    }
  }
}
