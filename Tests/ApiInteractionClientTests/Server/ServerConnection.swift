import Foundation

@testable import ApiInteractionClient

/// One connection to a scripted server.
struct ServerConnection {
  let socket: Int32
  let log: Locked<ServerEvents>

  /// Sends greetings, if there are any, or else reads a request and plays the script; then closes the connection.
  func serve(_ greetings: [ServerStep], _ script: ScriptedServer.Script) {
    defer { close(socket) }
    if !greetings.isEmpty { return finish(greetings) }
    var request = ReceivedRequest(bytes: [])
    while !request.isWhole {
      guard let bytes = read() else { return }
      request = ReceivedRequest(bytes: request.bytes + bytes)
    }
    log.withLock { [request] in $0.requests.append(request) }
    finish(script(request))
  }

  private func finish(_ steps: [ServerStep]) {
    for step in steps where !play(step) { return }
    shutdown(socket, Int32(SHUT_WR))
    while read() != nil {}
  }

  /// Plays a step; false if the connection is at its end.
  private func play(_ step: ServerStep) -> Bool {
    switch step {
    case .send(let bytes):
      return send(bytes)
    case .pause(let milliseconds):
      usleep(milliseconds * 1_000)
      return true
    case .sendForever(let bytes, let isPausing):
      while send(bytes) { if isPausing { usleep(1_000) } }
      log.withLock { $0.closedByClient += 1 }
      return false
    case .hang:
      while read() != nil {}
      log.withLock { $0.closedByClient += 1 }
      return false
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func read() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, flags) }
      if count <= 0 { return false }
      log.withLock { $0.sentBytes += count }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
