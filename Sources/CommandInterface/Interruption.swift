import Dispatch
import Foundation

/// Ends work in good order when the person or the system asks the command to end.
package enum Interruption {
  /// How long work may go on after it was cancelled.
  private static let grace = DispatchTimeInterval.seconds(2)
  /// What is said of a run that was interrupted.
  package static let notice = "The run was interrupted."
  /// A serial queue has a thread of its own, where the global ones may wait for the work that is to be cancelled.
  private static let queue = DispatchQueue(label: "Interruption")

  /// What a handler of signals writes to, and where it is read. Both ends go with the process.
  private static let channel: (read: Int32, write: Int32) = {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }()

  /// Does some work, and cancels it when a signal comes that would end the command.
  ///
  /// Work that does not end within ``grace``, and work that is interrupted again, is ended as it is: files are written whole
  /// all the same. A signal that whoever started the command has it ignore stays ignored, and afterwards all are as they were.
  ///
  /// A signal is heard in two ways. The main thread takes it by a handler until dispatch parks that thread; from then on all
  /// threads block signals, and a source sees that one is pending. A signal that was ignored in place of being handled would
  /// be lost before.
  ///
  /// - Parameter notice: What is said where the work is ended as it is.
  /// - Returns: What the work gave, and the signal that came.
  package static func catching<Value: Sendable>(
    saying notice: String? = nil, _ work: @escaping @Sendable () async -> Value
  ) async -> (Value, signal: Int32?) {
    let (signals, continuation) = AsyncStream<Int32>.makeStream()
    let task = Task { await work() }
    let hear = { @Sendable (number: Int32) in
      continuation.yield(number)
      task.cancel()
      signal(number, SIG_DFL)
      queue.asyncAfter(deadline: .now() + grace) {
        if let notice { Console.complain(notice) }
        end(by: number)
      }
    }
    let reader = reader(hear)
    let sources = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }.map { number in
      signal(number, handler)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { hear(number) }
      source.resume()
      return (number, source)
    }
    let value = await task.value
    reader.cancel()
    for (number, source) in sources {
      source.cancel()
      signal(number, SIG_DFL)
    }
    continuation.finish()
    return (value, await signals.first { _ in true })
  }

  /// Writes down which signal came: nothing else may be done in a handler.
  static let handler: @convention(c) (Int32) -> Void = { number in
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(Interruption.channel.write, &byte, 1)
  }

  /// The signal that the handler has written down; nil if none came.
  static func heard() -> Int32? {
    var byte: UInt8 = 0
    return read(channel.read, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Hears of what the handler has written down, which is not to be used before.
  static func reader(_ hear: @escaping @Sendable (Int32) -> Void) -> any DispatchSourceRead {
    let reader = DispatchSource.makeReadSource(fileDescriptor: channel.read, queue: queue)
    reader.setEventHandler {
      while let number = heard() { hear(number) }
    }
    reader.resume()
    return reader
  }

  /// Has the signals that would end the command wait, so that what is half done can be finished.
  ///
  /// - Returns: The signals that have waited before, for ``release(_:)``.
  static func hold() -> sigset_t {
    var signals = sigset_t()
    var before = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    return before
  }

  /// Lets the signals come that waited since ``hold()``.
  static func release(_ before: sigset_t) {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
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
  package static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    // Threads of dispatch block signals: the signal would come to another thread, perhaps after the exit.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    kill(getpid(), number)
    exit(128 + number)
  }
}
