import ApiInteractionSandbox
import Testing

@Suite("Hostile requests")
struct HostileRequestTests {
  struct Body: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let message: String

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      self.name = name
      self.bytes = bytes
      self.message = message
    }

    var testDescription: String { name }
  }

  @Test(
    "a body that is not JSON is refused",
    arguments: [
      Body("half an object", Array(#"{"a": "#.utf8), "The body is not JSON, from byte 7 on: "),
      Body("UTF-8 that is none", [0x22, 0xFF, 0x22], "The body is not JSON, from byte 2 on: "),
      Body("a surrogate alone", Array(#""\ud800""#.utf8), "The body is not JSON, from byte 2 on: "),
      Body("NUL", [0], "The body is not JSON, from byte 1 on: "),
      Body(
        "100,000 lists", Array(repeating: UInt8(ascii: "["), count: 100_000),
        "The body is not JSON, from byte 513 on: "),
      Body(
        "100,000 objects", Array(String(repeating: #"{"a":"#, count: 100_000).utf8),
        "The body is not JSON, from byte 2561 on: "),
    ])
  func notJSON(_ body: Body) async throws {
    let response = try await TestSandbox.run { sandbox in
      var request = RawRequest(
        "POST", "/globalpci/v1/selfservicesession/",
        [sandbox.authorization, ("Content-Type", "application/json")])
      request.body = body.bytes
      return try await sandbox.send(request)
    }
    #expect(response.status == 400)
    #expect(try response.member("Message").hasPrefix(body.message))
  }

  @Test(
    "a body that is too large is refused, whoever it is for",
    arguments: ["/auth/connect/token", "/orders/1", "/none"])
  func tooLarge(_ path: String) async throws {
    let response = try await TestSandbox.run { sandbox in
      var request = RawRequest("POST", path)
      request.body = Array(repeating: UInt8(ascii: "a"), count: (1 << 20) + 1)
      return try await sandbox.send(request)
    }
    #expect(response == .message(413, "A body has at most 1048576 bytes."))
  }

  @Test("a body that comes in chunks is read, and measured")
  func chunked() async throws {
    func request(_ body: String, count: Int) -> [UInt8] {
      let chunk = "\(String(body.utf8.count, radix: 16))\r\n\(body)\r\n"
      let head = "POST /auth/connect/token HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
      return Array(
        (head + "Transfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: count) + "0\r\n\r\n")
          .utf8)
    }
    try await TestSandbox.run { test in
      let port = test.sandbox.port
      let small = request(TestSandbox.credentials, count: 1)
      #expect(try RawResponse(await RawClient.exchange(small, port: port)).status == 200)
      let large = request(String(repeating: "a", count: 1024), count: 1025)
      #expect(try RawResponse(await RawClient.exchange(large, port: port)).status == 413)
      let broken = Array("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n".utf8)
      let response = try RawResponse(await RawClient.exchange(broken, port: port))
      #expect(response == .message(400, "The body does not end."))
    }
  }

  @Test(
    "what is not HTTP ends its connection, and no other",
    arguments: [
      "\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "\u{0}\u{1}\n\n",
    ])
  func notHTTP(_ text: String) async throws {
    try await TestSandbox.run { test in
      let bytes = try await RawClient.exchange(Array(text.utf8), port: test.sandbox.port)
      #expect(bytes == [])
      let other = try await test.order()
      #expect(other.status == 200)
    }
  }

  @Test(
    "odd targets are answered",
    arguments: ["/%zz", "/orders/\u{FC}", "*", "/orders/../orders/1", "http://other/none", "/?a=%"])
  func targets(_ target: String) async throws {
    let response = try await TestSandbox.run { try await $0.send(RawRequest("GET", target)) }
    #expect([200, 404].contains(response.status))
  }
}
