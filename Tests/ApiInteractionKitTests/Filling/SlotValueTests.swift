import Testing

@testable import ApiInteractionKit

@Suite("A value is escaped for its place")
struct SlotValueTests {
  @Test(
    "at the start of the Url it goes in as it is, without a / before a /",
    arguments: [
      ("~~~REPLACE~~~/auth", "https://a.example", "https://a.example/auth"),
      ("~~~REPLACE~~~/auth", "https://a.example/", "https://a.example/auth"),
      ("~~~REPLACE~~~/auth", "https://a.example/v1//", "https://a.example/v1//auth"),
      ("~~~REPLACE~~~", "https://a.example/", "https://a.example/"),
      ("~~~REPLACE~~~?p=1", "https://a.example/", "https://a.example/?p=1"),
      ("~~~REPLACE~~~/x", "HTTP://u:p@a.example:8443/b%20c", "HTTP://u:p@a.example:8443/b%20c/x"),
      ("~~~REPLACE~~~/x", "https://[2001:db8::1]:443", "https://[2001:db8::1]:443/x"),
      ("~~~REPLACE~~~/x", "https://$(Host)/", "https://$(Host)/x"),
      ("~~~REPLACE~~~/x", "#(BaseUrl)", "#(BaseUrl)/x"),
      ("~~~REPLACE~~~/x", "$(Base:ToLowerCase)/v1", "$(Base:ToLowerCase)/v1/x"),
    ])
  func urlStart(_ url: String, _ value: String, _ expected: String) throws {
    #expect(try DefinitionSample(url: url).filled(["Url": value]).url?.text.string == expected)
  }

  @Test(
    "in the host and the scheme it goes in as it is, checked",
    arguments: [
      ("https://~~~REPLACE~~~/x", "api.example.org:8443", "https://api.example.org:8443/x"),
      ("https://~~~REPLACE~~~.example.org/x", "eu-1", "https://eu-1.example.org/x"),
      ("https://$(A).~~~REPLACE~~~", "$(B)", "https://$(A).$(B)"),
      ("https://example.org:~~~REPLACE~~~/", "8443", "https://example.org:8443/"),
      ("~~~REPLACE~~~://example.org/", "http", "http://example.org/"),
    ])
  func host(_ url: String, _ value: String, _ expected: String) throws {
    #expect(try DefinitionSample(url: url).filled(["Url": value]).url?.text.string == expected)
  }

  @Test(
    "in the Url's path it is percent-encoded as a segment",
    arguments: [
      ("a b", "a%20b"), ("a/b", "a%2Fb"), ("a?b#c", "a%3Fb%23c"), ("100%", "100%25"), ("é", "%C3%A9"),
      ("a:b@c;d=e,f+g&h", "a:b@c;d=e,f+g&h"), ("-._~", "-._~"), ("$(Id)", "$(Id)"),
      ("a b$(Id:ToLowerCase)c/d", "a%20b$(Id:ToLowerCase)c%2Fd"),
      ("#(Key)", "#(Key)"), ("", ""), ("\u{1F600}", "%F0%9F%98%80"), ("\n\u{1}", "%0A%01"),
      ("[x]", "%5Bx%5D"), ("...", "..."),
    ])
  func path(_ value: String, _ expected: String) throws {
    let filled = try DefinitionSample(url: "https://example.org/a/~~~REPLACE~~~/b").filled(["Url": value])
    #expect(filled.url?.text.string == "https://example.org/a/\(expected)/b")
  }

  @Test(
    "in the Url's query and in a form it is percent-encoded as a value",
    arguments: [
      ("a b", "a%20b"), ("a/b?c", "a%2Fb%3Fc"), ("a&b=c", "a%26b%3Dc"), ("a+b", "a%2Bb"), ("é%", "%C3%A9%25"),
      ("'\"<>", "%27%22%3C%3E"), ("$(Id)&$(Name:ToLowerCase)", "$(Id)%26$(Name:ToLowerCase)"),
      ("#(Secret)", "#(Secret)"),
      ("-._~", "-._~"), ("", ""), ("\r\n", "%0D%0A"), ("]]>", "%5D%5D%3E"),
    ])
  func query(_ value: String, _ expected: String) throws {
    let url = try DefinitionSample(url: "https://example.org/?p=~~~REPLACE~~~&amp;q=1").filled(["p": value])
    #expect(url.url?.text.string == "https://example.org/?p=\(expected)&q=1")
    let form = try DefinitionSample(body: "<![CDATA[a=1&p=~~~REPLACE~~~]]>").filled(["p": value])
    #expect(form.body?.text.string == "a=1&p=\(expected)")
  }

