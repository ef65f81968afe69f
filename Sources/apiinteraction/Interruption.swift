import Dispatch
import Foundation

/// Ends work in good order when the person or the system asks the command to end.
enum Interruption {
  private enum Event<Value: Sendable>: Sendable {
    case signal(Int32?)
    case value(Value)
  }

  /// Does some work, and cancels it when a signal comes that would end the command.
  ///
  /// - Returns: What the work gave, and the signal that came.
  static func catching<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) async -> (Value, signal: Int32?) {
    let (signals, continuation) = AsyncStream<Int32>.makeStream()
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { continuation.yield(number) }
      source.resume()
      return source
    }
    defer { sources.forEach { $0.cancel() } }
    return await withTaskGroup(of: Event<Value>.self) { group in
      group.addTask { .value(await work()) }
      group.addTask { .signal(await signals.first { _ in true }) }
      var signal: Int32?
      while true {
        switch await group.next() {
        case .value(let value):
          group.cancelAll()
          return (value, signal)
        case .signal(let number):
          signal = number
          group.cancelAll()
        case nil: continue  // The work has not ended yet.
        }
      }
    }
  }

  /// Ends the command as a signal ends a command that does not catch it, so that the shell sees what happened.
  static func end(by number: Int32) {
    signal(number, SIG_DFL)
    kill(getpid(), number)
  }
}
