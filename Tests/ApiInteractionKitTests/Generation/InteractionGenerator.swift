import HTTPTypes

@testable import ApiInteractionKit

/// Builds interactions of every kind in code.
struct InteractionGenerator {
  var random: SeededRandom

  mutating func interaction() throws -> ApiInteraction {
    let type = random.once(in: 3) ? ApiInteraction.ResponseType.xml : .json
    var headers: [ApiInteraction.Request.Header] = []
    for _ in 0..<random.number(0...3) { headers.append(try header()) }
    var fields: [ApiInteraction.Response.Field] = []
    for _ in 0..<random.number(0...4) { fields.append(try field(type)) }
    return ApiInteraction(
      request: try ApiInteraction.Request(
        url: TemplateText("https://a.b/" + text(0...6)), method: method(), headers: headers,
        body: random.once(in: 5) ? nil : TemplateText(body())),
      response: try ApiInteraction.Response(
        type: type, responseCodeDestination: DataSourceName(name()), fields: fields))
  }

  private mutating func method() -> HTTPRequest.Method {
    random.one(of: .get, .post, .put, .patch, .delete, HTTPRequest.Method("X-Y") ?? .head)
  }

  private mutating func header() throws -> ApiInteraction.Request.Header {
    let key = random.one(
      of: "Authorization", "X-$(a)", "$(é:ToLowerCase)", "~~~REPLACE~~~", "a|b&c'd", "#(k)")
    return try ApiInteraction.Request.Header(
      key: TemplateText(key), value: TemplateText("v" + random.some(of: Self.texts + ["\t"], 0...5)))
  }

  private mutating func field(_ type: ApiInteraction.ResponseType) throws -> ApiInteraction.Response.Field {
    let json = random.one(of: "a", "a.b[0].é", "[3]", "['a.b'].c & d", "x<y>", "a&gt;b")
    let xml = random.one(
      of: "/a", "//x[@y='z & w']", "count(//a) > 1", "string(\"]]>\")", "a |\nb", "a |\r\tb")
    let types = DataType.known + [try DataType("My & Type"), try DataType("]]>")]
    return ApiInteraction.Response.Field(
      locator: try Locator(type == .json ? json : xml, for: type), destination: try DataSourceName(name()),
      dataType: types[random.number(0...(types.count - 1))])
  }

  private static let texts = [
    "a", "é", "日", "\u{1F600}", "e\u{301}", " ", "&", "<", ">", "]]>", "]", "\"", "'", "$(a)",
    "$(b|c:EscapeDoubleQuotes)",
    "#(k)", "~~~REPLACE~~~", "~~~REPLACE:n & m~~~", "$", "~", "&amp;", "<![CDATA[", "<!--", "\u{85}",
    "\u{FFFD}",
  ]

  private mutating func text(_ count: ClosedRange<Int>) -> String { random.some(of: Self.texts, count) }

  private mutating func body() -> String {
    let spaces = ["\n", "\r", "\r\n", "\t", " ", "]]", "]>", "\r]]>", "]\r]>", "\u{301}"]
    let text = random.some(of: Self.texts + spaces, 0...16)
    return random.once(in: 2) ? text : random.some(of: spaces + ["a", ">"], 0...8)
  }

  private mutating func name() -> String {
    "n"
      + random.some(
        of: ["a", "é", "|", " b", "&", "<", ">", "]]>", "#", "~", "\u{1F600}", "e\u{301}"], 0...6)
  }
}
