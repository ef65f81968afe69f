import FlyingSocks

/// A client that sees every byte.
struct RawClient {
  private let socket: AsyncSocket

  init(port: UInt16) async throws {
    socket = try await AsyncSocket.connected(to: .inet(ip4: "127.0.0.1", port: port), timeout: 60)
  }

  func write(_ bytes: [UInt8]) async throws { try await socket.write(.init(bytes)) }

  /// Everything up to the end of the connection, however it ends.
  func readToEnd() async -> [UInt8] {
    var bytes: [UInt8] = []
    while let part = try? await socket.read(atMost: 4096) { bytes += part }
    return bytes
  }

  func close() { try? socket.close() }

  /// Sends bytes on a connection of their own and gives what comes.
  static func exchange(_ bytes: [UInt8], port: UInt16) async throws -> [UInt8] {
    let client = try await RawClient(port: port)
    defer { client.close() }
    try await client.write(bytes)
    return await client.readToEnd()
  }
}
