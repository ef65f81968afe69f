import ApiInteractionClient
import HTTPTypes
import Testing

@Suite("Redirects")
struct RedirectTests {
  private let following = TransportOptions(timeout: .seconds(60), followsRedirects: true)

  private func server(_ status: String = "302 Found", to location: String) throws -> ScriptedServer {
    try ScriptedServer { request in
      request.path == "/start"
        ? [.response(status, fields: "Location: \(location)\r\n", body: "there")] : [.response(body: "here")]
    }
  }

  @Test(
    "a redirect is a response like any other", arguments: TransportKind.allCases,
    [
      "/next", "http://127.0.0.1:1/", "file:///etc/passwd", "ftp://a.b/", "mailto:x", "//", "////x?%zz#%",
      "?a[b]={}|^`\\", "http:", "http:a:b", "//[zz]/",
    ])
  func notFollowed(_ kind: TransportKind, _ location: String) async throws {
    let server = try server(to: location)
    #expect(try await kind.make().outcome(server.url("/start")) == .response(302, "there"))
    #expect(server.events.requests.count == 1)
  }

  @Test(
    "a redirect to a host that is percent-encoded is a response like any other",
    arguments: TransportKind.robust, ["//a%00b:80/", "//a%2fb/"])
  func encodedHost(_ kind: TransportKind, _ location: String) async throws {
    let server = try server(to: location)
    #expect(try await kind.make().outcome(server.url("/start")) == .response(302, "there"))
  }

  @Test(
    "a redirect is followed where that is asked for", arguments: TransportKind.allCases,
    [
      "/next?a=b", "next?a=b", "./x/../next?a=b", "//127.0.0.1:PORT/next?a=b",
      "http://127.0.0.1:PORT/next?a=b",
    ])
  func followed(_ kind: TransportKind, _ location: String) async throws {
    let target = try ScriptedServer(.response(body: "here"))
    let server = try ScriptedServer { request in
      request.path == "/start"
        ? [
          .response(
            "302 Found",
            fields: "Location: \(location.replacing("PORT", with: String(target.port)))\r\n")
        ] : [.response(body: "here")]
    }
    #expect(
      try await kind.make().outcome(server.url("/start"), options: following) == .response(200, "here"))
    let reached = location.contains("PORT") ? target : server
    #expect(reached.events.requests.last?.line == "GET /next?a=b HTTP/1.1")
  }

  @Test(
    "what is not http or https is not followed, even where that is asked for",
    arguments: TransportKind.allCases,
    ["file:///etc/passwd", "ftp://127.0.0.1/", "mailto:x", "javascript:x", "http:///x"])
  func otherSchemes(_ kind: TransportKind, _ location: String) async throws {
    let server = try server(to: location)
    let outcome = try await kind.make().outcome(server.url("/start"), options: following)
    #expect(outcome == .response(302, "there"))
    #expect(server.events.requests.count == 1)
  }

  @Test(
    "the method and the body change as the status says", arguments: TransportKind.allCases,
    [
      ("301 Moved", "GET", ""), ("302 Found", "GET", ""), ("303 See Other", "GET", ""),
      ("307 Temporary", "POST", "a=1"), ("308 Permanent", "POST", "a=1"),
    ])
  func method(_ kind: TransportKind, _ expected: (status: String, method: String, body: String)) async throws
  {
    let server = try server(expected.status, to: "/next")
    let outcome = try await kind.make().outcome(
      server.url("/start"), .post, fields: [("Content-Type", "text/plain"), ("X-A", "1")], body: "a=1",
      options: following)
    #expect(outcome == .response(200, "here"))
    let request = try #require(server.events.requests.last)
    #expect(request.line == "\(expected.method) /next HTTP/1.1")
    #expect(request.body == expected.body)
    #expect(request.fields.contains("content-type: text/plain") == !expected.body.isEmpty)
    #expect(request.fields.contains("x-a: 1"))
  }

  @Test("what is meant for one server is not sent to another", arguments: TransportKind.allCases)
  func secrets(_ kind: TransportKind) async throws {
    let other = try ScriptedServer(.response(body: "here"))
    for location in ["/next", other.url("/next")] {
      let server = try server(to: location)
      _ = try await kind.make().outcome(
        server.url("/start"),
        fields: [
          ("Authorization", "Bearer t"), ("Cookie", "a=1"), ("Host", "a.b"),
          ("Ocp-Apim-Subscription-Key", "k"),
          ("X-A", "1"), ("X-Api-Key", "k"),
        ],
        options: following)
      #expect(
        server.events.requests.last?.fields == [
          "authorization: Bearer t", "cookie: a=1", "host: a.b", "ocp-apim-subscription-key: k", "x-a: 1",
          "x-api-key: k",
        ])
    }
    #expect(other.events.requests.map(\.fields) == [["host: 127.0.0.1:\(other.port)", "x-a: 1"]])
  }

  @Test(
    "a body is not sent to another server: such a redirect is a response like any other",
    arguments: TransportKind.allCases,
    [
      ("302 Found", HTTPRequest.Method.post, "client_secret=x", 200),
      ("302 Found", .put, "client_secret=x", 302),
      ("307 Temporary", .post, "client_secret=x", 307), ("308 Permanent", .post, "client_secret=x", 308),
      ("307 Temporary", .post, "", 200),
    ] as [(String, HTTPRequest.Method, String, Int)])
  func body(
    _ kind: TransportKind, _ sent: (status: String, method: HTTPRequest.Method, body: String, outcome: Int)
  ) async throws {
    let other = try ScriptedServer(.response(body: "here"))
    let server = try server(sent.status, to: other.url("/next"))
    let outcome = try await kind.make().outcome(
      server.url("/start"), sent.method, body: sent.body.isEmpty ? nil : sent.body, options: following)
    #expect(outcome == .response(sent.outcome, sent.outcome == 200 ? "here" : "there"))
    #expect(other.events.requests.map(\.body) == (sent.outcome == 200 ? [""] : []))
  }

  @Test("after five redirects the next is a response like any other", arguments: TransportKind.allCases)
  func endless(_ kind: TransportKind) async throws {
    let server = try server(to: "/start")
    let outcome = try await kind.make().outcome(server.url("/start"), options: following)
    #expect(outcome == .response(302, "there"))
    #expect(server.events.requests.count == 6)
  }
}
