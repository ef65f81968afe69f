import Foundation

@testable import ApiInteractionSandbox

/// A clock that stands still until it is moved, and on which sleeping takes no time.
///
/// Unchecked, because the compiler does not see that the lock guards the time.
final class ManualClock: @unchecked Sendable {
  private let lock = NSLock()
  private var time: Duration = .seconds(1000)
  private var sleeps: [Duration] = []

  var clock: SandboxClock {
    SandboxClock(
      now: { self.lock.withLock { self.time } },
      sleep: { duration in self.lock.withLock { self.sleeps.append(duration) } })
  }

  func advance(by duration: Duration) { lock.withLock { time += duration } }

  /// How long was slept in all.
  var slept: (count: Int, total: Duration) {
    lock.withLock { (sleeps.count, sleeps.reduce(.zero, +)) }
  }
}
