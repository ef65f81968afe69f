import Testing

@testable import ApiInteractionKit

@Suite("Slots are named for where they stand")
struct SlotNameTests {
  private static let slot = "~~~REPLACE~~~"

  @Test(
    "in the Url: Url, or the query parameter",
    arguments: [
      ("~~~REPLACE~~~/auth/connect/token", [SlotSummary("Url", [.urlStart])]),
      ("~~~REPLACE~~~", [SlotSummary("Url", [.urlStart])]),
      ("https://~~~REPLACE~~~/x", [SlotSummary("Url", [.urlHost(endsAuthority: true)])]),
      ("https://~~~REPLACE~~~.example.org/x", [SlotSummary("Url", [.urlHost(endsAuthority: false)])]),
      ("https://api.~~~REPLACE~~~:8443/", [SlotSummary("Url", [.urlHost(endsAuthority: false)])]),
      ("https://api.~~~REPLACE~~~?p=1", [SlotSummary("Url", [.urlHost(endsAuthority: true)])]),
      ("~~~REPLACE~~~://example.org/", [SlotSummary("Url", [.urlScheme])]),
      ("https://example.org/a/~~~REPLACE~~~/b", [SlotSummary("Url", [.urlPath])]),
      ("https://example.org/a-~~~REPLACE~~~", [SlotSummary("Url", [.urlPath])]),
      ("https://example.org/?p=~~~REPLACE~~~", [SlotSummary("p", [.urlQuery])]),
      ("https://example.org/?a=1&amp;key=x~~~REPLACE~~~", [SlotSummary("key", [.urlQuery])]),
      ("https://example.org/?a=1&amp;~~~REPLACE~~~=1", [SlotSummary("Url", [.urlQuery])]),
      ("https://example.org/?~~~REPLACE~~~", [SlotSummary("Url", [.urlQuery])]),
      ("https://example.org/?=~~~REPLACE~~~", [SlotSummary("Url", [.urlQuery])]),
      ("https://example.org/?p=a=~~~REPLACE~~~", [SlotSummary("p", [.urlQuery])]),
      ("https://example.org/#~~~REPLACE~~~", [SlotSummary("Url", [.urlQuery])]),
      ("https://example.org/$(Id)/x?p=$(P)~~~REPLACE~~~", [SlotSummary("p", [.urlQuery])]),
      (
        "~~~REPLACE~~~/~~~REPLACE~~~?p=~~~REPLACE~~~&amp;p=~~~REPLACE~~~",
        [
          SlotSummary("Url", [.urlStart]), SlotSummary("Url#2", [.urlPath]), SlotSummary("p", [.urlQuery]),
          SlotSummary("p#2", [.urlQuery]),
        ]
      ),
    ])
  func url(_ url: String, _ slots: [SlotSummary]) throws {
    #expect(try DefinitionSample(url: url).slots() == slots)
  }

  @Test("in a header's Value: the Key; in a Key: Key")
  func headers() throws {
    let headers = [
      ("Authorization", "Bearer ~~~REPLACE~~~"), ("X-Id", "~~~REPLACE~~~~~~REPLACE~~~"),
      ("X-Id", "$(~~~REPLACE~~~)"),
      ("X-~~~REPLACE~~~", "~~~REPLACE~~~"), ("~~~REPLACE~~~", "plain"),
    ]
    let expected = [
      SlotSummary("Authorization", [.headerValue]), SlotSummary("X-Id", [.headerValue]),
      SlotSummary("X-Id#2", [.headerValue]), SlotSummary("X-Id#3", [.placeholderName(.dataSource)]),
      SlotSummary("Key", [.element(.key)]), SlotSummary("Value", [.headerValue]),
      SlotSummary("Key#2", [.element(.key)]),
    ]
    #expect(try DefinitionSample(headers: headers).slots() == expected)
  }

