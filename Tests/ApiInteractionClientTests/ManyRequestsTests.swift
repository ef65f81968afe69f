import ApiInteractionClient
import Foundation
import Testing

@Suite("Many requests", .serialized)
struct ManyRequestsTests {
  @Test("a thousand requests at once get their responses", arguments: TransportKind.allCases)
  func thousand(_ kind: TransportKind) async throws {
    let server = try ScriptedServer { [.pause(milliseconds: 5), .response(body: $0.path)] }
    let transport = kind.make()
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<1_000 {
        group.addTask {
          try await transport.outcome(server.url("/\(index)")) == .response(200, "/\(index)")
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(right == 1_000)
    #expect(server.events.requests.count == 1_000)
  }

  @Test("a cancelled request ends at once, and so does its connection", arguments: TransportKind.allCases)
  func cancelled(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi"), .hang)
    let transport = kind.make()
    let task = Task { try await transport.outcome(server.url()) }
    _ = try await server.wait { $0.requests.count == 1 }
    task.cancel()
    #expect(try await task.value == .failure(.cancelled))
    #expect(try await server.wait { $0.closedByClient == 1 }.closedByClient == 1)
  }

  @Test("a request of a cancelled task is not sent", arguments: TransportKind.allCases)
  func cancelledBefore(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response())
    let transport = kind.make()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await transport.outcome(server.url())
    }
    task.cancel()
    #expect(try await task.value == .failure(.cancelled))
    #expect(server.events.requests.isEmpty)
  }

  @Test("requests that are cancelled at any time end", arguments: TransportKind.allCases)
  func cancelledAtAnyTime(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(
      .send("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 2\r\n\r\nh"), .pause(milliseconds: 3),
      .send("i"))
    let transport = kind.make()
    for index in 0..<200 {
      let task = Task { try await transport.outcome(server.url()) }
      try await Task.sleep(for: .microseconds(index * 50))
      task.cancel()
      let outcome = try await task.value
      #expect(outcome == .failure(.cancelled) || outcome == .response(302, "hi"))
    }
  }

  #if os(Linux)
    /// In a process of its own: the descriptors of tests that run beside it would be counted.
    @Test("transports that are given up keep no descriptor", arguments: TransportKind.allCases)
    func descriptors(_ kind: TransportKind) async {
      await #expect(processExitsWith: .success) { [kind] in
        let server = try ScriptedServer(.response(body: "hi"))
        func open() throws -> Int {
          try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        }
        _ = try await kind.make().outcome(server.url())
        let before = try open()
        for _ in 0..<100 { _ = try await kind.make().outcome(server.url()) }
        var after = try open()
        for _ in 0..<400 where after > before + 20 {
          try await Task.sleep(for: .milliseconds(10))
          after = try open()
        }
        #expect(after <= before + 20)
      }
    }
  #endif
}
