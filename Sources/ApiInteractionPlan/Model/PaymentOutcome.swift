/// What the payment provider's IVR makes of a call in a run; the names are the sandbox's. [P]
public enum PaymentOutcome: String, Sendable, Hashable, CaseIterable {
  /// Paid.
  case success
  /// The payment was refused.
  case declined
  /// The caller cancelled the card.
  case cardCancelled = "card-cancelled"
  /// The session ends in an error.
  case error
  /// The caller did nothing for too long.
  case timeOut = "time-out"
  /// The session expired at the provider.
  case expired
}
