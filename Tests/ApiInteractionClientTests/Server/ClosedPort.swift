import Foundation

/// A port where nothing listens, kept from everybody else.
final class ClosedPort: Sendable {
  let number: Int
  private let socket: Int32

  init() throws {
    (socket, number) = try ScriptedServer.bound(listening: false)
  }

  deinit {
    close(socket)
  }
}
