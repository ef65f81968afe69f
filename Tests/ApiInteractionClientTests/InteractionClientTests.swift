import ApiInteractionClient
import ApiInteractionKit
import HTTPTypes
import Testing

@Suite("Interaction client")
struct InteractionClientTests {
  private func interaction(
    _ url: String, method: HTTPRequest.Method = .post, headers: [(String, String)] = [], body: String? = nil
  ) throws -> ApiInteraction {
    let request = try ApiInteraction.Request(
      url: try TemplateText(url), method: method,
      headers: try headers.map {
        try ApiInteraction.Request.Header(key: try TemplateText($0), value: try TemplateText($1))
      }, body: try body.map { try TemplateText($0) })
    let text = """
      <ApiInteraction><Request><Url>https://a.b</Url><Method>GET</Method></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields>
      <Field><Locator>access_token</Locator><Destination>AccessToken</Destination><DataType>String</DataType></Field>
      </Fields></Response></ApiInteraction>
      """
    let response = try ApiInteraction(SourceText(text)).response
    return ApiInteraction(request: request, response: response)
  }

  private let patient = TransportOptions(timeout: .seconds(60))

  @Test("an interaction is resolved, sent and mapped", arguments: TransportKind.allCases)
  func run(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response(body: "{\"access_token\": \"t0k3n\"}"))
    let interaction = try interaction(
      server.url("/token/$(Id)"), headers: [("X-Key", "#(Key)")], body: "a=$(A)&b=$(B)")
    let exchange = try await InteractionClient(transport: kind.make(), options: patient).run(
      interaction, in: CallContext(dataSources: ["Id": "7", "A": "é"], configuration: ["Key": "k"]))
    let request = try #require(server.events.requests.first)
    #expect(request.line == "POST /token/7 HTTP/1.1")
    #expect(request.fields == ["content-length: 7", "host: 127.0.0.1:\(server.port)", "x-key: k"])
    #expect(request.body == "a=é&b=")
    #expect(exchange.response.head.status.code == 200)
    #expect(exchange.mapped["Code"]?.text == "200")
    #expect(exchange.mapped["AccessToken"]?.text == "t0k3n")
    #expect(exchange.mapped.issues == [])
    #expect(exchange.request.unsetDataSources == ["B"])
  }

  @Test("a failure holds no secret of the host", arguments: TransportKind.allCases)
  func secretHost(_ kind: TransportKind) async throws {
    let closed = try ClosedPort()
    defer { withExtendedLifetime(closed) {} }
    let client = InteractionClient(transport: kind.make(), options: patient)
    let context = CallContext(configuration: [
      "T": "ab", "P": String(closed.number), "A": "127.0.0.1", "U": "http://127.0.0.1:\(closed.number)/x",
      "N": "http://no.invalid",
    ])
    for (url, reason) in [
      ("http://#(T).invalid/", InterfaceFailure.Reason.unknownHost("***.invalid")),
      ("http://u:#(T)@no.invalid/", .unknownHost("no.invalid")),
      ("http://127.0.0.1:#(P)/", .refused("127.0.0.1:***")),
      ("http://u@#(A):#(P)/", .refused("***:***")), ("#(U)", .refused("***")), ("#(N)/", .unknownHost("***")),
    ] {
      let interaction = try interaction(url)
      do throws(InteractionError) {
        _ = try await client.run(interaction, in: context)
        Issue.record("a response came from \(url)")
      } catch {
        guard case .interfaceFailure(let failure, let request) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(failure.reason == reason)
        #expect(request != nil)
      }
    }
  }

  @Test("an error status is stored", arguments: TransportKind.allCases, [401, 404, 500])
  func status(_ kind: TransportKind, _ status: Int) async throws {
    let server = try ScriptedServer(.response("\(status) No", body: "{\"error\": 1}"))
    let exchange = try await InteractionClient(transport: kind.make(), options: patient).run(
      try interaction(server.url()), in: CallContext())
    #expect(exchange.mapped["Code"]?.text == "\(status)")
    #expect(exchange.mapped["AccessToken"] == nil)
    #expect(exchange.mapped.issues == [])
  }

  @Test(
    "a response that is too large is a stored status, null fields and one issue",
    arguments: TransportKind.allCases)
  func tooLarge(_ kind: TransportKind) async throws {
    let text = "{\"access_token\": \"t0k3n\"}"
    let server = try ScriptedServer(
      .send("HTTP/1.1 200 OK\r\n\r\n\(text)"),
      .sendForever(Array(repeating: 0x20, count: 10_000), pausing: kind == .urlSession))
    let client = InteractionClient(
      transport: kind.make(), options: TransportOptions(timeout: .seconds(60), responseBytes: 5_000),
      limits: Limits(responseBytes: 1_000))
    let exchange = try await client.run(try interaction(server.url()), in: CallContext())
    #expect(exchange.response.isCut)
    #expect(exchange.mapped.assignments.map(\.outcome).dropFirst() == [.unreadable])
    #expect(exchange.mapped["Code"]?.text == "200")
    #expect(
      exchange.mapped.issues.map(\.message) == ["The response is larger than 1000 bytes and was not read."])
    #expect(try await server.wait { $0.closedByClient == 1 }.closedByClient == 1)
  }

  @Test("no response is an interface failure with its request", arguments: TransportKind.allCases)
  func failure(_ kind: TransportKind) async throws {
    let closed = try ClosedPort()
    defer { withExtendedLifetime(closed) {} }
    let port = closed.number
    let interaction = try interaction("http://127.0.0.1:\(port)/$(Id)")
    do {
      _ = try await InteractionClient(transport: kind.make(), options: patient).run(
        interaction, in: CallContext(dataSources: ["Id": "7"]))
      Issue.record("A closed port has answered.")
    } catch InteractionError.interfaceFailure(let failure, let request) {
      #expect(failure.reason == .refused("127.0.0.1:\(port)"))
      #expect(request?.text.url == "http://127.0.0.1:\(port)/7")
    }
  }

  @Test("a configuration key without a value is an interface failure, and nothing is sent")
  func missingConfiguration() async throws {
    let transport = RecordingTransport()
    let interaction = try interaction(
      "https://a.b/#(Url)", headers: [("X-Key", "#(Key)")], body: "#(Empty)#(Null)#(Key)")
    do {
      _ = try await InteractionClient(transport: transport).run(
        interaction, in: CallContext(configuration: ["Empty": "", "Null": nil, "Url": "x"]))
      Issue.record("A request was sent.")
    } catch InteractionError.interfaceFailure(let failure, let request) {
      #expect(failure.reason == .missingConfiguration(["Key", "Empty"]))
      #expect(request == nil)
    }
    #expect(transport.sent == [])
  }

  @Test(
    "a request that cannot be made is refused, and nothing is sent",
    arguments: [
      ("$(File):///etc/passwd", "v", "invalid-url"), ("ftp://a.b/", "v", "invalid-url"),
      ("http://$(Host)/path", "v", "invalid-url"), ("/path", "v", "invalid-url"),
      ("https://a.b/", "v\r\nX-Injected: 1", "invalid-header-value"),
      ("https://a.b/", "v\0", "invalid-header-value"), ("https://a.b/#(Missing)", "v\n", "interface-failure"),
    ])
  func refused(_ url: String, _ header: String, _ rule: String) async throws {
    let transport = RecordingTransport()
    let interaction = try interaction(url, headers: [("X-Value", "$(Value)")])
    do {
      _ = try await InteractionClient(transport: transport).run(
        interaction,
        in: CallContext(dataSources: ["File": "file", "Host": "", "Value": header]))
      Issue.record("A request was sent.")
    } catch InteractionError.refused(let error) {
      #expect(error.problems.first?.rule == rule)
    }
    #expect(transport.sent == [])
  }

  @Test("a data source that is not set can be refused")
  func unset() async throws {
    let transport = RecordingTransport()
    let client = InteractionClient(transport: transport)
    let interaction = try interaction("https://a.b/$(Id)")
    _ = try await client.run(interaction, in: CallContext())
    await #expect(throws: InteractionError.self) {
      try await client.run(interaction, in: CallContext(), unset: .refuse)
    }
    #expect(transport.sent.map(\.path) == ["/"])
  }

  @Test("a locator that finds nothing can be reported")
  func missing() async throws {
    let exchange = try await InteractionClient(transport: RecordingTransport()).run(
      try interaction("https://a.b/"), in: CallContext(), missing: .report)
    #expect(exchange.mapped.issues.count == 1)
  }

  @Test("requests can be sent to a sandbox", arguments: TransportKind.allCases)
  func sandbox(_ kind: TransportKind) async throws {
    let server = try ScriptedServer(.response(body: "{}"))
    let client = InteractionClient(transport: kind.make(), options: patient).sending(
      to: try AbsoluteURL(server.url()))
    let exchange = try await client.run(
      try interaction("https://u:p@api.example.com:8443/a?b=$(B)"), in: CallContext(dataSources: ["B": "c"]))
    #expect(exchange.request.text.url == "https://u:p@api.example.com:8443/a?b=c")
    let request = try #require(server.events.requests.first)
    #expect(request.line == "POST /a?b=c HTTP/1.1")
    #expect(request.fields == ["content-length: 0", "host: 127.0.0.1:\(server.port)"])
  }
}
