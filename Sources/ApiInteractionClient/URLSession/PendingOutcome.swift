/// The outcome of an exchange that somebody waits for. The first one counts.
final class PendingOutcome: Sendable {
  typealias Outcome = Result<TransportResponse, InterfaceFailure>

  private enum State {
    case nobodyWaits
    case waiting(CheckedContinuation<Outcome, Never>)
    case decided(Outcome)
  }

  private let state = Locked(State.nobodyWaits)

  /// Whether there is an outcome.
  var isDecided: Bool {
    state.withLock { if case .decided = $0 { true } else { false } }
  }

  /// The outcome, once there is one.
  var value: Outcome {
    get async {
      await withCheckedContinuation { continuation in
        let known: Outcome? = state.withLock { state in
          if case .decided(let outcome) = state { return outcome }
          state = .waiting(continuation)
          return nil
        }
        if let known { continuation.resume(returning: known) }
      }
    }
  }

  func decide(_ outcome: Outcome) {
    let waiting: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      switch state {
      case .decided:
        return nil
      case .nobodyWaits:
        state = .decided(outcome)
        return nil
      case .waiting(let continuation):
        state = .decided(outcome)
        return continuation
      }
    }
    waiting?.resume(returning: outcome)
  }
}
