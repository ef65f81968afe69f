import Dispatch
import Foundation

/// Ends work in good order when the person or the system asks the command to end.
enum Interruption {
  /// Does some work, and cancels it when a signal comes that would end the command.
  ///
  /// A signal that whoever started the command has it ignore stays ignored, and afterwards all are as they were.
  ///
  /// - Returns: What the work gave, and the signal that came.
  static func catching<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value
  ) async -> (Value, signal: Int32?) {
    let (signals, continuation) = AsyncStream<Int32>.makeStream()
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        continuation.yield(number)
        task.cancel()
      }
      source.resume()
      return (number, source)
    }
    let value = await task.value
    for (number, source) in sources {
      source.cancel()
      signal(number, SIG_DFL)
    }
    continuation.finish()
    return (value, await signals.first { _ in true })
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Ends the command as a signal ends a command that does not catch it, so that the shell sees what happened.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    kill(getpid(), number)
    exit(128 + number)
  }
}
