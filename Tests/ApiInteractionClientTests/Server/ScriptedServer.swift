import Foundation

@testable import ApiInteractionClient

/// A server on a raw socket of 127.0.0.1 that answers each request with the bytes and the silences of a script, and closes
/// the connection after it.
final class ScriptedServer: Sendable {
  typealias Script = @Sendable (ReceivedRequest) -> [ServerStep]

  /// Why there is no server.
  struct NoSocket: Error {}

  let port: Int
  private let listener: Int32
  private let log = Locked(ServerEvents())

  convenience init(_ steps: ServerStep...) throws {
    try self.init { _ in steps }
  }

  /// A server that speaks first, and closes the connection.
  convenience init(greeting: ServerStep) throws {
    try self.init(greetings: [greeting]) { _ in [] }
  }

  init(greetings: [ServerStep] = [], script: @escaping Script) throws {
    (listener, port) = try ScriptedServer.bound(listening: true)
    let (listener, log) = (listener, log)
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        if connection < 0 {
          close(listener)
          return
        }
        log.withLock { $0.connections += 1 }
        Thread.detachNewThread { ServerConnection(socket: connection, log: log).serve(greetings, script) }
      }
    }
  }

  deinit {
    // The thread that waits for connections closes it: nobody else may get its number before that.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  var events: ServerEvents { log.withLock { $0 } }

  func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// Waits until something has happened, for as long as a slow machine may take.
  func wait(until condition: (ServerEvents) -> Bool) async throws -> ServerEvents {
    for _ in 0..<4_000 {
      let events = events
      if condition(events) { return events }
      try await Task.sleep(for: .milliseconds(5))
    }
    return events
  }

  /// A socket with a port of its own, where something listens or nothing does.
  static func bound(listening: Bool) throws -> (Int32, port: Int) {
    #if canImport(Glibc)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutableBytes(of: &address) { bytes in
      guard let address = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return false }
      return bind(listener, address, length) == 0 && (!listening || listen(listener, 1_024) == 0)
        && getsockname(listener, address, &length) == 0
    }
    guard isListening else { throw NoSocket() }
    return (listener, Int(UInt16(bigEndian: address.sin_port)))
  }
}
