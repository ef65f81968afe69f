import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Headers and fields whose elements are an attribute and a text")
struct TextBesideAttributesTests {
  @Test(
    "a name as an attribute and a value as the text are one finding",
    arguments: [
      (#"<Header Key="X-A">b</Header>"#, #"Key="X-A""#),
      (#"<Header key='X-A'> $(B) </Header>"#, "key='X-A'"),
      (#"<Header name="X-A"><![CDATA[b]]></Header>"#, #"name="X-A""#),
      (#"<Header name="X-A" type="text">a<!-- b -->c</Header>"#, #"name="X-A" type="text""#),
      (#"<Header name="Content-Type">application/json</Header><Body>{}</Body>"#, #"name="Content-Type""#),
      (#"<Field Locator="id">Id</Field>"#, #"Locator="id""#),
      (#"<Field Locator="id" DataType="String">Id</Field>"#, #"Locator="id" DataType="String""#),
    ])
  func one(part: String, marked: String) {
    #expect(
      FoundIn(part).findings.filter { !$0.hasPrefix("no-fields") } == ["unexpected-attribute: \(marked)"])
  }

  @Test("of the text alone it is told where nothing else is")
  func alone() {
    let source = SourceText(RuleExample(#"<Header Key="X-A">b</Header>"#).definition)
    let rules = Linter.allRules.filter { $0.id == "stray-text" }
    let found = Linter(rules: rules).lint(Definition(source)).diagnostics
    #expect(found.map { source[$0.range] } == ["b"])
  }

  @Test("beside elements both are told")
  func both() {
    #expect(
      FoundIn(#"<Header id="1"><Key>X-A</Key><Value>b</Value>c</Header>"#).findings
        == [#"unexpected-attribute: id="1""#, "stray-text: c"])
  }
}
