/// The tokens that were given and the sessions that were started, in memory.
actor SandboxLedger {
  /// How many tokens and how many sessions are kept, the newest: more than a test run needs, and a few megabytes.
  private static let capacity = 10_000

  /// A token that is never forgotten.
  nonisolated let readyToken = RandomText.token()
  /// A session that is never forgotten.
  nonisolated let readySession: PaymentSession

  /// How payments end.
  private(set) var outcome: SandboxOutcome
  private let clock: SandboxClock
  private var tokens: BoundedStore<Void>
  private var sessions: BoundedStore<PaymentSession>

  init(
    clock: SandboxClock, outcome: SandboxOutcome = .success, capacity: Int = SandboxLedger.capacity
  ) {
    self.clock = clock
    self.outcome = outcome
    readySession = PaymentSession(startedAt: clock.now())
    tokens = BoundedStore(capacity: capacity)
    sessions = BoundedStore(capacity: capacity)
  }

  func setOutcome(_ outcome: SandboxOutcome) { self.outcome = outcome }

  func issueToken() -> String {
    let token = RandomText.token()
    tokens.insert((), as: token)
    return token
  }

  func knows(token: String) -> Bool { token == readyToken || tokens[token] != nil }

  func startSession() -> PaymentSession {
    let session = PaymentSession(startedAt: clock.now())
    sessions.insert(session, as: session.id)
    return session
  }

  func session(_ id: String) -> PaymentSession? {
    id == readySession.id ? readySession : sessions[id]
  }
}
