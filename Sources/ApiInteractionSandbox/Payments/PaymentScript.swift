/// What happens in every session of a sandbox.
struct PaymentScript: Sendable {
  /// From the start of the session to the end of the payment.
  let delay: Duration
  /// From the end of the payment until the status tells.
  let lag: Duration

  /// How far a session is.
  ///
  /// - Parameters:
  ///   - age: How long ago it was started.
  ///   - outcome: How its payment ends.
  func progress(at age: Duration, outcome: SandboxOutcome) -> PaymentProgress {
    if age < delay / 3 { return PaymentProgress(state: .initial, result: nil) }
    return age < delay + lag ? PaymentProgress(state: .inProgress, result: nil) : PaymentScript.end(outcome)
  }

  private static func end(_ outcome: SandboxOutcome) -> PaymentProgress {
    switch outcome {
    case .success: PaymentProgress(state: .finished, result: .success)
    case .declined: PaymentProgress(state: .finished, result: .declined)
    case .cardCancelled: PaymentProgress(state: .finished, result: .cardCancelled)
    case .error: PaymentProgress(state: .error, result: nil)
    case .timeOut: PaymentProgress(state: .timeOut, result: nil)
    case .expired: PaymentProgress(state: .expired, result: nil)
    }
  }
}
