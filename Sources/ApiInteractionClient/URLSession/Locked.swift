import Foundation

/// A value that one thread at a time reads or changes.
///
/// `Mutex` would do this, but needs macOS 15. `@unchecked Sendable` holds because `value` is private and is reached in
/// `withLock` alone, where the lock is held, and because what goes in and out is Sendable.
final class Locked<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) {
    self.value = value
  }

  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return body(&value)
  }
}