  @Test(
    "in a header's Value it goes in as it is",
    arguments: ["abc", "a \"b\" <c> & d", "é", "$(Token)", "#(Key)", "a\tb", "%20+", "]]>", "{}"])
  func header(_ value: String) throws {
    let filled = try DefinitionSample(headers: [("X-Id", "Bearer ~~~REPLACE~~~")]).filled(["X-Id": value])
    #expect(filled.headers.map { $0.value?.text.string } == ["Bearer \(value)"])
  }

  @Test(
    "in a JSON string it is escaped, its placeholders are not",
    arguments: [
      ("a \"b\" \\ /", "a \\\"b\\\" \\\\ /"), ("a\nb\t\r", "a\\nb\\t\\r"), ("\u{1}\u{7F}", "\\u0001\u{7F}"),
      ("<&>", "<&>"),
      ("$(Name)", "$(Name)"), ("\"$(Name:EscapeDoubleQuotes)\"", "\\\"$(Name:EscapeDoubleQuotes)\\\""),
      ("$(a \"b\" \\)", "$(a \"b\" \\)"), ("#(Key\"1)", "#(Key\"1)"), ("", ""), ("é\u{1F600}", "é\u{1F600}"),
    ])
  func jsonString(_ value: String, _ expected: String) throws {
    for body in ["{\"a\":\"~~~REPLACE~~~\"}", "<![CDATA[{\"a\":\"~~~REPLACE~~~\"}]]>"] {
      let filled = try DefinitionSample(body: body).filled(["a": value])
      #expect(filled.body?.text.string == "{\"a\":\"\(expected)\"}")
    }
  }

  @Test("in the name of a JSON member it is escaped too")
  func jsonName() throws {
    let filled = try DefinitionSample(body: "{\"~~~REPLACE~~~\":1}").filled(["Body": "a\"b"])
    #expect(filled.body?.text.string == "{\"a\\\"b\":1}")
  }

  @Test(
    "outside a JSON string one scalar goes in as it is",
    arguments: [
      "0", "-1.50", "1E400", "true", "false", "null", "\"a \\\"b\\\"\"", "\"$(Name)\"", "$(Amount)",
      "#(Limit)", "-$(Amount)",
      "$(Units).$(Cents)", " 5 ",
    ])
  func jsonScalar(_ value: String) throws {
    let filled = try DefinitionSample(body: "{\"a\":~~~REPLACE~~~,\"b\":2}").filled(["a": value])
    #expect(filled.body?.text.string == "{\"a\":\(value),\"b\":2}")
  }

  @Test("inside a placeholder it is the name or the formatter, in whatever place")
  func placeholder() throws {
    let sample = DefinitionSample(
      url: "https://example.org/?p=$(~~~REPLACE~~~)", headers: [("X-Id", "#(~~~REPLACE~~~)")],
      body:
        "{\"a\":\"$(Group|~~~REPLACE~~~)\",\"b\":\"$(Name:~~~REPLACE~~~)\",\"c\":\"$(~~~REPLACE~~~:ToLowerCase)\"}"
    )
    let filled = try sample.filled([
      "p": "PCIPal|Link Id", "X-Id": "key & <1>", "a": "Order\"ID", "b": "RemoveLeadingPlus", "c": "été",
    ])
    #expect(filled.url?.text.string == "https://example.org/?p=$(PCIPal|Link Id)")
    #expect(filled.headers.map { $0.value?.text.string } == ["#(key & <1>)"])
    #expect(
      filled.body?.text.string
        == "{\"a\":\"$(Group|Order\"ID)\",\"b\":\"$(Name:RemoveLeadingPlus)\",\"c\":\"$(été:ToLowerCase)\"}")
  }

  @Test("in any other value it goes in as it is")
  func elements() throws {
    let slot = "~~~REPLACE~~~"
    let sample = DefinitionSample(
      method: slot, headers: [("X-\(slot)", "v")], type: slot, code: slot, locator: slot,
      destination: "G|\(slot)",
      dataType: slot)
    let filled = try sample.filled([
      "Method": "PUT", "Key": "Id", "Type": "JSON", "ResponseCodeDestination": "My Code",
      "Locator": "a['<b>'].c",
      "Destination": "D & d", "DataType": "Integer",
    ])
    let expected = DefinitionSample(
      method: "PUT", headers: [("X-Id", "v")], code: "My Code", locator: "a['&lt;b&gt;'].c",
      destination: "G|D &amp; d", dataType: "Integer")
    #expect(filled.source == expected.source)
    #expect(filled.diagnostics == [])
  }

  @Test("in a body of another kind it goes in as it is")
  func text() throws {
    let value = "{\"a\"} & <b> %20 $(Name) \\"
    let filled = try DefinitionSample(body: "say ~~~REPLACE~~~").filled(["Body": value])
    #expect(filled.body?.text.string == "say \(value)")
  }
}
