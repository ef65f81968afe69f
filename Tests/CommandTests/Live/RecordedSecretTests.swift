import Foundation
import TestSupport
import Testing

/// What a record of a run, and what is shown as it is replayed, have of the run's secrets.
@Suite("Secrets in a record of a run")
struct RecordedSecretTests {
  /// A definition that sends a key of the configuration, and stores two members of the answer.
  private func definition(_ server: RawServer, _ fields: [(String, String)]) -> String {
    let fields = fields.map {
      "<Field><Locator>\($0.0)</Locator><Destination>\($0.1)</Destination><DataType>String</DataType></Field>"
    }
    return """
      <ApiInteraction><Request><Url>\(server.url)/?a=$(Plain)</Url><Method>POST</Method><Body>k=#(K)</Body></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields>\(fields.joined())</Fields>
      </Response></ApiInteraction>
      """
  }

  @Test("what a later step calls a secret is masked in the record of those before it")
  func later() throws {
    let folder = try PlanRunSample.folder(
      """
      steps:
        a: {connector: order.xml, success: b, interface-failure: d}
        b: {connector: second.xml, success: e, interface-failure: d}
        e: {end: x}
        d: {agent: x}
      """)
    let server = try RawServer(body: Array(#"{"v":"tokenvalue99"}"#.utf8), in: folder)
    try folder.write(definition(server, [("v", "Plain")]), to: "order.xml")
    try folder.write(definition(server, [("v", "AccessToken")]), to: "second.xml")
    let sent = try PlanRunSample.run(
      ["plan.yml", "-q", "--record", "r.json", "--config", "K=1", "--data", "Plain=tokenvalue99"], in: folder)
    let json = try PlanRunSample.run(["plan.yml", "--format", "json", "--config", "K=1"], in: folder)
    try server.stop()
    #expect(json.status == 0 && !json.output.contains("tokenvalue99"), "\(json)")
    #expect(try !folder.text("r.json").contains("tokenvalue99"))
    #expect(try PlanRunSample.run(["plan.yml", "-q", "--replay", "r.json"], in: folder) == sent)
  }
}
