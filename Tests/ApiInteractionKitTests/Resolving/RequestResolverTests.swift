import HTTPTypes
import Testing

@testable import ApiInteractionKit

@Suite("Request resolver")
struct RequestResolverTests {
  private func resolver(
    _ url: String = "https://example.org/", method: HTTPRequest.Method = .post,
    headers: [(String, String)] = [],
    body: String? = nil
  ) throws -> RequestResolver {
    let request = try ApiInteraction.Request(
      url: try TemplateText(url), method: method,
      headers: try headers.map {
        try ApiInteraction.Request.Header(key: try TemplateText($0), value: try TemplateText($1))
      }, body: try body.map { try TemplateText($0) })
    let response = try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("Code"))
    return RequestResolver(ApiInteraction(request: request, response: response))
  }

  @Test(
    "a data source's value goes in to the letter",
    arguments: ["plain", "a \"b\" \\ <c> & %20 é\n\u{1}", "$(Other)", "#(Key)", ""])
  func toTheLetter(_ value: String) throws {
    let resolved = try resolver(body: "{\"a\":\"$(Name)\"}").resolve(
      in: CallContext(dataSources: ["Name": value]))
    #expect(resolved.body == "{\"a\":\"\(value)\"}")
    #expect(resolved.unsetDataSources == [])
  }

  @Test("a missing data source removes its placeholder, and is named once")
  func missing() throws {
    let context = CallContext(dataSources: ["Null": nil, "Empty": "", "name": "other case"])
    let resolved = try resolver(
      "https://example.org/$(Name)/x", headers: [("X-Id", "a$(Null)b")],
      body: "[$(Name)|$(Empty)|$(Group|Id:ToLowerCase)]"
    ).resolve(in: context)
    #expect(resolved.text.url == "https://example.org//x")
    #expect(resolved.text.headers == [ResolvedRequest.Header(name: "X-Id", value: "ab")])
    #expect(resolved.body == "[||]")
    #expect(resolved.unsetDataSources == ["Name", "Null", "Group|Id"])
  }

  @Test("a missing data source is refused where that is asked for, each time it stands somewhere")
  func strict() throws {
    let resolver = try resolver(
      "https://example.org/$(Name)", headers: [("X-Id", "a $(Null)")], body: "$(Name)$(Set)")
    let error = try #require(throws: ResolutionError.self) {
      try resolver.resolve(in: CallContext(dataSources: ["Null": nil, "Set": "x"]), unset: .refuse)
    }
    func problem(_ name: String, _ part: RequestPart, _ range: Range<Int>) -> ResolutionError.Problem {
      ResolutionError.Problem(
        kind: .unsetDataSource(name), part: part, range: range,
        message: "The data source “\(name)” is not set.")
    }
    #expect(
      error.problems == [
        problem("Name", .url, 20..<27), problem("Null", .headerValue(0), 2..<9),
        problem("Name", .body, 0..<7),
      ])
  }

  @Test(
    "formatters apply from left to right",
    arguments: [
      ("$(N:RemoveLeadingPlus)", "+441234567890", "441234567890"), ("$(N:RemoveLeadingPlus)", "++4+4", "4+4"),
      ("$(N:RemoveLeadingPlus)", " +44", " +44"), ("$(N:EscapeDoubleQuotes)", "a\"b\\\"", "a\\\"b\\\\\""),
      ("$(N:EscapeDoubleQuotes)", "\"\u{301}", "\\\"\u{301}"), ("$(N:ToLowerCase)", "ÀB+C", "àb+c"),
      ("$(N:ToLowerCase:EscapeDoubleQuotes)", "A\"B", "a\\\"b"),
      ("$(N:EscapeDoubleQuotes:EscapeDoubleQuotes)", "\"", "\\\\\""),
      ("$(N:RemoveLeadingPlus:ToLowerCase:RemoveLeadingPlus)", "++Ab", "ab"), ("$(N:ToLowerCase)", "", ""),
    ])
  func formatters(_ placeholder: String, _ value: String, _ expected: String) throws {
    let resolved = try resolver(body: placeholder + "!").resolve(in: CallContext(dataSources: ["N": value]))
    #expect(resolved.body.map { Array($0.utf8) } == Array((expected + "!").utf8))
  }

  @Test("a configuration key that is missing or empty is an interface failure, one that is null is removed")
  func configuration() throws {
    let resolver = try resolver(
      "https://example.org/$(A)", headers: [("X-Id", "#(Missing)")], body: "x=#(Empty)&y=#(Null)&z=#(Set)")
    let context = CallContext(configuration: ["Empty": "", "Null": nil, "Set": "v"])
    let error = try #require(throws: ResolutionError.self) { try resolver.resolve(in: context) }
    func problem(_ key: String, _ part: RequestPart, _ range: Range<Int>) -> ResolutionError.Problem {
      ResolutionError.Problem(
        kind: .missingConfiguration(key), part: part, range: range,
        message: "The configuration key “\(key)” has no value: the call goes to the interface failure branch."
      )
    }
    #expect(error.problems == [problem("Missing", .headerValue(0), 0..<10), problem("Empty", .body, 2..<10)])
    let known = CallContext(configuration: ["Empty": "e", "Null": nil, "Set": "v", "Missing": "m"])
    let resolved = try resolver.resolve(in: known, unset: .remove)
    #expect(resolved.body == "x=e&y=&z=v")
    #expect(resolved.unsetDataSources == ["A"])
  }

  @Test("a configuration key is no data source, nor a data source a key")
  func kinds() throws {
    let resolver = try resolver(body: "$(K)#(K)")
    let context = CallContext(dataSources: ["K": "d"], configuration: ["K": "c"])
    #expect(try resolver.resolve(in: context).body == "dc")
    #expect(throws: ResolutionError.self) { try resolver.resolve(in: CallContext(dataSources: ["K": "d"])) }
  }

  @Test("headers keep their order and come as often as they are written")
  func headers() throws {
    let headers = [("X-B", "1"), ("X-A", "2"), ("x-b", "3"), ("X-$(N)", "$(N)")]
    let resolved = try resolver(headers: headers).resolve(in: CallContext(dataSources: ["N": "C"]))
    let expected = [("X-B", "1"), ("X-A", "2"), ("x-b", "3"), ("X-C", "C")]
    #expect(resolved.text.headers == expected.map { ResolvedRequest.Header(name: $0, value: $1) })
    #expect(resolved.request.headerFields.map(\.name.rawName) == expected.map(\.0))
    #expect(resolved.request.headerFields.map(\.value) == expected.map(\.1))
  }

  @Test(
    "the body goes as it is written; nothing but white space is none",
    arguments: [" {\n\t\"a\" : 1 } \r\n", "x"])
  func body(_ body: String) throws {
    let resolved = try resolver(body: body).resolve(in: CallContext())
    #expect(resolved.body == body)
    #expect(resolved.text.body == body)
    let none = try resolver(body: " \n").resolve(in: CallContext())
    #expect(none.body == nil && none.text.body == nil && none.masked.body == nil)
  }

  @Test("a body whose placeholders are all removed is empty, not none")
  func emptyBody() throws {
    #expect(try resolver(body: "$(Name)").resolve(in: CallContext()).body == "")
  }

  @Test(
    "the request has the URL's parts",
    arguments: [
      ("https://example.org", "https", "example.org", "/"),
      ("http://example.org:8080/a/b?c=d&e#f", "http", "example.org:8080", "/a/b?c=d&e"),
      ("HTTPS://Example.org?x=1", "https", "Example.org", "/?x=1"),
      ("https://[::1]:443/", "https", "[::1]:443", "/"),
      ("https://example.org/a%20b/$(N)?q=$(N)", "https", "example.org", "/a%20b/v?q=v"),
    ])
  func parts(_ url: String, _ scheme: String, _ authority: String, _ path: String) throws {
    let resolved = try resolver(url, method: .get).resolve(in: CallContext(dataSources: ["N": "v"]))
    #expect(
      resolved.request
        == HTTPRequest(method: .get, scheme: scheme, authority: authority, path: path, headerFields: [:]))
    #expect(resolved.text.method == "GET")
    #expect(resolved.text.url == url.replacing("$(N)", with: "v"))
  }

  @Test("the whole request in words")
  func words() throws {
    let resolved = try resolver(
      "https://u:p@example.org/?api_key=k", method: .init("PROPFIND") ?? .get, headers: [("X-Id", "é")],
      body: "b"
    ).resolve(in: CallContext())
    let header = [ResolvedRequest.Header(name: "X-Id", value: "é")]
    #expect(
      resolved.text
        == ResolvedRequest.Text(
          method: "PROPFIND", url: "https://u:p@example.org/?api_key=k", headers: header, body: "b"))
    #expect(
      resolved.masked
        == ResolvedRequest.Text(
          method: "PROPFIND", url: "https://u:***@example.org/?api_key=***", headers: header, body: "b"))
  }

  @Test("what a placeholder stands for is looked up to the letter")
  func lookup() {
    let context = CallContext(dataSources: ["e\u{301}": "1", "N": nil], configuration: ["K": "2"])
    #expect(context.value(named: "e\u{301}", .dataSource) == .some("1"))
    #expect(context.value(named: "\u{E9}", .dataSource) == Optional<String?>.none)
    #expect(context.value(named: "N", .dataSource) == .some(nil))
    #expect(context.value(named: "K", .configuration) == .some("2"))
    #expect(context.value(named: "K", .dataSource) == Optional<String?>.none)
  }
}
