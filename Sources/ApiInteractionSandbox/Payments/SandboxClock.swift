/// The time that a sandbox goes by.
struct SandboxClock: Sendable {
  /// How long ago a moment is that stays the same.
  let now: @Sendable () -> Duration
  let sleep: @Sendable (Duration) async throws -> Void

  /// The time of the machine, whether it sleeps or not.
  static let continuous: SandboxClock = {
    let clock = ContinuousClock()
    let start = clock.now
    return SandboxClock(now: { start.duration(to: clock.now) }, sleep: { try await clock.sleep(for: $0) })
  }()
}