  @Test(
    "in a body: what the kind of body gives",
    arguments: [
      ("client_id=~~~REPLACE~~~", [SlotSummary("client_id", [.form])]),
      (
        "a=1&amp;client_id=x~~~REPLACE~~~y&amp;z=~~~REPLACE~~~",
        [SlotSummary("client_id", [.form]), SlotSummary("z", [.form])]
      ),
      ("~~~REPLACE~~~=1", [SlotSummary("Body", [.form])]),
      ("\n a=~~~REPLACE~~~ \n", [SlotSummary("a", [.form])]),
      ("{\"Id\":\"~~~REPLACE~~~\"}", [SlotSummary("Id", [.jsonString])]),
      ("{\"P\":{\"name\":\"Mr ~~~REPLACE~~~\"}}", [SlotSummary("P.name", [.jsonString])]),
      ("{\"items\":[{\"sku\":\"~~~REPLACE~~~\"}]}", [SlotSummary("items[0].sku", [.jsonString])]),
      (
        "[\"~~~REPLACE~~~\",~~~REPLACE~~~]",
        [SlotSummary("[0]", [.jsonString]), SlotSummary("[1]", [.jsonScalar])]
      ),
      ("{\"a.b\":{\"c\":~~~REPLACE~~~}}", [SlotSummary("['a.b'].c", [.jsonScalar])]),
      ("{\"cardholder Address\":\"~~~REPLACE~~~\"}", [SlotSummary("cardholder Address", [.jsonString])]),
      ("{\"a\":{\"~~~REPLACE~~~\":1}}", [SlotSummary("a", [.jsonString])]),
      ("{\"~~~REPLACE~~~\":1}", [SlotSummary("Body", [.jsonString])]),
      ("{\"n\": 1~~~REPLACE~~~ }", [SlotSummary("n", [.jsonScalar])]),
      ("&lt;a&gt;&lt;b&gt;~~~REPLACE~~~&lt;/b&gt;&lt;/a&gt;", [SlotSummary("b", [.xmlText])]),
      ("&lt;a id='~~~REPLACE~~~'/&gt;", [SlotSummary("id", [.xmlAttribute])]),
      ("&lt;a&gt;&lt;![CDATA[x~~~REPLACE~~~]]&gt;&lt;/a&gt;", [SlotSummary("a", [.xmlCDATA])]),
      ("&lt;a&gt;&lt;!-- ~~~REPLACE~~~ --&gt;&lt;/a&gt;", [SlotSummary("Body", [.xmlComment])]),
      (
        "&lt;~~~REPLACE:tag~~~&gt;x&lt;/~~~REPLACE:tag~~~&gt;", [SlotSummary("tag", [.xmlName, .xmlName])]
      ),
      ("&lt;a ~~~REPLACE~~~='1'/&gt;", [SlotSummary("Body", [.xmlName])]),
      ("&lt;a&gt;&lt;b/&gt;~~~REPLACE~~~&lt;b/&gt;&lt;/a&gt;", [SlotSummary("a", [.xmlText])]),
      ("hello ~~~REPLACE~~~", [SlotSummary("Body", [.text])]),
      ("~~~REPLACE~~~", [SlotSummary("Body", [.text])]),
      ("\"~~~REPLACE~~~\"", [SlotSummary("Body", [.text])]),
      ("a=1&amp;~~~REPLACE~~~", [SlotSummary("Body", [.text])]),
    ])
  func body(_ body: String, _ slots: [SlotSummary]) throws {
    #expect(try DefinitionSample(body: body).slots() == slots)
  }

  @Test(
    "in a placeholder: as for the place that the placeholder stands in",
    arguments: [
      ("$(~~~REPLACE~~~)", .placeholderName(.dataSource)),
      ("#(~~~REPLACE~~~)", .placeholderName(.configuration)),
      ("$(Group|~~~REPLACE~~~)", .placeholderName(.dataSource)), ("$(Name:~~~REPLACE~~~)", .formatter),
      ("$(~~~REPLACE~~~:ToLowerCase)", .placeholderName(.dataSource)),
      ("$(Name:ToLowerCase:~~~REPLACE~~~)", .formatter),
    ] as [(String, SlotContext)])
  func placeholders(_ placeholder: String, _ context: SlotContext) throws {
    let sample = DefinitionSample(
      url: "https://example.org/?p=\(placeholder)", headers: [("X-Id", "a \(placeholder)")],
      body: "{\"P\":{\"name\":\"\(placeholder)\"}}")
    let expected = ["p", "X-Id", "P.name"].map { SlotSummary($0, [context]) }
    #expect(try sample.slots() == expected)
  }

