import ApiInteractionClient
import Testing

@Suite("Responses that are none")
struct BadResponseTests {
  static let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

  @Test(
    "what is not HTTP is an invalid response",
    arguments: TransportKind.allCases,
    [
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nhi", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nhi",
      chunked + "zz\r\nhi\r\n0\r\n\r\n",
      chunked + "-2\r\nhi\r\n0\r\n\r\n", "\u{16}\u{3}\u{1} garbage\r\n\r\nhello", "<html>hello</html>",
      "HTTP/1.1 000 OK\r\nContent-Length: 2\r\n\r\nhi", "HTTP/1.1 099 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 abc OK\r\n\r\nhi", "HTTP/1.1 1000 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/9.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nfoo bar\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length : 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nfoo: a\0b\r\nContent-Length: 2\r\n\r\nhi",
    ])
  func invalid(_ kind: TransportKind, _ response: String) async throws {
    let server = try ScriptedServer(.send(response))
    let outcome = try await kind.make().outcome(server.url())
    guard case .failure(.invalidResponse(let reason)) = outcome else {
      return #expect(Bool(false), "\(outcome)")
    }
    #expect(!["http_parser", "constant", "Error"].contains(where: reason.contains), "\(reason)")
  }

  @Test("that a request is none is said in words of ours", arguments: TransportKind.robust)
  func trace(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"))
    let outcome = try await kind.make().outcome(server.url(), .trace, body: "a")
    let refused = Outcome.failure(.other("a TRACE request can have no body"))
    #expect([refused, .response(200, "hi")].contains(outcome))
  }

  @Test(
    "a response that ends too early is a lost connection",
    arguments: TransportKind.allCases,
    [
      [], [.send("HTTP/1.1 200")], [.send("HTTP/1.1 100 Continue\r\n\r\n")],
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi")], [.send(chunked + "5\r\nhi")],
      [.send(chunked + "2\r\nhi\r\n")], [.reset],
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi"), .pause(milliseconds: 50), .reset],
    ] as [[ServerStep]])
  func early(_ kind: TransportKind, _ steps: [ServerStep]) async throws {
    let server = try ScriptedServer { _ in steps }
    let outcome = try await kind.make().outcome(server.url())
    #expect(outcome.isLostConnection, "\(outcome)")
  }

  @Test(
    "a header that never ends is an invalid response, and the connection is closed",
    arguments: TransportKind.allCases)
  func endlessHeader(_ kind: TransportKind) async throws {
    let line = "X-A: \(String(repeating: "b", count: 1_000))\r\n"
    let server = try ScriptedServer(.send("HTTP/1.1 200 OK\r\n"), .sendForever(Array(line.utf8)))
    let outcome = try await kind.make().outcome(server.url())
    #expect(outcome.isInvalidResponse, "\(outcome)")
    let events = try await server.wait { $0.closedByClient == 1 }
    #expect(events.closedByClient == 1)
    #expect(events.sentBytes < 64 << 20)
  }

  @Test("a header field that never ends is an invalid response", arguments: TransportKind.allCases)
  func endlessField(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(
      .send("HTTP/1.1 200 OK\r\nX-A: "), .sendForever(Array(String(repeating: "b", count: 1_000).utf8)))
    let outcome = try await kind.make().outcome(server.url())
    #expect(outcome.isInvalidResponse, "\(outcome)")
    #expect(try await server.wait { $0.closedByClient == 1 }.closedByClient == 1)
  }

  @Test(
    "a response that ends inside its header is a lost connection", arguments: TransportKind.robust,
    ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX-A: 1\r\n", "HTTP/1.1 200 OK\r\nContent-"])
  func halfHeader(_ kind: TransportKind, _ response: String) async throws {
    let server = try ScriptedServer(.send(response))
    let outcome = try await kind.make().outcome(server.url())
    #expect(outcome.isLostConnection, "\(outcome)")
  }
}
