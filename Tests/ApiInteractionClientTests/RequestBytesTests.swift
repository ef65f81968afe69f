import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes
import Testing

@Suite("What is sent")
struct RequestBytesTests {
  /// Sends a request and gives what the server received.
  private func received(
    _ kind: TransportKind, _ path: String = "/", _ method: HTTPRequest.Method = .get,
    fields: [(String, String)] = [], body: String? = nil, user: String = ""
  ) async throws -> ReceivedRequest {
    let server = try ScriptedServer(.response(body: "hi"))
    let url = "http://\(user)127.0.0.1:\(server.port)\(path)"
    let isHead = method == .head
    let outcome = try await kind.make().outcome(url, method, fields: fields, body: body)
    #expect(outcome == .response(200, isHead ? "" : "hi"))
    let request = try #require(server.events.requests.first)
    #expect(server.events.requests.count == 1)
    return ReceivedRequest(
      bytes: Array(
        String(decoding: request.bytes, as: UTF8.self).replacing(":\(server.port)", with: ":80").utf8))
  }

  @Test("a GET has a Host and nothing else", arguments: TransportKind.allCases)
  func get(_ kind: TransportKind) async throws {
    let request = try await received(kind)
    let text = String(decoding: request.bytes, as: UTF8.self)
    #expect(text.replacing("host:", with: "Host:") == "GET / HTTP/1.1\r\nHost: 127.0.0.1:80\r\n\r\n")
  }

