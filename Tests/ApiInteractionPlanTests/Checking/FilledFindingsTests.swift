import ApiInteractionLint
import ApiInteractionPlan
import TestSupport
import Testing

@Suite("Definitions as a call plan fills them")
struct FilledFindingsTests {
  private static let template = """
    <ApiInteraction>
      <Request>
        <Url>http://api.example.com/~~~REPLACE:path~~~</Url>
        <Method>~~~REPLACE:m~~~</Method>
        <Headers>
          <Header><Name>Content-Type</Name><Value>application/x-www-form-urlencoded</Value></Header>
        </Headers>
        <Body>grant_type=client_credentials&amp;client_secret=~~~REPLACE:client_secret~~~</Body>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>Code</ResponseCodeDestination>
        <Fields/>
      </Response>
    </ApiInteraction>
    """

  private func report(_ values: String, comment: String = "") throws -> String {
    let text = """
      steps:
        order:
          connector: order.xml
          values:
            \(values)\(comment)
          success: r
          interface-failure: e
        r: {router: [{data-source: Code, equals: "200", next: e}], default: e}
        e: {end: over}

      """
    let checked = try CheckedPlan(text, files: ["order.xml": Self.template])
    let found = PlanChecker().check(
      checked.plan, definitions: checked.definitions, linters: ["order.xml": Linter()])
    return found.map { "\($0.severity) \($0.rule): \($0.message)\n" }.joined()
  }

  @Test(
    "what they have wrong only then is told in the plan, and quotes no secret; the rest is the template's")
  func values() throws {
    let report = try report("{path: orders, m: GTE, client_secret: s3cr3tvalue99}")
    #expect(!report.contains("s3cr3tvalue99"))
    try Fixtures.compare(report, with: "Plans/filled.txt")
  }

  @Test("a secret in a wrong place is not quoted, either")
  func secret() throws {
    let template = Self.template.replacing("~~~REPLACE:m~~~", with: "~~~REPLACE:api_key~~~")
    let checked = try CheckedPlan(
      """
      steps:
        a:
          connector: order.xml
          values: {path: orders, api_key: hunter2, client_secret: $(Secret)}
          success: e
          interface-failure: e
        e: {end: over}
      """, files: ["order.xml": template])
    let found = PlanChecker().check(
      checked.plan, definitions: checked.definitions, linters: ["order.xml": Linter()])
    #expect(found.contains { $0.rule == "unknown-method" })
    #expect(!found.contains { $0.message.contains("hunter2") })
  }

  @Test("nothing is told twice, and nothing where all is well")
  func clean() throws {
    #expect(try report("{path: orders, m: POST, client_secret: \"#(OrderSecret)\"}") == "")
  }

  @Test("a comment in the plan suppresses it, and one that does nothing is told")
  func comments() throws {
    let comment = " # apiinteraction-disable-line unknown-method"
    #expect(
      try report("{path: orders, m: GTE, client_secret: \"#(OrderSecret)\"}", comment: comment) == "")
    #expect(
      try report("{path: orders, m: POST, client_secret: \"#(OrderSecret)\"}", comment: comment)
        == "warning unused-suppression: Nothing of “unknown-method” is found here. Remove it.\n")
  }
}
