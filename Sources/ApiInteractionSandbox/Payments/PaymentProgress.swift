/// How far a payment session is.
struct PaymentProgress: Sendable, Hashable {
  /// What the status service tells. [D]
  enum State: String, Sendable {
    case initial = "Initial"
    case inProgress = "InProgress"
    case finished = "Finished"
    case error = "Error"
    case timeOut = "TimeOut"
    case expired = "ExpiredOnProviderSide"
  }

  /// How a payment ended. The documentation does not say how the service tells it; this stands in for it. [P]
  enum Result: String, Sendable {
    case success = "Success"
    case declined = "Declined"
    case cardCancelled = "CardCancelled"
  }

  let state: State
  /// nil before the end, and where no payment came about.
  let result: Result?
}
