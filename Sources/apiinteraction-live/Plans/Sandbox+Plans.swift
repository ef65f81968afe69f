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

  /// Has payments end in one way from now on, and keeps the caller for as long as one takes.
  @Sendable func pay(_ outcome: PaymentOutcome, for delay: Duration = .zero) async {
    await setOutcome(SandboxOutcome(outcome))
    // A run that is called off is noticed at the next step.
    if delay > .zero { try? await Task.sleep(for: delay) }
  }

  /// What sends the requests of steps to this sandbox, and asks it for their faults.
  func client(
    timeout: Duration, faults: [String: ConnectorFault]
  ) -> @Sendable (String) -> InteractionClient {
    let plain = InteractionClient(self, timeout: timeout)
    return { step in
      guard let fault = faults[step], let name = HTTPField.Name(SandboxFault.header) else { return plain }
      guard let fault = SandboxFault(fault) else { return InteractionClient(transport: RefusingTransport()) }
      var client = plain
      client.extraFields.append(HTTPField(name: name, value: fault.rawValue))
      return client
    }
  }
}

extension SandboxOutcome {
  fileprivate init(_ outcome: PaymentOutcome) {
    self =
      switch outcome {
      case .success: .success
      case .declined: .declined
      case .cardCancelled: .cardCancelled
      case .error: .error
      case .timeOut: .timeOut
      case .expired: .expired
      }
  }
}

extension SandboxFault {
  /// - Returns: nil for a service that is down, which no request reaches.
  fileprivate init?(_ fault: ConnectorFault) {
    switch fault {
    case .down: return nil
    case .slow: self = .slow
    case .hang: self = .hang
    case .cut: self = .cut
    case .wrongMedia: self = .wrongMedia
    case .truncated: self = .truncated
    case .unauthorized: self = .unauthorized
    case .tooManyRequests: self = .tooManyRequests
    case .serverError: self = .serverError
    }
  }
}
