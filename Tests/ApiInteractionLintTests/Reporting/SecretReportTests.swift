import ApiInteractionKit
import ApiInteractionLint
import Foundation
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
      "<Header><Key>X-Api-Key</Key<Value>S3CR3T</Value></Header>",
      "<Header><Key>X-Api-Key</Key><Value>a<S3CR3T</Value></Header>",
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

  /// A request with something wrong on every line that can hold a secret.
  private static func definition(url: String = "", header: String = "", body: String = "") -> String {
    """
    <ApiInteraction><Request>
    <Url> http://a.b/x y?\(url) </Url>
    <Method>PST</Method>
    <Headers><Header><Key>X-A</Key><Value> 1</Value><Valu/></Header>\(header) stray</Headers>
    <Body>\(body)</Body> stray
    </Request>
    <Response><Type>JSN</Type><ResponseCodeDestination>C</ResponseCodeDestination></Response></ApiInteraction>
    """
  }

  static let planted: [String: String] = [
    "form": definition(body: "client_secret=S3CR3T&amp;x=$(A:ToLowercase)"),
    "form, not well-formed": definition(body: "client_secret=S3CR3T&x=$(A:ToLowercase)"),
    "form in CDATA": definition(body: "<![CDATA[client_secret=S3CR3T&x=$(A:ToLowercase)]]>"),
    "form, the name misspelt": definition(body: "client_secert=S3CR3T&amp;x=$(A:ToLowercase)")
      .replacing("http://a.b/x y?", with: "http://a.b/auth/connect/token"),
    "form, a character that is not allowed": definition(body: "client_secret=S3CR3Tü\"&amp;x=1"),
    "form, beside what was meant to be a slot": definition(body: "client_secret=S3CR3T~~REPLACE~~&amp;x=1"),
    "form, a reference": definition(body: "client_secret=S3CR3T&nbsp;&amp;x=1"),
    "form, the name percent-encoded": definition(body: "client%5Fs%65cret=S3CR3T&amp;x=$(A:ToLowercase)"),
    "form, the name with a reference": definition(body: "p&#97;ssword=S3CR3T&amp;x=$(A:ToLowercase)"),
    "form, beside a hole": definition(body: "p&#97;ssword=S3CR3T$(A:ToLowercase)"),
    "form by setting": definition(body: "x-pin=S3CR3T&amp;x=$(A:ToLowercase)"),
    "form by setting, the name percent-encoded": definition(body: "x%2Dpin=S3CR3T&amp;x=$(A:ToLowercase)"),
    "form by setting, not well-formed": definition(body: "x-pin=S3CR3T&x=$(A:ToLowercase)"),
    "JSON": definition(body: #"{"api_key": "S3CR3T", "x": $(A:ToLowercase), "x": 1}"#),
    "JSON, the name escaped": definition(body: #"{"p\u0061ssword": "S3CR3T", "x": $(A:ToLowercase)}"#),
    "JSON by setting": definition(body: #"{"X-Pin": "S3CR3T", "x": $(A:ToLowercase)}"#),
    "JSON by setting, broken": definition(body: #"{"X-Pin": "S3CR3T", "x": $(A:ToLowercase),}"#),
    "JSON, no colon": definition(body: #"{"api_key" "S3CR3T"}"#),
    "JSON, a comma for the colon": definition(body: #"{"api_key", "S3CR3T"}"#),
    "JSON, a semicolon": definition(body: #"{"api_key"; "S3CR3T"}"#),
    "JSON, an arrow": definition(body: #"{"api_key" => "S3CR3T"}"#),
    "JSON, two colons": definition(body: #"{"api_key" : : "S3CR3T"}"#),
    "JSON, a colon and a comma": definition(body: #"{"api_key":,"S3CR3T"}"#),
    "JSON, quotes of a word processor": definition(body: "{“api_key”: “S3CR3T”}"),
    "JSON, a quote of a word processor at the end": definition(body: #"{"api_key": "S3CR3T”, "x": 1}"#),
    "JSON, in a list": definition(body: #"{"api_key": ["", "S3CR3T"], "x": $(A:ToLowercase)}"#),
    "JSON, once more": definition(body: #"{"api_key": "S3CR3T", "note": "S3CR3T", "a b": 1}"#),
    "JSON, escaped for XML": definition(
      body: "{&quot;api_key&quot;: &quot;S3CR3T&quot;, x: $(A:ToLowercase)}"),
    "XML": definition(body: "<![CDATA[<a><password>S3CR3T</password>$(A:ToLowercase)</b>]]>"),
    "XML, escaped": definition(body: "&lt;a>&lt;password>S3CR3T&lt;/password>$(A:ToLowercase)&lt;/b>"),
    "XML, escaped, a wrong end tag": definition(
      body: "&lt;login>&lt;password>S3CR3T&lt;/pasword>&lt;/login>"),
    "XML, escaped, no end tag": definition(body: "&lt;login>&lt;password>S3CR3T"),
    "URL without a scheme": definition().replacing(" http://a.b/x y?", with: "bob:S3CR3T@a.example/x y"),
    "URL, a space": definition().replacing("http://a.b/x y?", with: "https://bob:Win S3CR3T@a.example/x y"),
    "URL, a slash": definition().replacing("http://a.b/x y?", with: "https://bob:Win/S3CR3T@a.example/x y"),
    "URL, a number sign": definition().replacing(
      "http://a.b/x y?", with: "https://bob:Win#S3CR3T@a.example/"),
    "URL, no colon": definition().replacing("http://a.b/x y?", with: "https//bob:S3CR3T@a.example/x y"),
    "JSON, a quote": definition(body: #"<![CDATA[{"password": "Win"S3CR3T"}]]>"#),
    "JSON, beside its name": definition(body: #"{"name": "jwt", "type": "x", "value": "S3CR3T", x: $(A:B)}"#),
    "XML, a <": definition(body: "<![CDATA[<a><password>Win<2S3CR3T</password></a>]]>"),
    "XML, a quote": definition(body: #"<![CDATA[<a password="Win"S3CR3T"/>]]>"#),
    "form, an &": definition(body: "<![CDATA[user=bob&password=Win&S3CR3T]]>"),
    "form, an & escaped": definition(body: "user=bob&amp;password=Win&amp;S3CR3T"),
    "query": definition(url: "token=S3CR3T"),
    "query, the name percent-encoded": definition(url: "t%6Fken=S3CR3T"),
    "query by setting": definition(url: "x-pin=S3CR3T"),
    "header": definition(header: "<Header><Key>Authorization</Key><Value>Bearer S3CR3T</Value></Header>"),
    "header, in brackets": definition(header: "<Header><Key>X-Api-Key</Key><Value><S3CR3T></Value></Header>"),
    "header, in brackets, as an element": definition(
      header: "<Header><Key>X-Api-Key</Key><Value><S3CR3T/></Value></Header>"),
    "header, before an &": definition(
      header: "<Header><Key>X-Api-Key</Key><Value>S3CR3T&more</Value></Header>"),
    "header, its name as an attribute": definition(header: #"<Header Key="X-Api-Key">S3CR3T</Header>"#),
    "header, its name as an attribute, in CDATA": definition(
      header: #"<Header name="X-Api-Key"><![CDATA[S3CR3T]]></Header>"#),
    "header, its name as an attribute, not well-formed": definition(
      header: #"<Header Key="X-Api-Key">S3CR3T & more</Header>"#),
    "header, its name as an attribute, with spaces": definition(
      header: "<Header key = 'X-Api-Key' >S3CR3T & more</Header>"),
    "header, its name as an attribute by setting": definition(
      header: #"<Header Key="X-PIN">S3CR3T</Header>"#),
    "header by setting": definition(header: "<Header><Key>X-PIN</Key><Value>S3CR3T </Value></Header>"),
    "header by setting, with a reference":
      definition(header: "<Header><Key>X-P&#105;n</Key><Value>S3CR3T </Value></Header>"),
    "header by setting, misspelt": definition(
      header: "<Haeder><Key>X-PIN</Key><Value>S3CR3T</Value></Haeder>"),
  ]

  private func linter() -> Linter {
    var settings = LintSettings()
    settings.secrets = [NamePattern("x-pin")]
    return Linter(settings: settings)
  }

  @Test(
    "no format shows a secret beside which something is found",
    arguments: ReportFormat.all, planted.keys.sorted())
  func formats(_ format: ReportFormat, _ place: String) throws {
    let source = try #require(Self.planted[place])
    let result = linter().lint(Array(source.utf8))
    let lines = LineTable(result.source)
    let secret = try #require(source.range(of: "S3CR3T"))
    let line = lines.location(of: source.utf8.distance(from: source.startIndex, to: secret.lowerBound)).line
    #expect(result.diagnostics.contains { lines.location(of: $0.range.start).line == line })
    #expect(!format.report("a.xml", result).contains("S3CR3T"))
  }

  @Test("a diff of fixes shows no secret", arguments: planted.keys.sorted())
  func diff(_ place: String) throws {
    let fixed = linter().fix(Definition(SourceText(try #require(Self.planted[place]))))
    let diff = UnifiedDiff().report(
      from: UnifiedDiff.Side("a.xml", fixed.original), to: UnifiedDiff.Side("a.xml", fixed.result))
    #expect(fixed.count > 0 ? diff.contains("\n+") : diff.isEmpty)
    #expect(!diff.contains("S3CR3T"))
  }

  @Test(
    "whatever a finding repeats of a secret is masked, in each format", arguments: ReportFormat.all,
    ["S3CR3T", "S3&amp;CR3T"])
  func repeated(_ format: ReportFormat, written: String) throws {
    let read = written.replacing("&amp;", with: "&")
    let source = "<a>\n<b>\(written) and more</b>\n</a>"
    let secret = SourceRange(7, 7 + written.utf8.count)
    let diagnostics = [written, read].map { text in
      Diagnostic(
        "unknown-element", "There is no “\(text)” here.", at: secret,
        notes: [
          Diagnostic.Note("“\(text)” is here", at: secret), Diagnostic.Note("so is “\(text)”"),
        ], fix: Fix("write “\(text)”", [SourceEdit(secret, "more \(text)")]))
    }
    let result = LintResult(
      definition: Definition(SourceText(source)), diagnostics: diagnostics, secrets: [secret])
    let report = format.report("a.xml", result)
    #expect(!report.contains(written))
    #expect(!report.contains(read))
    #expect(report.contains("There is no “***” here."))
  }

  @Test("a fix that would repeat a secret is described only; another one is whole")
  func fixes() throws {
    let source = "<a>client_secret=S3CR3T</a>"
    let fixes = ["S3CR3T", "<![CDATA[client_secret=0TH3R]]>", "<![CDATA[client_secret=#(Secret)]]>"].map {
      Fix("write it", [SourceEdit(SourceRange(0, 1), $0)])
    }
    let result = LintResult(
      definition: Definition(SourceText(source)),
      diagnostics: fixes.map { Diagnostic("r", "m", at: SourceRange(0, 1), fix: $0) })
    let json = JSONReporter().report(FileReport(file: "a.xml", result: result)).split(separator: "\n")
    #expect(json.map { $0.contains("\"edits\": []") } == [true, true, false])
    let sarif = SARIFReporter(version: "1", rules: []).report(FileReport(file: "a.xml", result: result))
    #expect(sarif.split(separator: "\n").map { $0.contains("\"fixes\"") } == [false, false, true])
  }
}
