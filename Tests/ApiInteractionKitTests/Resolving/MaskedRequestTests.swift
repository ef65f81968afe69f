import HTTPTypes
import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("What is shown of a request")
struct MaskedRequestTests {
  private func resolve(
    _ url: String = "https://example.org/", headers: [(String, String)] = [], body: String? = nil,
    _ context: CallContext
  ) throws -> ResolvedRequest {
    let request = try ApiInteraction.Request(
      url: try TemplateText(url), method: .post,
      headers: try headers.map {
        try ApiInteraction.Request.Header(key: try TemplateText($0), value: try TemplateText($1))
      }, body: try body.map { try TemplateText($0) })
    let response = try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("Code"))
    return try RequestResolver(ApiInteraction(request: request, response: response)).resolve(in: context)
  }

  private func flat(_ text: ResolvedRequest.Text) -> String {
    "\(text.method) \(text.url)\n\(text.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n"))\n\(text.body ?? "")"
  }

  @Test("configuration values are masked everywhere, and nothing else of the text changes")
  func configuration() throws {
    let context = CallContext(configuration: ["K": "s3cr3t", "H": "example.org", "N": nil])
    let resolved = try resolve(
      "https://#(H)/x/#(K)?a=#(K)", headers: [("X-#(K)", "v#(K)w#(N)")],
      body: "{\"a\":\"#(K)\",\"b\":\"#(N)\"}", context)
    #expect(
      flat(resolved.masked)
        == "POST https://***/x/***?a=***\nX-***: v***w\n{\"a\":\"***\",\"b\":\"\"}")
    #expect(
      flat(resolved.text)
        == "POST https://example.org/x/s3cr3t?a=s3cr3t\nX-s3cr3t: vs3cr3tw\n{\"a\":\"s3cr3t\",\"b\":\"\"}")
  }

  @Test("a data source that is secret by its name is masked, another is not")
  func dataSources() throws {
    let context = CallContext(dataSources: [
      "AccessToken": "s3cr3t", "Group|Client Secret": "s3cr3t", "TokenType": "Bearer", "CallGuid": "guid",
      "UserPassword": "",
    ])
    let resolved = try resolve(
      "https://example.org/$(CallGuid)/$(AccessToken)",
      body: "[$(Group|Client Secret:ToLowerCase)] [$(TokenType)] [$(UserPassword)] [$(RefreshToken)]", context
    )
    #expect(
      flat(resolved.masked) == "POST https://example.org/guid/***\n\n[***] [Bearer] [] []")
    #expect(flat(resolved.text) == "POST https://example.org/guid/s3cr3t\n\n[s3cr3t] [Bearer] [] []")
    #expect(resolved.unsetDataSources == ["RefreshToken"])
  }

  @Test(
    "what its place gives away is masked whatever its source is called",
    arguments: [
      (
        "https://example.org/", "Authorization", "Bearer $(V)", "",
        "POST https://example.org/\nAuthorization: Bearer ***\n"
      ),
      (
        "https://example.org/", "Authorization", "$(V)", "", "POST https://example.org/\nAuthorization: ***\n"
      ),
      ("https://example.org/", "Cookie", "id=$(V); x=1", "", "POST https://example.org/\nCookie: ***\n"),
      (
        "https://example.org/", "X-Plain", "Basic $(V)", "", "POST https://example.org/\nX-Plain: Basic ***\n"
      ),
      (
        "https://u:$(V)@example.org/?api_key=$(V)&y=1", "X", "y", "",
        "POST https://u:***@example.org/?api_key=***&y=1\nX: y\n"
      ),
      (
        "https://example.org/", "X", "y", "client_id=a&client_secret=$(V)&b=c",
        "POST https://example.org/\nX: y\nclient_id=a&client_secret=***&b=c"
      ),
      (
        "https://example.org/", "X", "y", "{\"password\": \"$(V)\", \"b\": 1}",
        "POST https://example.org/\nX: y\n{\"password\": \"***\", \"b\": 1}"
      ),
      (
        "https://example.org/", "X", "y", "<a><Password>$(V)</Password></a>",
        "POST https://example.org/\nX: y\n<a><Password>***</Password></a>"
      ),
    ])
  func places(_ url: String, _ key: String, _ value: String, _ body: String, _ masked: String) throws {
    for secret in ["s3cr3t", "s3cr3t,x;y"] {
      let resolved = try resolve(
        url, headers: [(key, value)], body: body, CallContext(dataSources: ["V": secret]))
      #expect(flat(resolved.masked) == masked)
      #expect(flat(resolved.text).contains(secret))
    }
  }

  @Test(
    "a value that stands where a secret does is masked whole, whatever it holds",
    arguments: ["ab\"cdefgh, ijkl", "abcd&efgh", "a b<c>", "x", "#(K)", "***y"])
  func wholeValues(_ secret: String) throws {
    let resolved = try resolve(
      headers: [("Cookie", "a=b; sid=$(V)"), ("Authorization", "$(Scheme) $(V)"), ("X-Plain", "Basic $(V)")],
      body:
        "client_secret=$(V)&\n\"password\": \"$(V)\", <Token>$(V)</Token> {\"credentials\": [\"$(V)\"]} $(Plain) $(V)",
      CallContext(dataSources: ["V": .some(secret), "Scheme": "Bearer", "Plain": "plain"]))
    #expect(
      flat(resolved.masked) == """
        POST https://example.org/
        Cookie: ***
        Authorization: Bearer ***
        X-Plain: Basic ***
        client_secret=***&
        "password": "***", <Token>***</Token> {"credentials": ***} plain \(secret.utf8.count < 4 ? secret : "***")
        """)
    #expect(Set(resolved.secretValues) == [secret])
  }

  @Test("what is handed out as secret is so with and without its formatters, and not where it stands alone")
  func secretValues() throws {
    let context = CallContext(
      dataSources: ["V": "+Abcd", "W": "plain", "AccessToken": "t0ken", "N": nil], configuration: ["K": "k3y"]
    )
    let resolved = try resolve(
      "https://example.org/$(W)?api_key=$(V:RemoveLeadingPlus:ToLowerCase)&pwd=$(N)",
      body: "$(AccessToken)#(K)",
      context)
    #expect(resolved.secretValues == ["abcd", "+Abcd", "t0ken", "t0ken", "k3y", "k3y"])
  }

  @Test("what is secret in one call is not in the next of the same resolver")
  func calls() throws {
    let request = try ApiInteraction.Request(
      url: try TemplateText("https://example.org/$(V)"), method: .post,
      headers: [
        try ApiInteraction.Request.Header(
          key: try TemplateText("$(Name)"), value: try TemplateText("value of $(W)"))
      ])
    let response = try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("Code"))
    let resolver = RequestResolver(ApiInteraction(request: request, response: response))
    var context = CallContext(
      dataSources: ["V": "first", "W": "second", "Name": "Cookie"], secretDataSources: ["V"])
    let first = try resolver.resolve(in: context)
    #expect(flat(first.masked) == "POST https://example.org/***\nCookie: ***\n")
    context.secretDataSources = []
    context.dataSources["Name"] = "X"
    let second = try resolver.resolve(in: context)
    #expect(flat(second.masked) == "POST https://example.org/first\nX: value of second\n")
    #expect(first != second)
    #expect(try resolver.resolve(in: context) == second)
  }

  @Test("literals that are secrets are masked as well")
  func literals() throws {
    let resolved = try resolve(
      "https://user:s3cr3t@example.org/?access_token=s3cr3t",
      headers: [("Authorization", "Basic s3cr3t"), ("X-Api-Key", "s3cr3t two")],
      body: "grant_type=client_credentials&client_secret=s3cr3t", CallContext())
    #expect(
      flat(resolved.masked) == """
        POST https://user:***@example.org/?access_token=***
        Authorization: Basic ***
        X-Api-Key: ***
        grant_type=client_credentials&client_secret=***
        """)
    #expect(flat(resolved.text).components(of: "s3cr3t") == 5)
    #expect(resolved.request.headerFields[.authorization] == "Basic s3cr3t")
  }

  @Test("the documented authorize request shows everything but its secret")
  func documented() throws {
    let template = try DefinitionTemplate(SourceText(Fixtures.bytes("Definitions/authorize.template.xml")))
    let filled = try template.fill(with: [
      "Url": "https://auth.example.org", "client_id": "acme", "client_secret": "#(PaymentSecret)",
    ])
    let resolved = try RequestResolver(ApiInteraction(filled)).resolve(
      in: CallContext(configuration: ["PaymentSecret": "s3cr3t&x"]))
    let body = "grant_type=client_credentials&scope=globalpci&client_id=acme&client_secret="
    #expect(flat(resolved.masked) == "POST https://auth.example.org/auth/connect/token\n\n\(body)***")
    #expect(flat(resolved.text) == "POST https://auth.example.org/auth/connect/token\n\n\(body)s3cr3t&x")
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
