import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("One mistake, one finding")
struct SingleFindingTests {
  static let definitions: [(String, [String])] = [
    ("<Url>https://a.example/<Method>GET</Method>", ["not-well-formed: </Request>"]),
    ("https://a.example/</Url><Method>GET</Method>", ["not-well-formed: </Url>"]),
    ("<url>https://a.example/</Url><Method>GET</Method>", ["not-well-formed: url"]),
    ("<Address>https://a.example/</Url><Method>GET</Method>", ["not-well-formed: Address"]),
    ("U<rl>https://a.example/</Url><Method>GET</Method>", ["not-well-formed: U<rl"]),
    ("<Ur>lhttps://a.example/</Url><Method>GET</Method>", ["not-well-formed: Ur>l"]),
    ("<Url><host></Url><Method>GET</Method>", ["not-well-formed: <host>"]),
    ("Url>https://a.example/</Url><Method>GET</Method>", ["not-well-formed: Url>"]),
    (
      "<Url>https://a.example/</Url><Headers>Header><Key>A</Key></Header></Headers>",
      ["not-well-formed: Header>"]
    ),
    ("<Headers><Header><Key>A</Key>/Header></Headers>", ["not-well-formed: /Header>"]),
    ("<Headers><Header><Key>A</Key>/<Header></Headers>", ["not-well-formed: /<Header>"]),
    ("<Url>https://a.example/</Url><Method>G& ET</Method>", ["not-well-formed: &"]),
    ("<Address>https://a.example/</Address><Method>GET</Method>", ["unknown-element: Address"]),
    ("<Url/>https://a.example/<Method>GET</Method>", ["stray-text: https://a.example/"]),
    ("https://a.example/<Method>GET</Method>", ["stray-text: https://a.example/"]),
    (
      "<Url>https://a.example/</Url><Method>GET</Method><Headers><Key>A</Key><Value>b</Value></Headers>",
      ["misplaced-element: Key"]
    ),
    ("<![CDATA[https:]]>//a.example/</Url>", ["not-well-formed: </Url>"]),
    (
      "<Url>https://a.example/</Url><Method>GET</Method><Body/><Body>a=1</Body>",
      ["duplicate-element: <Body>"]
    ),
  ]

  @Test("what a fault in the XML or a second element brings with it is not reported", arguments: definitions)
  func structure(request: String, expected: [String]) {
    let source = SourceText(
      """
      <ApiInteraction><Request>\(request)</Request>\
      <Response><Type>JSON</Type><ResponseCodeDestination>A</ResponseCodeDestination></Response></ApiInteraction>
      """)
    let found = Linter().lint(Definition(source)).diagnostics.filter { $0.severity > .info }
    #expect(found.map { "\($0.rule): \(source[$0.range])" } == expected)
  }

  private static let json = typed("application/json")
  private static let form = "application/x-www-form-urlencoded"
  private static let xml = typed("application/xml")

  private static func typed(_ type: String) -> String {
    "<Header><Key>Content-Type</Key><Value>\(type)</Value></Header>"
  }

  private static let authentication = "<Url>https://a.example/auth/connect/token</Url>"
  private static let token =
    "<Field><Locator>access_token</Locator><Destination>AccessToken</Destination><DataType>String</DataType></Field>"
  private static let status =
    "<Url>https://a.example/globalpci/v1/session/1</Url>"
    + "<Header><Key>Authorization</Key><Value>Bearer $(AccessToken)</Value></Header>"

