import HTTPTypes
import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Writing definitions")
struct DefinitionWriterTests {
  @Test("a definition is written one element a line, two spaces a level")
  func exact() throws {
    let interaction = ApiInteraction(
      request: try ApiInteraction.Request(
        url: TemplateText("https://a.b/c?d=$(E)&f=~~~REPLACE~~~"), method: .post,
        headers: [
          ApiInteraction.Request.Header(
            key: TemplateText("Authorization"), value: TemplateText("Bearer $(AccessToken)")),
          ApiInteraction.Request.Header(key: TemplateText("X"), value: TemplateText("<\"é\">")),
        ], body: TemplateText("{\"a\": \"$(CallGuid)\"}")),
      response: try ApiInteraction.Response(
        type: .json, responseCodeDestination: DataSourceName("A|Code"),
        fields: [
          ApiInteraction.Response.Field(
            locator: Locator("a[0].b", for: .json), destination: DataSourceName("A & B")),
          ApiInteraction.Response.Field(
            locator: Locator("c", for: .json), destination: DataSourceName("C"), dataType: .integer),
        ]))
    #expect(
      interaction.xmlString() == """
        <ApiInteraction>
          <Request>
            <Url>https://a.b/c?d=$(E)&amp;f=~~~REPLACE~~~</Url>
            <Method>POST</Method>
            <Headers>
              <Header>
                <Key>Authorization</Key>
                <Value>Bearer $(AccessToken)</Value>
              </Header>
              <Header>
                <Key>X</Key>
                <Value>&lt;"é"&gt;</Value>
              </Header>
            </Headers>
            <Body>{"a": "$(CallGuid)"}</Body>
          </Request>
          <Response>
            <Type>JSON</Type>
            <ResponseCodeDestination>A|Code</ResponseCodeDestination>
            <Fields>
              <Field>
                <Locator>a[0].b</Locator>
                <Destination>A &amp; B</Destination>
                <DataType>String</DataType>
              </Field>
              <Field>
                <Locator>c</Locator>
                <Destination>C</Destination>
                <DataType>Integer</DataType>
              </Field>
            </Fields>
          </Response>
        </ApiInteraction>

        """)
  }

  @Test("what is empty is one tag")
  func smallest() throws {
    let interaction = ApiInteraction(
      request: try ApiInteraction.Request(url: TemplateText("~~~REPLACE~~~"), method: .get),
      response: try ApiInteraction.Response(type: .xml, responseCodeDestination: DataSourceName("Code")))
    #expect(
      interaction.xmlString() == """
        <ApiInteraction>
          <Request>
            <Url>~~~REPLACE~~~</Url>
            <Method>GET</Method>
            <Headers/>
            <Body/>
          </Request>
          <Response>
            <Type>XML</Type>
            <ResponseCodeDestination>Code</ResponseCodeDestination>
            <Fields/>
          </Response>
        </ApiInteraction>

        """)
  }

  @Test(
    "a body that would need escaping stands in a CDATA section",
    arguments: [
      ("a=b", "a=b"), ("a=b&c=d", "<![CDATA[a=b&c=d]]>"), ("<x/>", "<![CDATA[<x/>]]>"),
      ("a > b", "<![CDATA[a > b]]>"),
      ("{\"a\": \"'\"}", "{\"a\": \"'\"}"), ("]]>", "<![CDATA[]]]]><![CDATA[>]]>"),
      ("a]]>b]]>", "<![CDATA[a]]]]><![CDATA[>b]]]]><![CDATA[>]]>"), ("a\rb", "a&#13;b"),
      ("a\r\nb", "a&#13;\nb"),
      ("&\r", "<![CDATA[&]]>&#13;<![CDATA[]]>"), (" \n a\t", " \n a\t"), ("]]", "]]"),
      ("$(a)&#(b)", "<![CDATA[$(a)&#(b)]]>"),
      ("é\u{1F600}", "é\u{1F600}"), ("&\u{301}", "<![CDATA[&\u{301}]]>"),
    ])
  func body(body: String, written: String) throws {
    let interaction = ApiInteraction(
      request: try ApiInteraction.Request(
        url: TemplateText("https://a.b"), method: .get, body: TemplateText(body)),
      response: try ApiInteraction.Response(type: .xml, responseCodeDestination: DataSourceName("Code")))
    #expect(interaction.xmlString().contains("<Body>\(written)</Body>"))
    #expect(
      try ApiInteraction(SourceText(interaction.xmlString())).request.body?.text.utf8.elementsEqual(body.utf8)
        == true)
  }

  @Test("an interaction that is written and read is the same", arguments: UInt64(0)..<8)
  func roundTrip(block: UInt64) throws {
    for seed in (block * 300)..<(block * 300 + 300) {
      var generator = InteractionGenerator(random: SeededRandom(seed))
      let interaction = try generator.interaction()
      let definition = Definition(SourceText(interaction.xmlString()))
      #expect(definition.diagnostics == [], "seed \(seed)")
      #expect(definition.interaction == interaction, "seed \(seed)")
      let rewritten = try #require(definition.interaction).xmlString()
      #expect(rewritten.utf8.elementsEqual(interaction.xmlString().utf8), "seed \(seed)")
    }
  }

  @Test("the documented definitions mean the same after they are written")
  func documented() throws {
    for path in try Fixtures.paths(in: "Definitions") where path.hasSuffix(".xml") {
      let interaction = try ApiInteraction(SourceText(try Fixtures.bytes(path)))
      #expect(try ApiInteraction(SourceText(interaction.xmlString())) == interaction, "\(path)")
    }
  }

  @Test("a generated definition means the same after it is written", arguments: UInt64(0)..<4)
  func generated(block: UInt64) throws {
    for seed in (block * 100)..<(block * 100 + 100) {
      guard let interaction = Definition(DefinitionGenerator.definition(seed).source).interaction else {
        continue
      }
      #expect(try ApiInteraction(SourceText(interaction.xmlString())) == interaction, "seed \(seed)")
    }
  }
}
