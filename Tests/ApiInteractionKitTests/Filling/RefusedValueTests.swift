import Testing

@testable import ApiInteractionKit

@Suite("A value that its place cannot take is refused")
struct RefusedValueTests {
  private static let secret = "s3cr3t"

  private func check(_ sample: DefinitionSample, _ slot: String, _ value: String, _ reason: String) throws {
    let template = try sample.template()
    let place = try #require(template.slots.first { $0.name == slot }).occurrences[0].range
    #expect(try sample.problems([slot: value]) == [.refused(slot: slot, reason: reason, at: place)])
  }

  @Test(
    "as the start of the Url",
    arguments: [
      ("", "This is not an absolute URL. It must begin with https:// or http://."),
      ("example.org", "This is not an absolute URL. It must begin with https:// or http://."),
      ("//example.org", "This is not an absolute URL. It must begin with https:// or http://."),
      ("https:/example.org", "This is not an absolute URL. It must begin with https:// or http://."),
      ("ftp://example.org", "Only https and http URLs can be called."),
      ("https://", "The URL names no host. Write one after ://."),
      ("https:///x", "The URL names no host. Write one after ://."),
      ("https://u@", "The URL names no host. Write one after ://."),
      ("https://example.org:99999", "A port is a number up to 65535."),
      ("https://example.org:x", "A port is a number up to 65535."),
      ("https://[::1", "This is not a host name, such as api.example.com, with an optional port."),
      ("https://example.org?x=1", "The base URL can have no query and no fragment."),
      ("https://example.org/#x", "The base URL can have no query and no fragment."),
      ("https://example.org/?", "The base URL can have no query and no fragment."),
      ("https://example.org/a b", "A URL cannot hold a space. Percent-encode it."),
      (" https://example.org", "A URL cannot hold a space. Percent-encode it."),
      ("https://example.org\r\nX: 1", "A URL cannot hold a line break. Write it on one line."),
      (
        "https://exämple.org",
        "A host name cannot hold “ä”. Write the name in its ASCII form, which begins with xn--."
      ),
      ("https://example.org/ä", "A URL cannot hold “ä”. Percent-encode it."),
      ("https://example.org/%zz", "After % come two hexadecimal digits."),
      ("https://~~~REPLACE~~~", "A value cannot hold a slot itself."),
    ])
  func urlStart(_ value: String, _ reason: String) throws {
    try check(DefinitionSample(url: "~~~REPLACE~~~/x"), "Url", value, reason)
  }

  @Test(
    "in the host of the Url",
    arguments: [
      "https://example.org", "a/b", "a b", "u:p@example", "exämple", "a?b", "a#b", "a:80", "\n", "/",
    ])
  func host(_ value: String) throws {
    let reason = "This must be a host name, without https:// and without a path."
    try check(DefinitionSample(url: "https://~~~REPLACE~~~-api.example.org/"), "Url", value, reason)
  }

