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

  @Test("a replay masks what the run masked: what is compared, set and said")
  func replay() throws {
    let folder = try PlanRunSample.folder(
      """
      steps:
        a: {connector: order.xml, success: r, interface-failure: d}
        r: {router: [{data-source: E, equals: invalid_request, next: s}], default: d}
        s: {set: {Plain: tokenvalue99}, next: say}
        say: {announce: hello tokenvalue99, next: b}
        b: {connector: order.xml, success: e, interface-failure: d}
        e: {end: x}
        d: {agent: x}
      """)
    let answer = #"{"e":"invalid_request","t":"tokenvalue99"}"#
    let server = try RawServer(body: Array(answer.utf8), in: folder)
    try folder.write(definition(server, [("e", "E"), ("t", "AccessToken")]), to: "order.xml")
    let options = ["plan.yml", "--record"]
    let sent = try PlanRunSample.run(options + ["r.json", "--config", "K=invalid_request"], in: folder)
    try server.stop()
    #expect(
      sent.output.contains("\nr: E equals *** → s\ns: Plain=*** → say\nsay: “hello ***” → b\n"), "\(sent)")
    let again = try PlanRunSample.run(options + ["again.json", "--replay", "r.json"], in: folder)
    #expect(again.status == 0 && LiveText.settled(again.output) == LiveText.settled(sent.output), "\(again)")
    #expect(LiveText.settled(try folder.text("again.json")) == LiveText.settled(try folder.text("r.json")))
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