  @Test("in any other value: the element's name")
  func elements() throws {
    let sample = DefinitionSample(
      method: SlotNameTests.slot, type: SlotNameTests.slot, code: SlotNameTests.slot,
      locator: "a.\(SlotNameTests.slot)",
      destination: "Group|\(SlotNameTests.slot)", dataType: SlotNameTests.slot)
    let elements: [DefinitionElement] = [
      .method, .type, .responseCodeDestination, .locator, .destination, .dataType,
    ]
    #expect(try sample.slots() == elements.map { SlotSummary($0.name, [.element($0)]) })
  }

  @Test(
    "a name that is not all written yet is shown as it is written",
    arguments: [
      ("~~~REPLACE~~~=~~~REPLACE~~~", ["Body", "Body#2"]), ("k$(N)=~~~REPLACE~~~", ["k$(N)"]),
      ("{\"$(N)\":\"~~~REPLACE~~~\"}", ["['$(N)']"]), ("{\"a\":{\"n$(N)\":\"~~~REPLACE~~~\"}}", ["a.n$(N)"]),
    ])
  func openNames(_ body: String, _ names: [String]) throws {
    #expect(try DefinitionSample(body: body).slots().map(\.name) == names)
  }

  @Test("a header's Key names its Value, whichever comes first")
  func valueFirst() throws {
    let text = DefinitionSample(headers: [("X-Id", "~~~REPLACE~~~")]).source.string
      .replacing(
        "<Key>X-Id</Key><Value>~~~REPLACE~~~</Value>", with: "<Value>~~~REPLACE~~~</Value><Key>X-Id</Key>")
    #expect(try DefinitionTemplate(SourceText(text)).slots.map(\.name) == ["X-Id"])
  }

  @Test("a second slot of one name gets #2, a third #3, in the order of the source")
  func numbers() throws {
    let sample = DefinitionSample(
      url: "https://example.org/?id=~~~REPLACE~~~", headers: [("id", "~~~REPLACE~~~")],
      body: "id=~~~REPLACE~~~")
    #expect(try sample.template().slots.map(\.name) == ["id", "id#2", "id#3"])
    let filled = try sample.filled(["id": "1", "id#2": "2", "id#3": "3"])
    #expect(filled.url?.text.string == "https://example.org/?id=1")
    #expect(filled.headers.map { $0.value?.text.string } == ["2"])
    #expect(filled.body?.text.string == "id=3")
  }

  @Test(
    "explicit names: several of one name are one slot in several places, and no other slot takes the name")
  func explicit() throws {
    let sample = DefinitionSample(
      url: "https://example.org/?account=~~~REPLACE~~~&amp;x=~~~REPLACE:account~~~",
      headers: [("X-Account", "~~~REPLACE:account~~~")],
      body: "{\"a\":{\"b\":\"~~~REPLACE:account~~~\"},\"c\":\"~~~REPLACE:my name~~~\"}")
    let expected = [
      SlotSummary("account#2", [.urlQuery]), SlotSummary("account", [.urlQuery, .headerValue, .jsonString]),
      SlotSummary("my name", [.jsonString]),
    ]
    #expect(try sample.slots() == expected)
    let filled = try sample.filled(["account": "a \"b\"", "account#2": "2", "my name": "n"])
    #expect(filled.url?.text.string == "https://example.org/?account=2&x=a%20%22b%22")
    #expect(filled.headers.map { $0.value?.text.string } == ["a \"b\""])
    #expect(filled.body?.text.string == "{\"a\":{\"b\":\"a \\\"b\\\"\"},\"c\":\"n\"}")
  }

  @Test(
    "what only looks like a slot is none",
    arguments: [
      "~~~replace~~~", "~~REPLACE~~", "~~~REPLACE~~", "~~~REPLACE:~~~", "~~~REPLACE:a~b~~~",
      "~~~ REPLACE ~~~",
      "~~~REPLACE:a\nb~~~",
    ])
  func noSlots(_ text: String) throws {
    #expect(try DefinitionSample(body: text).slots() == [])
  }

  @Test("more tildes than three belong to the text around the slot")
  func tildes() throws {
    let filled = try DefinitionSample(body: "~~~~REPLACE~~~~").filled(["Body": "x"])
    #expect(filled.body?.text.string == "~x~")
  }
}
