import ApiInteractionClient
import HTTPTypes
import Testing

@Suite("What comes back")
struct ResponseBytesTests {
  @Test(
    "an error status is a response like any other",
    arguments: TransportKind.allCases, [200, 201, 301, 302, 304, 400, 404, 407, 429, 500, 503, 999])
  func status(_ kind: TransportKind, _ status: Int) async throws {
    let server = try ScriptedServer(.response("\(status) Some Reason", body: status == 304 ? "" : "hi"))
    let outcome = try await kind.make().outcome(server.url())
    let isLost = kind == .urlSession && (301...302).contains(status)
    #expect(outcome == .response(status, isLost || status == 304 ? "" : "hi"))
  }

  @Test(
    "a 401 is a response like any other, whatever it asks for", arguments: TransportKind.allCases,
    [
      "WWW-Authenticate: Basic realm=\"x\"\r\n", "WWW-Authenticate: Digest realm=\"x\", nonce=\"y\"\r\n",
      "WWW-Authenticate: Bearer error=\"invalid_token\"\r\n",
      "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: NTLM\r\n", "WWW-Authenticate: ,,=\r\n", "",
    ])
  func unauthorized(_ kind: TransportKind, _ fields: String) async throws {
    let server = try ScriptedServer(.response("401 Unauthorized", fields: fields, body: "no"))
    let transport = kind.make()
    #expect(try await transport.outcome(server.url()) == .response(401, "no"))
    #expect(try await transport.outcome(server.url()) == .response(401, "no"))
    #expect(server.events.requests.count == 2)
  }

  @Test(
    "a body ends where its framing says", arguments: TransportKind.allCases,
    [
      "HTTP/1.1 200 OK\r\n\r\nhi", "HTTP/1.0 200 OK\r\n\r\nhi",
      "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n1;a=b\r\ni\r\n0\r\n\r\n",
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP/1.1 500 No\r\n\r\n",
    ])
  func framing(_ kind: TransportKind, _ response: String) async throws {
    let server = try ScriptedServer(.send(response))
    #expect(try await kind.make().outcome(server.url()) == .response(200, "hi"))
  }

  @Test(
    "a status line without a reason, and fields after the chunks, can be read",
    arguments: TransportKind.robust,
    [
      "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-T: 1\r\n\r\n",
    ])
  func lenient(_ kind: TransportKind, _ response: String) async throws {
    let server = try ScriptedServer(.send(response))
    #expect(try await kind.make().outcome(server.url()) == .response(200, "hi"))
  }

  @Test("a response that comes a byte at a time is whole", arguments: TransportKind.allCases)
  func slowly(_ kind: TransportKind) async throws {
    let response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"
    let server = try ScriptedServer { _ in
      response.utf8.flatMap { [.send([$0]), .pause(milliseconds: 1)] }
    }
    #expect(try await kind.make().outcome(server.url()) == .response(200, "hi"))
  }

  @Test("fields are kept, those of one name joined", arguments: TransportKind.allCases)
  func fields(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(
      .response(fields: "X-A: 1\r\nx-b: \t2 \r\nX-A: 3\r\nContent-Type: application/json\r\n"))
    let response = try await kind.make().send(
      try SentRequest.request(server.url()), body: nil, options: .patient)
    let name = try #require(HTTPField.Name("x-a"))
    #expect(response.head.headerFields[name] == "1, 3")
    #expect(response.head.headerFields[.contentType] == "application/json")
    #expect(HTTPField.Name("X-B").flatMap { response.head.headerFields[$0] } == "2")
  }

  @Test("no cookie is kept", arguments: TransportKind.allCases)
  func cookies(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response(fields: "Set-Cookie: a=1; Path=/\r\n", body: "hi"))
    let transport = kind.make()
    for _ in 0..<2 { #expect(try await transport.outcome(server.url()) == .response(200, "hi")) }
    #expect(
      server.events.requests.map(\.fields) == Array(repeating: ["host: 127.0.0.1:\(server.port)"], count: 2))
  }

  @Test("no response is kept for the next request", arguments: TransportKind.allCases)
  func cache(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response(fields: "Cache-Control: max-age=3600\r\n", body: "hi"))
    let transport = kind.make()
    for _ in 0..<2 { #expect(try await transport.outcome(server.url()) == .response(200, "hi")) }
    #expect(server.events.requests.count == 2)
  }
}
