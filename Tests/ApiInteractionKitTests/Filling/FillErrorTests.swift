import Testing

@testable import ApiInteractionKit

@Suite("Why a template cannot be filled")
struct FillErrorTests {
  @Test("everything that is wrong is said at once, each with its place")
  func allAtOnce() throws {
    let sample = DefinitionSample(
      url: "~~~REPLACE~~~/x", headers: [("X-Id", "é ~~~REPLACE~~~")],
      body: "{\"a\":{\"id\":\"~~~REPLACE~~~\"},\"b\":{\"id\":\"~~~REPLACE~~~\"},\"n\":~~~REPLACE~~~}")
    let error = try #require(throws: FillError.self) {
      try sample.template().fill(with: ["Url": "example.org", "id": "1", "X-ID": "2", "n": "x", "other": "3"])
    }
    #expect(
      error.description == """
        There is no slot “X-ID”. Did you mean “X-Id”?
        “id” could be any of “a.id”, “b.id”. Write the whole name.
        There is no slot “other”.
        3:10: The value for “Url” is refused. This is not an absolute URL. It must begin with https:// or http://.
        5:46: The slot “X-Id” has no value.
        6:23: The slot “a.id” has no value.
        6:50: The slot “b.id” has no value.
        6:70: The value for “n” is refused. Outside a string this must be one JSON value: a number, true, false, \
        null, or a text in double quotes.
        The slots are “Url”, “X-Id”, “a.id”, “b.id”, “n”.
        """)
  }

  @Test("a template without slots says so")
  func noSlots() throws {
    let error = try #require(throws: FillError.self) {
      try DefinitionSample().template().fill(with: ["a": "1"])
    }
    #expect(error.description == "There is no slot “a”.\nThe template has no slots.")
  }

  @Test("a template without slots is filled by nothing, to the byte")
  func nothingToFill() throws {
    let sample = DefinitionSample(body: "<!-- c --><![CDATA[a]]>&#13;\r\n")
    #expect(try sample.template().fill(with: [:]) == sample.source)
    #expect(try sample.template().edits(filling: [:]) == [])
  }

  @Test("an explicit slot that is open is said once, at its first place")
  func explicitOpen() throws {
    let sample = DefinitionSample(
      url: "https://example.org/~~~REPLACE:id~~~", body: "id=~~~REPLACE:id~~~")
    let first = try #require(sample.range(of: "~~~REPLACE:id~~~"))
    #expect(try sample.problems([:]) == [.open(slot: "id", at: first)])
  }

  @Test("an explicit slot is refused at each place that cannot take its value")
  func explicitRefused() throws {
    let sample = DefinitionSample(
      headers: [("X-Id", "~~~REPLACE:id~~~")], body: "{\"a\":\"~~~REPLACE:id~~~\",\"b\":~~~REPLACE:id~~~}")
    let template = try sample.template()
    let places = try #require(template.slots.first).occurrences.map(\.range)
    let line = "A header value cannot hold the control character U+000A."
    let scalar =
      "Outside a string this must be one JSON value: a number, true, false, null, or a text in double quotes."
    #expect(
      try sample.problems(["id": "a\nb"]) == [
        .refused(slot: "id", reason: line, at: places[0]),
        .refused(slot: "id", reason: scalar, at: places[2]),
      ])
  }

  @Test(
    "what is not a well-formed definition has no template",
    arguments: [
      "", "<ApiInteraction>", "<Other/>", "<ApiInteraction xmlns='urn:x'/>",
      "<!DOCTYPE ApiInteraction><ApiInteraction/>", "<ApiInteraction>&nbsp;</ApiInteraction>",
    ])
  func noTemplate(_ text: String) {
    #expect(throws: DefinitionError.self) { try DefinitionTemplate(SourceText(text)) }
  }

  @Test("a definition with other mistakes has its slots filled")
  func otherMistakes() throws {
    let source = SourceText(
      "<ApiInteraction><Request><Url>~~~REPLACE~~~</Url><Urls>~~~REPLACE~~~</Urls></Request></ApiInteraction>"
    )
    let template = try DefinitionTemplate(source)
    #expect(template.slots.map(\.name) == ["Url", "Urls"])
    #expect(
      try template.fill(with: ["Url": "https://a.example", "Urls": "<x>"]).string
        == "<ApiInteraction><Request><Url>https://a.example</Url><Urls>&lt;x&gt;</Urls></Request></ApiInteraction>"
    )
  }

  @Test(
    "a token that is not written in one piece is refused",
    arguments: [
      "~~~REP<![CDATA[LACE~~~]]>", "<![CDATA[~~~]]>REPLACE~~~", "~~~REPL&#65;CE~~~", "&#126;~~REPLACE~~~",
      "~~~REPLACE~~&#x7E;", "~~~REP<!-- -->LACE~~~", "~~~REPLACE:a&amp;b~~~",
    ])
  func brokenToken(_ token: String) throws {
    for sample in [
      DefinitionSample(url: "https://example.org/\(token)"), DefinitionSample(body: "a=\(token)"),
    ] {
      let template = try sample.template()
      let slot = try #require(template.slots.first)
      let reason = "The slot is not written in one piece. Write ~~~REPLACE~~~ as it is."
      #expect(template.slots.count == 1)
      #expect(
        try sample.problems([slot.name: "x"]) == [
          .refused(slot: slot.name, reason: reason, at: slot.occurrences[0].range)
        ])
    }
  }

  @Test("a token that a CDATA section holds whole is filled there")
  func tokenInCDATA() throws {
    let sample = DefinitionSample(body: "a=<![CDATA[~~~REPLACE~~~]]>&amp;b=~~~REPLACE~~~")
    let filled = try sample.filled(["a": "1<", "b": "2<"])
    #expect(filled.source.string.contains("<Body>a=<![CDATA[1%3C]]>&amp;b=2%3C</Body>"))
  }
}
