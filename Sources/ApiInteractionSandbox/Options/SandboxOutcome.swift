/// How the payments of a sandbox end.
public enum SandboxOutcome: String, CaseIterable, Sendable {
  /// `Finished`, and paid.
  case success
  /// `Finished`, and the payment was refused. [P]
  case declined
  /// `Finished`, and the caller cancelled the card. [P]
  case cardCancelled = "card-cancelled"
  /// `Error`
  case error
  /// `TimeOut`
  case timeOut = "time-out"
  /// `ExpiredOnProviderSide`
  case expired
}
