import FlyingSocks
import Foundation
import Testing

@testable import ApiInteractionSandbox

@Suite("Listening")
struct ListeningTests {
  @Test("a sandbox is for this machine only, unless it is told otherwise")
  func address() async throws {
    try await TestSandbox.run { test in
      let port = test.sandbox.port
      #expect(await test.sandbox.listeningAddress == .ip4("127.0.0.1", port: port))
      #expect(test.sandbox.url == "http://127.0.0.1:\(port)")
    }
    var options = SandboxOptions()
    options.bindsAllInterfaces = true
    try await TestSandbox.run(options) { test in
      #expect(await test.sandbox.listeningAddress == .ip4("0.0.0.0", port: test.sandbox.port))
      let response = try await test.order()
      #expect(response.status == 200)
    }
  }

  @Test("a port that is taken is told in one line, and is free once its sandbox has stopped")
  func port() async throws {
    let first = try await Sandbox.start()
    var options = SandboxOptions()
    options.port = first.port
    await #expect {
      try await Sandbox.start(options)
    } throws: {
      ($0 as? SandboxError)?.description == "Port \(first.port) cannot be used: address already in use."
    }
    await first.stop()
    let second = try await Sandbox.start(options)
    #expect(second.port == first.port)
    await second.stop()
  }

  @Test("stopping ends every connection, more than once does no harm")
  func stop() async throws {
    var options = SandboxOptions()
    options.faults = [.orders: .slow, .status: .hang]
    options.slowDuration = .seconds(3600)
    let sandbox = try await Sandbox.start(options)
    let waiting = Task { await sandbox.waitUntilStopped() }
    var clients: [RawClient] = []
    for path in ["/orders/1", "/globalpci/v1/session/1", "/none", nil] {
      let client = try await RawClient(port: sandbox.port)
      if let path { try await client.write(Array("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8)) }
      clients.append(client)
    }
    await sandbox.stop()
    await sandbox.stop()
    await waiting.value
    for client in clients {
      _ = await client.readToEnd()
      client.close()
    }
    await #expect(throws: (any Error).self) { try await RawClient(port: sandbox.port) }
  }

  @Test("connections are kept for further requests, and sent to without waiting for acknowledgements")
  func keptConnection() async throws {
    try await TestSandbox.run { test in
      let client = try await RawClient(port: test.sandbox.port)
      let request = "GET /orders/1 HTTP/1.1\r\nHost: a\r\n\r\n"
      let last = "GET /orders/1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      try await client.write(Array((request + request + last).utf8))
      let text = String(decoding: await client.readToEnd(), as: UTF8.self)
      #expect(text.ranges(of: "HTTP/1.1 200 OK\r\n").count == 3)
      client.close()
    }
  }

  @Test("a socket that is waited for sends at once")
  func prompt() async throws {
    struct NoPool: AsyncSocketPool {
      func prepare() async throws {}
      func run() async throws {}
      func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {}
    }
    let socket = try Socket(domain: Int32(sockaddr_in.family), type: .stream)
    let option = BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY)
    #expect(try !socket.getValue(for: option))
    try await PromptSocketPool(NoPool()).suspendSocket(socket, untilReadyFor: .read)
    #expect(try socket.getValue(for: option))
    try socket.close()
  }

  @Test("a thousand clients are served at the same time")
  func manyClients() async throws {
    try await TestSandbox.run { test in
      let port = test.sandbox.port
      var clients: [RawClient] = []
      for _ in 0..<1000 { clients.append(try await RawClient(port: port)) }
      let request = RawRequest("GET", "/orders/1").bytes
      let answered = try await withThrowingTaskGroup(of: Bool.self) { group in
        for client in clients {
          group.addTask {
            try await client.write(request)
            return try RawResponse(await client.readToEnd()).status == 200
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(answered == 1000)
      clients.forEach { $0.close() }
    }
  }
}