  @Test("the limit with which a template was read is that of what it becomes")
  func limit() throws {
    let source = DefinitionSample(body: "~~~REPLACE~~~").source
    let body = String(repeating: "x", count: 2 << 20)
    let large = try DefinitionTemplate(source, limits: Limits(definitionBytes: 4 << 20))
    #expect(try large.fill(with: ["Body": body]).string.contains(body))
    let small = try DefinitionTemplate(source, limits: Limits(definitionBytes: source.bytes.count))
    let error = #expect(throws: FillError.self) { try small.fill(with: ["Body": body]) }
    #expect(
      error?.problems.map(\.description) == [
        "The value for “Body” is refused. The definition would be larger than \(source.bytes.count) bytes and "
          + "could not be read."
      ] as [String]?)
  }

  @Test("two slots of one placeholder's name, which together make it too long")
  func longNameOfTwo() throws {
    let sample = DefinitionSample(url: "https://a.example/$(~~~REPLACE:a~~~x~~~REPLACE:b~~~)")
    let half = String(repeating: "n", count: 127)
    #expect(try sample.problems(["a": half, "b": half]) == [])
    let reason = "A data source name has at most 255 characters; this one has 256."
    let problems = try sample.problems(["a": half + "n", "b": half])
    #expect(problems.map(\.description) == ["The value for “b” is refused. \(reason)"])
  }

  @Test("a Locator is one for the response's own Type, wherever else a Type stands")
  func misplacedType() throws {
    let sample = DefinitionSample(body: "</Body><Type>XML</Type><Body>", locator: "~~~REPLACE~~~")
    #expect(try sample.problems(["Locator": "a[0].b"]) == [])
    try check(
      sample, "Locator", "/a",
      "This is an XPath, but the response's Type is JSON. Write a path such as data.id.")
  }

  @Test("in the host of the Url, nothing at all is fine while the host has another part")
  func emptyHostPart() throws {
    let filled = try DefinitionSample(url: "https://~~~REPLACE~~~api.example.org/").filled(["Url": ""])
    #expect(filled.url?.text.string == "https://api.example.org/")
  }

  @Test(
    "in the host of the Url, what makes it none together with the text around it",
    arguments: [
      ("https://~~~REPLACE~~~/", "", "The URL names no host. Write one after ://."),
      ("https://~~~REPLACE~~~.example.org/", "%zz", "After % come two hexadecimal digits."),
      ("https://example.org:~~~REPLACE~~~/", "https", "A port is a number up to 65535."),
      ("https://example.org:~~~REPLACE~~~/", "65536", "A port is a number up to 65535."),
    ])
  func wholeHost(_ url: String, _ value: String, _ reason: String) throws {
    try check(DefinitionSample(url: url), "Url", value, reason)
  }

  @Test(
    "elsewhere in the Url",
    arguments: [
      ("~~~REPLACE~~~://example.org/", "ftp", "Write http or https."),
      ("~~~REPLACE~~~://example.org/", "", "Write http or https."),
      ("https://example.org/~~~REPLACE~~~/x", ".", "A path segment cannot be . or .., which mean folders."),
      ("https://example.org/~~~REPLACE~~~/x", "..", "A path segment cannot be . or .., which mean folders."),
    ])
  func url(_ url: String, _ value: String, _ reason: String) throws {
    try check(DefinitionSample(url: url), "Url", value, reason)
  }

  @Test(
    "in a header's Value",
    arguments: [
      ("\r\nX-Other: 1", "U+000D"), ("a\nb", "U+000A"), ("a\u{0}", "U+0000"), ("\u{7F}", "U+007F"),
      ("\u{1B}", "U+001B"),
    ])
  func header(_ value: String, _ character: String) throws {
    let reason = "A header value cannot hold the control character \(character)."
    try check(DefinitionSample(headers: [("X-Id", "a ~~~REPLACE~~~")]), "X-Id", value, reason)
  }

  @Test("as a whole header Value, nothing", arguments: ["", " \t"])
  func emptyHeader(_ value: String) throws {
    let sample = DefinitionSample(headers: [("X-Id", "~~~REPLACE~~~")])
    try check(sample, "X-Id", value, "<Value> cannot be empty.")
  }

  @Test(
    "outside a JSON string, what is not one scalar",
    arguments: [
      "", " ", "abc", "{}", "[]", "[1]", "{\"a\":1}", "1 2", "01", "1,\"x\":2", "\"a\"b\"", "'a'", "NaN",
      "+1", "tru", "1}",
      "\u{FEFF}1", "1//",
    ])
  func jsonScalar(_ value: String) throws {
    let reason =
      "Outside a string this must be one JSON value: a number, true, false, null, or a text in double quotes."
    try check(DefinitionSample(body: "{\"a\":~~~REPLACE~~~}"), "a", value, reason)
  }

  @Test(
    "as a name in a placeholder",
    arguments: [
      (")", "A data source name cannot hold “)”."), ("a)b", "A data source name cannot hold “)”."),
      ("$(Name)", "A data source name cannot hold “$”."),
      ("Name:ToLowerCase", "A data source name cannot hold “:”."),
      ("", "A data source name cannot be empty."),
      (" Name", "A data source name has no white space at its ends."),
      ("Name\n", "A data source name cannot hold the control character U+000A."),
    ])
  func name(_ value: String, _ reason: String) throws {
    try check(DefinitionSample(body: "a=$(~~~REPLACE~~~)"), "a", value, reason)
    let configuration = reason.replacing("data source name", with: "configuration key")
    try check(DefinitionSample(body: "a=#(~~~REPLACE~~~)"), "a", value, configuration)
  }

  @Test("as a part of a name that gets too long")
  func longName() throws {
    let sample = DefinitionSample(body: "a=$(Group|~~~REPLACE~~~)")
    #expect(try sample.problems(["a": String(repeating: "x", count: 249)]) == [])
    let reason = "A data source name has at most 255 characters; this one has 256."
    try check(sample, "a", String(repeating: "x", count: 250), reason)
  }

  @Test("as a formatter, what is none", arguments: ["lower", "", "tolowercase", "ToLowerCase:ToLowerCase"])
  func formatter(_ value: String) throws {
    let reason = "There is no such formatter; there are RemoveLeadingPlus, EscapeDoubleQuotes, ToLowerCase."
    try check(DefinitionSample(body: "a=$(Name:~~~REPLACE~~~)"), "a", value, reason)
  }

  @Test(
    "as any other value, what the element cannot be",
    arguments: [
      (DefinitionSample(method: "~~~REPLACE~~~"), "Method", ["GE T", "", "a\nb", "$(Method)", "(x)"]),
      (DefinitionSample(type: "~~~REPLACE~~~"), "Type", ["json", "Xml", "", "JSON XML", "#(Type)"]),
      (
        DefinitionSample(code: "~~~REPLACE~~~"), "ResponseCodeDestination",
        ["", "a$b", "a(b)", "a:b", "$(Name)"]
      ),
      (DefinitionSample(destination: "~~~REPLACE~~~"), "Destination", ["", "a)", "a:b", "a\tb"]),
      (
        DefinitionSample(locator: "~~~REPLACE~~~"), "Locator",
        ["", "$.a", "a..b", "a[*]", "/a", "a[-1]", "$(Name)"]
      ),
      (DefinitionSample(type: "XML", locator: "~~~REPLACE~~~"), "Locator", ["", " "]),
      (DefinitionSample(dataType: "~~~REPLACE~~~"), "DataType", ["", "\n", "$(Name)"]),
      (DefinitionSample(headers: [("~~~REPLACE~~~", "v")]), "Key", ["", "a b", "a:b", "é", "a\r\nb"]),
    ] as [(DefinitionSample, String, [String])])
  func element(_ sample: DefinitionSample, _ slot: String, _ values: [String]) throws {
    for value in values {
      let problems = try sample.problems([slot: value])
      let place = try #require(sample.range(of: "~~~REPLACE~~~"))
      guard case .refused(slot, let reason, place) = problems.first, problems.count == 1 else {
        Issue.record("\(slot) took \(value.debugDescription): \(problems)")
        continue
      }
      #expect(value.count < 3 || !reason.contains(value))
    }
  }

  @Test(
    "where it does not hold a placeholder of its own that is well-formed",
    arguments: [
      ("$(Name", "This $( is never closed. Write ) after the name."),
      ("#(", "This #( is never closed. Write ) after the name."),
      ("$()", "This placeholder names nothing. Write a name between ( and )."),
      ("~~~REPLACE~~~", "A value cannot hold a slot itself."),
      ("$(~~~REPLACE~~~)", "A value cannot hold a slot itself."),
    ])
  func placeholders(_ value: String, _ reason: String) throws {
    let samples = [
      DefinitionSample(url: "https://example.org/?a=~~~REPLACE~~~"),
      DefinitionSample(headers: [("a", "~~~REPLACE~~~")]),
      DefinitionSample(body: "a=~~~REPLACE~~~"), DefinitionSample(body: "{\"a\":\"~~~REPLACE~~~\"}"),
      DefinitionSample(body: "{\"a\":~~~REPLACE~~~}"),
      DefinitionSample(body: "&lt;a&gt;~~~REPLACE~~~&lt;/a&gt;"),
    ]
    for sample in samples { try check(sample, "a", value, reason) }
    try check(DefinitionSample(body: "say ~~~REPLACE~~~"), "Body", value, reason)
  }

  @Test("as a Locator, what the Type that is filled with it cannot be read with")
  func locatorOfFilledType() throws {
    let sample = DefinitionSample(type: "~~~REPLACE~~~", locator: "~~~REPLACE~~~")
    #expect(try sample.problems(["Type": "JSON", "Locator": "/a"]).count == 1)
    #expect(try sample.problems(["Type": "JSON", "Locator": "a"]) == [])
    #expect(try sample.problems(["Type": "XML", "Locator": "/a"]) == [])
  }

  @Test(
    "where it would make a hole together with the text around it",
    arguments: [
      ("say ~~~REPLACE~~~(Name)", "$"), ("say $~~~REPLACE~~~Name)", "("), ("say ~~~REPLACE~~~(Name)", "a#"),
      ("say ~~~~~~REPLACE~~~~~~", "REPLACE"), ("say ~~~REP~~~REPLACE~~~~~~", "LACE"),
    ])
  func seams(_ body: String, _ value: String) throws {
    let reason = "Together with the text around it this value makes a placeholder or a slot."
    try check(DefinitionSample(body: body), "Body", value, reason)
  }

  @Test(
    "and is never repeated in what is said of it",
    arguments: [
      (
        DefinitionSample(url: "~~~REPLACE~~~/x"), "Url",
        ["\(secret)", "https://\(secret)?a", "https://\(secret):x"]
      ),
      (DefinitionSample(url: "https://~~~REPLACE~~~/x"), "Url", ["https://\(secret)"]),
      (
        DefinitionSample(headers: [("X-Id", "~~~REPLACE~~~")]), "X-Id",
        ["\(secret)\n", "$(\(secret)", "$(a:\(secret))"]
      ),
      (
        DefinitionSample(body: "{\"a\":~~~REPLACE~~~}"), "a",
        ["\(secret)", "$(a:\(secret))", "{\"\(secret)\":1}"]
      ),
      (
        DefinitionSample(body: "a=~~~REPLACE~~~"), "a",
        ["$(\(secret):ToLowercase)", "$(a:\(secret):x)", "$( \(secret))"]
      ),
      (DefinitionSample(body: "a=$(~~~REPLACE~~~)"), "a", ["\(secret))", "\(secret):x"]),
      (DefinitionSample(body: "a=$(x:~~~REPLACE~~~)"), "a", ["\(secret)"]),
      (DefinitionSample(method: "~~~REPLACE~~~"), "Method", ["\(secret) x", "$(\(secret))"]),
      (DefinitionSample(type: "~~~REPLACE~~~"), "Type", ["\(secret)"]),
      (DefinitionSample(locator: "~~~REPLACE~~~"), "Locator", ["\(secret)..x", "/\(secret)"]),
      (DefinitionSample(destination: "~~~REPLACE~~~"), "Destination", ["\(secret)$"]),
      (DefinitionSample(headers: [("~~~REPLACE~~~", "v")]), "Key", ["\(secret) x"]),
      (DefinitionSample(body: "&lt;~~~REPLACE~~~/&gt;"), "Body", ["\(secret) x"]),
      (DefinitionSample(body: "&lt;a&gt;&lt;!--~~~REPLACE~~~--&gt;&lt;/a&gt;"), "Body", ["\(secret)--"]),
    ] as [(DefinitionSample, String, [String])])
  func neverRepeated(_ sample: DefinitionSample, _ slot: String, _ values: [String]) throws {
    for value in values {
      let error = try #require(throws: FillError.self) { try sample.template().fill(with: [slot: value]) }
      #expect(error.problems.count == 1)
      #expect(!"\(error)".contains(RefusedValueTests.secret), "\(error)")
    }
  }
}
