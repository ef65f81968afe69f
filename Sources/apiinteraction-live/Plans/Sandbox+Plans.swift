import ApiInteractionClient
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface
import HTTPTypes

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
