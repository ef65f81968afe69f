import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("Secrets in reports")
struct SecretReportTests {
  @Test(
    "a header's secret is masked however the header is written, and whatever is wrong with it",
    arguments: [
      "<Header><Key>X-Client-Secret</Key><Value a=\"b\">S3CR3T</Value></Header>",
      "<Header><Key>X-Client-Secret</Key><Valu>S3CR3T</Valu></Header>",
      "<Header><Kye>X-Client-Secret</Kye><Value>S3CR3T</Value></Header>",
      "<Haeder><Key>X-Client-Secret</Key><Value>S3CR3T</Value></Haeder>",
      "<Header><Key>X-Client-Secret</Key><?pi?><Value>S3CR3T</Value>;</Header>",
      "<Header><Value >S3CR3T $(x:Foo)</Value><Key><![CDATA[X-Client-Secret]]></Key></Header>",
      "<Header><Key>X-Client-&#83;ecret</Key><Value>S3CR3T $(x:Foo)</Value></Header>",
      "<Header><Key>Authorization</Key><Value>Bearer aa<b/>S3CR3T</Value></Header>",
      "<Header><Key>Authorization</Key><Value>S3CR3T $(x:Foo)</Value></Header>",
    ])
  func headers(_ header: String) {
    let source = """
      <ApiInteraction><Request><Url>https://a.b/</Url><Method>GET</Method><Headers>\(header)</Headers></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>C</ResponseCodeDestination></Response></ApiInteraction>
      """
    let result = Linter().lint(Array(source.utf8))
    let report = TextReporter().report(FileReport(file: "a.xml", result: result))
    #expect(!result.diagnostics.isEmpty)
    #expect(!report.contains("S3CR3T"))
    #expect(report.contains("***"))
    #expect(
      TextReporter(masksSecrets: false).report(FileReport(file: "a.xml", result: result)).contains("S3CR3T"))
  }

  @Test("a secret is not quoted in a message")
  func messages() {
    let source =
      "<ApiInteraction><Request><Method>POST Authorization: Bearer S3CR3T</Method></Request></ApiInteraction>"
    let result = Linter().lint(Array(source.utf8))
    #expect(!result.diagnostics.isEmpty)
    #expect(result.diagnostics.allSatisfy { !$0.message.contains("S3CR3T") })
    #expect(!TextReporter().report(FileReport(file: "a.xml", result: result)).contains("S3CR3T"))
  }

  @Test("a data source beside a secret's locator is shown")
  func fields() throws {
    let result = Linter().lint(
      Array(
        """
        <ApiInteraction><Response><Fields><Field><Locator>access_token</Locator><Destination>A</Destination>\
        <DataType>String </DataType></Field></Fields></Response></ApiInteraction>
        """.utf8))
    let report = TextReporter().report(FileReport(file: "a.xml", result: result))
    #expect(report.contains("<Destination>A</Destination>"))
  }
}