  @Test(
    "a request has its own fields, a Host and the length of its body", arguments: TransportKind.allCases,
    [.post, .put, .patch, .delete, HTTPRequest.Method("PROPFIND") ?? .get])
  func body(_ kind: TransportKind, _ method: HTTPRequest.Method) async throws {
    let body = "{\"a\": \"é\"}\r\n\r\n"
    let request = try await received(
      kind, "/a/b?c=d&e", method, fields: [("X-B", "1"), ("X-A", "é; \"2\""), ("X-Empty", "")], body: body)
    #expect(request.line == "\(method) /a/b?c=d&e HTTP/1.1")
    #expect(
      request.fields == [
        "content-length: 15", "host: 127.0.0.1:80", "x-a: é; \"2\"", "x-b: 1",
        kind == .urlSession ? "x-empty:" : "x-empty: ",
      ])
    #expect(request.body == body)
  }

  @Test("a large body arrives whole", arguments: TransportKind.allCases)
  func largeBody(_ kind: TransportKind) async throws {
    let body = String(repeating: "0123456789abcdef", count: 1 << 17)
    let request = try await received(kind, "/", .post, fields: [("Content-Type", "text/plain")], body: body)
    #expect(request.fields == ["content-length: 2097152", "content-type: text/plain", "host: 127.0.0.1:80"])
    #expect(request.body == body)
  }

  @Test("a POST without a body says that it has none", arguments: TransportKind.allCases, [nil, ""])
  func noBody(_ kind: TransportKind, _ body: String?) async throws {
    let request = try await received(kind, "/", .post, body: body)
    #expect(request.fields == ["content-length: 0", "host: 127.0.0.1:80"])
  }

  @Test("a GET whose body is empty has none", arguments: TransportKind.allCases)
  func emptyBody(_ kind: TransportKind) async throws {
    let request = try await received(kind, "/", .get, body: "")
    #expect(request.fields == ["host: 127.0.0.1:80"])
  }

  @Test("what a client would add itself can be given", arguments: TransportKind.allCases)
  func own(_ kind: TransportKind) async throws {
    let request = try await received(
      kind, "/", .post,
      fields: [
        ("Accept", "text/plain"), ("Accept-Encoding", "identity"), ("Accept-Language", "en"),
        ("Content-Type", "text/xml"), ("User-Agent", "VCC"), ("Cookie", "a=1"), ("Authorization", "Bearer t"),
      ], body: "x")
    #expect(
      request.fields == [
        "accept-encoding: identity", "accept-language: en", "accept: text/plain", "authorization: Bearer t",
        "content-length: 1", "content-type: text/xml", "cookie: a=1", "host: 127.0.0.1:80", "user-agent: VCC",
      ])
  }

  @Test("fields of one name become one, in their order", arguments: TransportKind.allCases)
  func several(_ kind: TransportKind) async throws {
    let request = try await received(
      kind,
      fields: [("X-B", "1"), ("X-A", "2"), ("x-b", "3"), ("Cookie", "a=1"), ("Cookie", "b=2"), ("X-B", "4")])
    #expect(request.fields == ["cookie: a=1; b=2", "host: 127.0.0.1:80", "x-a: 2", "x-b: 1, 3, 4"])
  }

  @Test("a Host of the definition goes in place of the URL's", arguments: TransportKind.allCases)
  func host(_ kind: TransportKind) async throws {
    let request = try await received(kind, fields: [("host", "api.example.com"), ("Host", "b.example.com")])
    #expect(request.fields == ["host: api.example.com"])
  }

  @Test(
    "the length is the body's, whatever the definition says", arguments: TransportKind.allCases,
    [("Content-Length", "1000"), ("content-length", "0"), ("Transfer-Encoding", "chunked")])
  func length(_ kind: TransportKind, _ field: (String, String)) async throws {
    let request = try await received(kind, "/", .post, fields: [field], body: "abc")
    #expect(request.fields == ["content-length: 3", "host: 127.0.0.1:80"])
    #expect(request.body == "abc")
  }

  @Test("the user and the password of a URL are not sent", arguments: TransportKind.allCases)
  func userInformation(_ kind: TransportKind) async throws {
    #expect(try await received(kind, user: "user:secret@").fields == ["host: 127.0.0.1:80"])
  }

  @Test(
    "a path and a query go as they are, without dot segments",
    arguments: TransportKind.allCases,
    [
      ("/a%20b/%C3%A9%2f?q=%41&r=a+b#f", "/a%20b/%C3%A9%2f?q=%41&r=a+b"), ("//a//b/", "//a//b/"),
      ("/a/../b/./c?x=/../y", "/b/c?x=/../y"), ("/../..", "/"), ("/a/b/..", "/a/"),
      ("/a/.b/..c", "/a/.b/..c"),
      ("/;p=1/$&'()*+,=:@!~-_.", "/;p=1/$&'()*+,=:@!~-_."), ("?", "/?"), ("/?a[0]=b", "/?a%5B0%5D=b"),
      ("", "/"),
    ])
  func path(_ kind: TransportKind, _ path: (written: String, sent: String)) async throws {
    #expect(try await received(kind, path.written).line == "GET \(path.sent) HTTP/1.1")
  }

  @Test("a HEAD has no body in its response", arguments: TransportKind.allCases)
  func head(_ kind: TransportKind) async throws {
    #expect(try await received(kind, "/", .head).line == "HEAD / HTTP/1.1")
  }

  @Test("a GET with a body is sent, but not by URLSession", arguments: TransportKind.allCases)
  func getWithBody(_ kind: TransportKind) async throws {
    guard kind == .urlSession else {
      let request = try await received(kind, "/", .get, body: "abc")
      #expect(request.line == "GET / HTTP/1.1")
      #expect(request.fields == ["content-length: 3", "host: 127.0.0.1:80"])
      #expect(request.body == "abc")
      return
    }
    let server = try ScriptedServer(.response())
    let outcome = try await kind.make().outcome(server.url(), body: "abc")
    #expect(outcome == .failure(.other("URLSession does not send a body with GET")))
    #expect(server.events.connections == 0)
  }

  @Test(
    "a request without an absolute http or https URL opens no socket", arguments: TransportKind.allCases,
    [
      ("file", "", "/etc/passwd"), ("file", "127.0.0.1:PORT", "/"), ("ftp", "127.0.0.1:PORT", "/"),
      ("http", "", "/"), ("http", ":PORT", "/"), ("", "127.0.0.1:PORT", "/"),
      ("http", "127.0.0.1:99999", "/"),
      ("http", "127.0.0.1:PORT", "/a b"), ("http", "a b:PORT", "/"),
    ])
  func noURL(_ kind: TransportKind, _ url: (scheme: String, authority: String, path: String)) async throws {
    let server = try ScriptedServer(.response())
    let authority = url.authority.replacing("PORT", with: "\(server.port)")
    let request = HTTPRequest(method: .get, scheme: url.scheme, authority: authority, path: url.path)
    let failure = await #expect(throws: InterfaceFailure.self) {
      try await kind.make().send(request, body: nil, options: .patient)
    }
    guard case .other = failure?.reason else { return #expect(Bool(false), "\(String(describing: failure))") }
    // The server is there: a request that may be sent is the first one that it hears of.
    #expect(try await kind.make().outcome(server.url()) == .response(200, ""))
    #expect(server.events.connections == 1)
  }
}
