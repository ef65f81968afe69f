import ApiInteractionClient
import Testing

@Suite("Interface failures")
struct InterfaceFailureTests {
  private let short = TransportOptions(timeout: .milliseconds(300))

  @Test(
    "a server that does not answer in time is a time-out, and its connection is closed",
    arguments: TransportKind.allCases,
    [
      [.hang], [.send("HTTP/1.1 200 OK\r\nX-A"), .hang],
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhi"), .hang],
      [.send("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 10\r\n\r\nhi"), .hang],
    ] as [[ServerStep]])
  func timeout(_ kind: TransportKind, _ steps: [ServerStep]) async throws {
    let server = try ScriptedServer { _ in steps }
    let outcome = try await kind.make().outcome(server.url(), options: short)
    #expect(outcome == .failure(.timeout(.milliseconds(300))))
    // On a machine that does much else the time may be over before anything is sent.
    let events = try await server.wait { $0.closedByClient == $0.requests.count }
    #expect(events.closedByClient == events.requests.count)
  }

  @Test("a server that keeps sending a little is a time-out all the same", arguments: TransportKind.allCases)
  func trickle(_ kind: TransportKind) async throws {
    let server = try ScriptedServer { _ in
      [.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")]
        + (0..<400).flatMap { _ in [.send("x"), .pause(milliseconds: 50)] }
    }
    let outcome = try await kind.make().outcome(server.url(), options: short)
    #expect(outcome == .failure(.timeout(.milliseconds(300))))
  }

  @Test("a host without an address is unknown", arguments: TransportKind.allCases)
  func unknownHost(_ kind: TransportKind) async throws {
    let outcome = try await kind.make().outcome("http://no-such-host.invalid/path?q=1")
    #expect(outcome == .failure(.unknownHost("no-such-host.invalid")))
  }

  @Test("a port where nothing listens refuses", arguments: TransportKind.allCases)
  func refused(_ kind: TransportKind) async throws {
    let closed = try ClosedPort()
    defer { withExtendedLifetime(closed) {} }
    let port = closed.number
    let outcome = try await kind.make().outcome("http://127.0.0.1:\(port)/path?q=1")
    #expect(outcome == .failure(.refused("127.0.0.1:\(port)")))
  }

  @Test("an IPv6 address is called, or it is said that it is not", arguments: TransportKind.allCases)
  func ipv6(_ kind: TransportKind) async throws {
    let outcome = try await kind.make().outcome("http://[::1]:1/path")
    #if canImport(FoundationNetworking)
      if kind == .urlSession {
        #expect(outcome == .failure(.other("URLSession reaches no IPv6 address here. Name the host instead")))
        return
      }
    #endif
    #expect(outcome == .failure(.refused("[::1]:1")))
  }

  @Test("a certificate that nobody vouches for is no secure connection", arguments: TransportKind.allCases)
  func certificate(_ kind: TransportKind) async throws {
    let server = try SelfSignedServer()
    let outcome = try await kind.make().outcome("https://localhost:\(server.port)/")
    guard case .failure(.tls) = outcome else { return #expect(Bool(false), "\(outcome)") }
  }

  @Test("a server that does not speak TLS is no secure connection", arguments: TransportKind.allCases)
  func noTLS(_ kind: TransportKind) async throws {
    // No request is ever complete, so that the server only reads: it ends with the time.
    let server = try ScriptedServer(greeting: .send("HTTP/1.1 400 Bad Request\r\n\r\n"))
    let outcome = try await kind.make().outcome("https://127.0.0.1:\(server.port)/")
    guard case .failure(.tls) = outcome else { return #expect(Bool(false), "\(outcome)") }
  }

  @Test("a failure is one line without secrets")
  func descriptions() {
    let reasons: [(InterfaceFailure.Reason, String)] = [
      (.timeout(.seconds(10)), "No complete response came within 10 seconds."),
      (.timeout(.seconds(1)), "No complete response came within 1 second."),
      (.timeout(.milliseconds(1_500)), "No complete response came within 1500 milliseconds."),
      (.unknownHost("a.invalid"), "The host a.invalid is unknown: no address was found for it."),
      (.refused("a.b:443"), "The connection to a.b:443 was refused: nothing listens there."),
      (.tls("it is\r\nself-signed"), "No secure connection could be made: it is  self-signed."),
      (
        .missingConfiguration(["A", "B"]),
        "Nothing was sent, because a configuration key has no value: A, B."
      ),
      (
        .invalidResponse("it is too long"), "What came back is not a valid HTTP response: it is too long."
      ),
      (
        .connectionLost("it was reset"),
        "The connection was lost before the response was complete: it was reset."
      ),
      (.cancelled, "The request was cancelled."),
      (
        .other("no way to https://user:secret@a.b/?api_key=abc"),
        "The request could not be sent: no way to https://user:***@a.b/?api_key=***."
      ),
    ]
    for (reason, expected) in reasons { #expect(InterfaceFailure(reason).description == expected) }
  }
}