  static let parts: [(String, [String])] = [
    ("<Url>https://a.example/${größe|name}</Url>", ["placeholder-lookalike: ${größe|name}"]),
    ("<Url>http:///a</Url>", ["invalid-url: "]),
    (json + #"<Body>{"$ (Key)": 1}</Body>"#, ["placeholder-lookalike: $ (Key)"]),
    (json + "<Body>$(</Body>", ["malformed-placeholder: $("]),
    (
      "<Header><Key>Authorization</Key><Value>Bea\nrer $(Token)</Value></Header>",
      ["invalid-header-value: \n"]
    ),
    ("<Header><Key>Authorization</Key><Value>ApiKey s3cret</Value></Header>", ["hardcoded-secret: s3cret"]),
    (
      "<ResponseCodeDestination>~~REPLACE:a~~|Code</ResponseCodeDestination>",
      ["malformed-slot: ~~REPLACE:a~~"]
    ),
    ("<Body>a=1&amp;&amp;b=$(B)</Body>", ["invalid-form-body: &amp;"]),
    ("<Body>Tom &amp; Jerry = love</Body>", []),
    (
      authentication + token + body("grant_type=client_credentials\"&scope=globalpci"),
      ["invalid-form-body: \""]
    ),
    (
      authentication + token + body("=client_credentials&scope=globalpci"),
      ["invalid-form-body: =client_credentials"]
    ),
    (authentication + token + body("grant_type=client_credentials&scope"), ["invalid-form-body: scope"]),
    (
      authentication + token + body("grant_type=client_credentials&scope=globalpci")
        + "<Method>FETCH</Method>",
      ["unknown-method: FETCH"]
    ),
    (
      status + field("sessionState/text()", "GlobalPCI|SessionState"),
      ["invalid-locator: sessionState/text()"]
    ),
    (
      status + field("id", "Id") + field("id", "GlobalPCI|SessionState"), ["duplicate-locator: id"]
    ),
    (
      json + #"<Body>{"a": "$(Note:EscapeDoubleQuote)"}</Body>"#,
      ["unknown-formatter: EscapeDoubleQuote"]
    ),
    (
      #"<Header Key="Accept"><Value>text/xml</Value></Header>"#, [#"unexpected-attribute: Key="Accept""#]
    ),
    (
      #"<Header name="Content-Type" value="application/json"/><Body>{}</Body>"#,
      [#"unexpected-attribute: name="Content-Type" value="application/json""#]
    ),
    (
      field("id", "Id").replacing("DataType>", with: "Type>"), ["misplaced-element: Type"]
    ),
    (
      "<Header><Key>Content-Type</Key>application/json</Header><Body>{}</Body>",
      ["stray-text: application/json"]
    ),
    (
      "<Header><Key>Content-Type: application/json</Key></Header><Body>{}</Body>",
      ["invalid-header-name: :"]
    ),
    (
      "<Header><Key>Content-Type: application/json</Key><Value/></Header><Body>{}</Body>",
      ["invalid-header-name: :"]
    ),
    (
      "<Header><Content-Type>application/json</Content-Type></Header><Body>{}</Body>",
      ["unknown-element: Content-Type"]
    ),
    ("<Header/>", ["missing-element: <Header/>"]), ("<Field/>", ["missing-element: <Field/>"]),
    ("<Field>\(field("id", "Id"))</Field>", ["misplaced-element: Field"]),
    (
      field("id", "Id").replacing("</Field>", with: "") + field("b", "B").replacing("<Field>", with: ""),
      ["duplicate-element: <Locator>"]
    ),
    (
      #"<Header><Key name="Accept"/><Value>text/xml</Value></Header>"#,
      [#"unexpected-attribute: name="Accept""#]
    ),
    (
      json + "<Header><Key>Content-Type</Key><Value>text/xml</Value></Header><Body>{}</Body>",
      ["duplicate-header: Content-Type"]
    ),
    ("<Method>get</Method>" + json + "<Body>{}</Body>", ["unknown-method: get", "body-with-get: <Body>"]),
    ("<Header>Content-Type: application/json</Header>", ["stray-text: Content-Type: application/json"]),
    (
      "<Headers>Content-Type: application/json</Headers><Body>{}</Body>",
      ["stray-text: Content-Type: application/json"]
    ),
    (
      "<Headers><Content-Type>application/json</Content-Type></Headers><Body>{}</Body>",
      ["unknown-element: Content-Type"]
    ),
    (
      "<Header><Key>Content-Type: application/json</Key><Value>a</Value></Header><Body>{}</Body>",
      ["invalid-header-name: :"]
    ),
    ("<Url>https://https://a.example/x</Url>", ["invalid-url: https:"]),
    ("<Url>https://a.example/{{ OrderId }}</Url>", ["placeholder-lookalike: {{ OrderId }}"]),
    (json + #"<Body>{"a": "${ OrderId }"}</Body>"#, ["placeholder-lookalike: ${ OrderId }"]),
    (json + #"<Body>{"a": $(Pounds).00}</Body>"#, ["unquoted-json-placeholder: $(Pounds).00"]),
    (json + #"<Body>{"a": -$(Pounds)}</Body>"#, ["unquoted-json-placeholder: -$(Pounds)"]),
    (json + #"<Body>{"a": 1$(Digits)}</Body>"#, []),
    (json + #"<Body>{$(X): "1"}</Body>"#, ["unquoted-json-placeholder: $(X)"]),
    (json + #"<Body>{"a": 1, #(X) : "$(Id)"}</Body>"#, ["unquoted-json-placeholder: #(X)"]),
    (json + #"<Body>{"a": 1, $(X)b: 1}</Body>"#, ["invalid-json-body: $(X)"]),
    (json + "<Body>{${X}: 1}</Body>", ["placeholder-lookalike: ${X}"]),
    (
      xml + "<Body><![CDATA[<soap:Envelope><soap:Body/></soap:Envelope>]]></Body>",
      ["invalid-xml-body: soap:Envelope"]
    ),
    (xml + #"<Body><![CDATA[<s:a xmlns:s="urn:s"><s:b/></s:a>]]></Body>"#, []),
    (xml + #"<Body><![CDATA[<a><b xsi:nil="true"/></a>]]></Body>"#, ["invalid-xml-body: xsi:nil"]),
    (
      xml
        + #"<Body><![CDATA[<a xml:lang="en"><b xmlns:x="urn:x" x:c="1"><d x:c="2"/></b><e x:c="3"/></a>]]></Body>"#,
      ["invalid-xml-body: x:c"]
    ),
    (json + "<Body>\u{FEFF}{&quot;a&quot;: 1}</Body>", ["invalid-json-body: \u{FEFF}"]),
    (json + #"<Body><![CDATA[\#u{200B} {"a": "b=c"}]]></Body>"#, ["invalid-json-body: \u{200B}"]),
    (xml + "<Body><![CDATA[\n\u{200B}<a/>]]></Body>", ["invalid-xml-body: \u{200B}"]),
    (
      typed(form) + "<Body><![CDATA[\u{200B}{}]]></Body>",
      ["content-type-mismatch: application/x-www-form-urlencoded"]
    ),
    (field("order.items.0.id", "A"), ["invalid-locator: .0"]),
    (field("\"order\".id", "A"), ["invalid-locator: \"order\""]),
    (field("order.'id'[0]", "A"), ["invalid-locator: 'id'"]),
    (field("data-&gt;id", "A"), ["invalid-locator: -&gt;"]),
    (field("order.05.x2.0a", "A") + field("it's.o'clock", "B") + field("a['0'].b", "C"), []),
    (field("order.id\u{A0}", "A"), ["surrounding-whitespace: \u{A0}"]),
    (field("\u{FEFF}order.id", "A"), ["surrounding-whitespace: \u{FEFF}"]),
    (
      "<Header><Key>X-A</Key><Value>$(B)\u{200B}</Value></Header>", ["surrounding-whitespace: \u{200B}"]
    ),
    ("<Header><Key>X-A</Key><Value>a\u{A0}b</Value></Header>", []),
    ("<Type>XML</Type>" + field("/a\u{A0}", "A"), ["invalid-locator: \u{A0}"]),
    (
      "<ResponseCodeDestination>Order|Code\u{A0}</ResponseCodeDestination>",
      ["data-source-name: \u{A0}"]
    ),
    (
      typed("multipart/form-data; boundary=b") + #"<Body>{"a": 1}</Body>"#,
      ["content-type-mismatch: multipart/form-data; boundary=b"]
    ),
    (typed("image/png") + "<Body>a=1&amp;b=$(B)</Body>", ["content-type-mismatch: image/png"]),
    (typed("video/mp4") + "<Body><![CDATA[<a>$(B)</a>]]></Body>", ["content-type-mismatch: video/mp4"]),
    (
      typed("text/html") + "<Body><![CDATA[<order><a>$(B)</a></order>]]></Body>",
      ["content-type-mismatch: text/html"]
    ),
    (
      typed("text/html; charset=utf-8") + "<Body><![CDATA[<?xml version='1.0'?><p>$(B)</p>]]></Body>",
      ["content-type-mismatch: text/html; charset=utf-8"]
    ),
    (
      typed("text/html") + #"<Body><![CDATA[<s:Envelope xmlns:s="urn:s"><s:Body/></s:Envelope>]]></Body>"#,
      ["content-type-mismatch: text/html"]
    ),
    (json + "<Body><![CDATA[<p>Hallo<br></p>]]></Body>", ["content-type-mismatch: application/json"]),
    (typed("text/html") + "<Body><![CDATA[<P>$(B)</P>]]></Body>", []),
    (typed("text/html") + "<Body><![CDATA[<html><body>$(B)</body></html>]]></Body>", []),
    (typed("text/html") + "<Body><![CDATA[<my-order>$(B)</my-order>]]></Body>", []),
    (typed("text/html") + "<Body><![CDATA[<p>one<p>two]]></Body>", []),
    (typed("text/html") + "<Body>$(B)</Body>", []),
    (typed("text/html") + #"<Body>{"a": "$(B)"}</Body>"#, ["content-type-mismatch: text/html"]),
    (
      typed("application/javascript") + #"<Body>{"a": "$(B)"}</Body>"#,
      ["content-type-mismatch: application/javascript"]
    ),
    (typed("application/pdf") + "<Body>a=$(B)</Body>", ["content-type-mismatch: application/pdf"]),
    (typed("${CT}") + #"<Body>{"a": 1}</Body>"#, ["placeholder-lookalike: ${CT}"]),
    ("<Header><Key>${H}</Key><Value>a</Value></Header><Body>{}</Body>", ["placeholder-lookalike: ${H}"]),
    (
      "<Header><Key>application/json</Key><Value>Content-Type</Value></Header><Body>{}</Body>",
      ["invalid-header-name: /"]
    ),
    (json + #"<Body>body={"a": 1}</Body>"#, ["content-type-mismatch: application/json"]),
    (
      typed(form) + "<Body>a=1&amp;\n  b=2&amp;\n  c=3 4&amp;\n  d=4</Body>",
      ["invalid-form-body: \n", "invalid-form-body:  "]
    ),
    (typed(form) + "<Body>a=1\r\n&amp;b=2\r\n&amp;c=3</Body>", ["invalid-form-body: \r\n"]),
    (
      authentication + token + body("grant_type=client_credentials; scope=globalpci"),
      ["invalid-form-body:  "]
    ),
    (
      authentication + token + body("grant_type=client_credentials, scope=globalpci"),
      ["invalid-form-body:  "]
    ),
    (
      authentication + token + body("grant_type=client_credentials|scope=globalpci"), ["invalid-form-body: |"]
    ),
    (
      authentication + token + body("grant_type=client_credentials\nscope=globalpci"),
      ["invalid-form-body: \n"]
    ),
    (typed(form) + "<Body>a=1&amp;client_secret=#ShopSecret</Body>", ["hardcoded-secret: #ShopSecret"]),
    (typed(form) + "<Body>client_secret=# (ShopSecret)</Body>", ["placeholder-lookalike: # (ShopSecret)"]),
    (typed(form) + "<Body>client_secret={ShopSecret}&amp;a=1</Body>", ["hardcoded-secret: {ShopSecret}"]),
    (typed(form) + "<Body>client_secret=p%ss</Body>", ["hardcoded-secret: p%ss"]),
    (
      typed(form) + "<Body>client_secret=ab cd ef&amp;a= </Body>",
      ["hardcoded-secret: ab cd ef", "invalid-form-body:  "]
    ),
    (typed(form) + "<Body>card=4111 1111 1111 1111</Body>", ["card-data: 4111 1111 1111 1111"]),
    (typed(form) + "<Body>cardNumber=4111 $(Rest)</Body>", ["card-data: cardNumber"]),
    (xml + "<Body><![CDATA[<Order><pin>1234</pin><id>1</id></Order>]]></Body>", ["card-data: pin"]),
    (typed("application/vnd.api") + #"<Body>{"a": 1}</Body>"#, []),
    ("<Header><Key>Authorization</Key><Value>Token token=\"$(T)\"</Value></Header>", []),
    ("<Header><Key>Authorization</Key><Value>GenieKey $(T)</Value></Header>", []),
    ("<Header><Key>X-A</Key><Value># (Key)</Value></Header>", ["placeholder-lookalike: # (Key)"]),
    ("<Url>https://a.example/# (Key)</Url>", ["placeholder-lookalike: # (Key)"]),
    (
      json + ##"<Body>{"a": "# (Key)", "b": "#[Key]"}</Body>"##,
      ["placeholder-lookalike: # (Key)", "placeholder-lookalike: #[Key]"]
    ),
    (json + #"<Body>{"note": "Order # (old)", "passwordPolicy": "strong"}</Body>"#, []),
  ]

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /v2/orders
    headers:
      Content-Type:
        values: [application/json]
      X-Merchant:
    body:
      id:
    """

  private static let merchant = "<Header><Key>X-Merchant</Key><Value>ABC</Value></Header>"

  static let besideProfile: [(String, [String])] = [
    (json + merchant, []), (merchant + typed("${M}"), ["placeholder-lookalike: ${M}"]),
    (json + "<Header><Key>${H}</Key><Value>ABC</Value></Header>", ["placeholder-lookalike: ${H}"]),
    (json + typed("ABC"), ["duplicate-header: Content-Type"]),
    (json + json, ["provider-missing-header: <Headers>", "duplicate-header: Content-Type"]),
    (json + "X-Merchant: ABC", ["stray-text: X-Merchant: ABC"]),
    (json + "<X-Merchant>ABC</X-Merchant>", ["unknown-element: X-Merchant"]),
    (json + "see page 3", ["provider-missing-header: <Headers>", "stray-text: see page 3"]),
    (
      merchant + "<Header><Key>application/json</Key><Value>Content-Type</Value></Header>",
      ["invalid-header-name: /"]
    ),
    (json + "<Header><Key>A B</Key><Value>X-Merchant</Value></Header>", ["invalid-header-name:  "]),
    (
      json + "<Header><Key>X-Merchnt</Key><Value>ABC</Value></Header>", ["provider-missing-header: X-Merchnt"]
    ),
    (
      merchant + "<Header><Key>ContentType</Key><Value>application/json</Value></Header>",
      ["provider-missing-header: ContentType"]
    ),
    (
      json + "<Header><Key>X-Order</Key><Value>ABC</Value></Header>", ["provider-missing-header: <Headers>"]
    ),
  ]

  @Test("a mistake in a header is one finding where a profile asks for it, too", arguments: besideProfile)
  func held(headers: String, expected: [String]) throws {
    var profiles = ProfileSet()
    try profiles.add(Array(Self.profile.utf8))
    let part = #"<Url>https://a.example/v2/orders</Url><Headers>\#(headers)</Headers><Body>{"id": 1}</Body>"#
    let source = SourceText(RuleExample(part).definition)
    let found = Linter(profiles: profiles).lint(Definition(source)).diagnostics.filter { $0.severity > .info }
    #expect(found.map { "\($0.rule): \(source[$0.range])" } == expected)
  }

  @Test("a mistake at a slot is one finding, in a template or not")
  func surplus() {
    let part = "<Url>https://a.example/~~~~REPLACE~~~~</Url>"
    for isTemplate in [true, false] {
      #expect(FoundIn(part, isTemplate: isTemplate).findings == ["malformed-slot: ~~~~REPLACE~~~~"])
    }
  }

  @Test("a second Method or Body is one finding, whichever of the two is wrong")
  func seconds() {
    let parts = [
      "<Url>https://a.example/</Url><Method>GET</Method><Method>POST</Method><Body>{}</Body>",
      "<Url>https://a.example/</Url><Method>POST</Method><Headers>\(Self.json)</Headers><Body>zzz</Body><Body>{}</Body>",
    ]
    for request in parts {
      let source = """
        <ApiInteraction><Request>\(request)</Request><Response><Type>JSON</Type>\
        <ResponseCodeDestination>A</ResponseCodeDestination></Response></ApiInteraction>
        """
      let found = Linter().lint(Array(source.utf8)).diagnostics.filter { $0.severity > .info }
      #expect(found.map(\.rule) == ["duplicate-element"], "\(request)")
    }
  }

  @Test("correct bodies of other types than the platform tells apart are none of a linter's business")
  func otherBodies() {
    for (type, body) in [
      ("application/graphql", "{ order(id: 1) { state } }"), ("text/html", "<p>one<br>two</p>"),
      ("application/x-ndjson", #"{"a": 1}\#n{"a": 2}"#), ("text/csv", "[a];[b]"),
      (
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--"
      ),
      ("multipart/form-data; boundary=b", "--b&a=1\r\n"), ("image/svg+xml", "<svg/>"),
      ("text/plain", "[VCC] call from $(CLID)"), ("application/octet-stream", "<3 you"),
      ("application/x-www-form-urlencoded", "a=1&$(Rest)"),
      ("application/x-www-form-urlencoded", "#(Auth)&a=1"),
    ] {
      let header = "<Header><Key>Content-Type</Key><Value>\(type)</Value></Header>"
      #expect(FoundIn(header + "<Body><![CDATA[\(body)]]></Body>").findings == [], "\(type)")
    }
  }

  private static func body(_ start: String) -> String {
    "<Body><![CDATA[\(start)&client_id=a&client_secret=#(Secret)]]></Body>"
  }

  private static func field(_ locator: String, _ destination: String) -> String {
    "<Field><Locator>\(locator)</Locator><Destination>\(destination)</Destination><DataType>String</DataType></Field>"
  }

  @Test("a rule is silent where another one explains", arguments: parts)
  func silence(part: String, expected: [String]) {
    let source = SourceText(RuleExample(part).definition)
    let found = Linter().lint(Definition(source)).diagnostics.filter { $0.severity > .info }
    #expect(found.map { "\($0.rule): \(source[$0.range])" } == expected)
  }

  @Test("what stands around a slot in a data source name is judged")
  func slots() {
    let part = "<ResponseCodeDestination>~~~REPLACE:group~~~:Code</ResponseCodeDestination>"
    #expect(FoundIn(part, isTemplate: true).findings.first == "data-source-name: :")
  }
}
