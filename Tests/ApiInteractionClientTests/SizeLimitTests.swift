import ApiInteractionClient
import Testing

@Suite("Responses that are too large")
struct SizeLimitTests {
  private let options = TransportOptions(timeout: .seconds(60), responseBytes: 100_000)

  @Test(
    "a response that never ends is cut off while it arrives", arguments: TransportKind.allCases,
    ["", "Content-Length: 9000000000000000\r\n", "Transfer-Encoding: chunked\r\n"])
  func endless(_ kind: TransportKind, _ framing: String) async throws {
    let text = String(repeating: "x", count: 0x4000)
    let chunk = framing.contains("chunked") ? "4000\r\n\(text)\r\n" : text
    let server = try ScriptedServer(
      .send("HTTP/1.1 404 Not Found\r\n\(framing)\r\n"),
      .sendForever(Array(chunk.utf8), pausing: kind == .urlSession))
    let request = try SentRequest.request(server.url())
    let response = try await kind.make().send(request, body: nil, options: options)
    #expect(response.head.status.code == 404)
    #expect(response.isCut)
    #expect(response.body == Array(repeating: UInt8(ascii: "x"), count: 100_001))
    #expect(try await server.wait { $0.closedByClient == 1 }.closedByClient == 1)
  }

  @Test(
    "a response of just the limit is whole, one of a byte more is cut", arguments: TransportKind.allCases,
    [99_999, 100_000, 100_001])
  func boundary(_ kind: TransportKind, _ size: Int) async throws {
    let server = try ScriptedServer(.response(body: String(repeating: "x", count: size)))
    let request = try SentRequest.request(server.url())
    let response = try await kind.make().send(request, body: nil, options: options)
    #expect(response.isCut == (size > 100_000))
    #expect(response.body.count == size)
  }

  @Test("where nothing is allowed, a response without a body is whole", arguments: TransportKind.allCases)
  func nothing(_ kind: TransportKind) async throws {
    let options = TransportOptions(timeout: .seconds(60), responseBytes: 0)
    let server = try ScriptedServer { [.response(body: $0.path == "/empty" ? "" : "hi")] }
    let transport = kind.make()
    let empty = try await transport.send(
      try SentRequest.request(server.url("/empty")), body: nil, options: options)
    #expect(!empty.isCut && empty.body == [])
    let full = try await transport.send(try SentRequest.request(server.url()), body: nil, options: options)
    #expect(full.isCut && full.body == Array("h".utf8))
  }

  @Test("a limit of any size is allowed", arguments: TransportKind.allCases)
  func anySize(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response(body: "hi"))
    let options = TransportOptions(timeout: .seconds(60), responseBytes: .max)
    #expect(try await kind.make().outcome(server.url(), options: options) == .response(200, "hi"))
  }
}
