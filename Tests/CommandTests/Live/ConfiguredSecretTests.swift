import Foundation
import TestSupport
import Testing

@Suite("What a configuration calls secret")
struct ConfiguredSecretTests {
  /// On one line, so that what is quoted of it holds everything.
  private static let definition = """
    <ApiInteraction><Request><Url>https://a.example/orders/7?shopkey=planted-1&amp;shopkey=$(Query)</Url>\
    <Method>GET</Method><Headers><Header><Key>X-Shop-Key</Key><Value>planted-2</Value></Header>\
    <Header><Key>X-Shop-Other</Key><Value>$(Placed)</Value></Header></Headers></Request><Response>\
    <Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>\
    <Locator>/order/shopkey</Locator><Destination>Kept</Destination><DataType>String</DataType></Field>\
    <Field><Locator>/order/text</Locator><Destination>Text</Destination><DataType>String</DataType></Field>\
    </Fields></Response></ApiInteraction>
    """
  private static let values = ["--data", "Placed=planted-3", "--data", "Query=pl4"]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("secrets: ['X-Shop-*', shopkey, '*Passcode']", to: ".apiinteraction.yml")
    try folder.write(Self.definition, to: "d.xml")
    try folder.write(Self.definition.replacing("</ApiInteraction>", with: "</ApiInteractio>"), to: "b.xml")
    try folder.write(Self.definition.replacing("/7?", with: "/~~~REPLACE~~~?"), to: "t.template.xml")
    try folder.write(
      "<order><shopkey>planted-5</shopkey><text>shopkey=planted-6</text></order>", to: "response.xml")
    try folder.write(#"{"a": {"shopkey": "planted-7"}, "b": "shopkey=planted-8&x=1"}"#, to: "r.json")
    try folder.write(
      "output: g.xml\ntemplates: [t.template.xml]\ntargets: [{Url: '8'}]\n", to: "m.yml")
    try folder.write(Self.definition, to: "g.xml")
    return folder
  }

  @Test(
    "no table, diff, request or finding shows it, by whatever name or place it is one",
    arguments: [
      ["map", "d.xml", "response.xml"], ["locators", "response.xml"], ["locators", "r.json"],
      ["locators", "r.json", "--format", "json"], ["fmt", "--diff", "d.xml"],
      ["generate", "m.yml", "--no-lint", "--check"], ["map", "b.xml", "response.xml"],
      ["map", "t.template.xml", "response.xml"],
      ["resolve", "d.xml"] + values, ["resolve", "d.xml", "--as", "curl"] + values,
      ["resolve", "d.xml", "--as", "json"] + values, ["resolve", "d.xml", "--strict"],
      ["test", "d.xml", "--sandbox"] + values, ["test", "d.xml", "--sandbox", "--format", "json"] + values,
    ])
  func displays(arguments: [String]) throws {
    let folder = try folder()
    let result = try Command.run(arguments, in: folder.url)
    let shown = result.output + result.error
    #expect(result.status != 2 && shown.contains("***"), "\(result)")
    #expect(!shown.contains("planted") && !shown.contains("pl4"), "\(result)")
  }

  @Test("no record holds it")
  func records() throws {
    let folder = try folder()
    _ = try Command.run(["test", "d.xml", "--sandbox", "--record", "r.json"] + Self.values, in: folder.url)
    let record = try folder.text("r.json")
    #expect(record.contains("X-Shop-Other"))
    #expect(!record.contains("planted") && !record.contains("pl4"), "\(record)")
  }

  @Test("no question about a slot quotes it")
  func questions() throws {
    let folder = try folder()
    let (shown, _) = try Command.runOnTerminal(
      ["fill", "t.template.xml", "--interactive", "-o", "out.xml"], typing: ["9"], in: folder.url)
    #expect(shown.contains("~~~REPLACE~~~") && !shown.contains("planted"), "\(shown)")
  }

  @Test("--show-secrets shows it")
  func shown() throws {
    let folder = try folder()
    for arguments in [["map", "d.xml", "response.xml"], ["locators", "response.xml"]] {
      let result = try Command.run(arguments + ["--show-secrets"], in: folder.url)
      #expect(result.output.contains("planted-5") && result.output.contains("planted-6"), "\(result)")
    }
  }

  // MARK: - Plans

  /// A plan that fills a slot with one, and a call that has one that no step reads.
  private func planFolder() throws -> TemporaryFolder {
    let folder = try folder()
    let header = "<Header><Key>Content-Type</Key><Value>~~~REPLACE:MyPasscode~~~</Value></Header>"
    try folder.write(Self.definition.replacing("</Headers>", with: header + "</Headers>"), to: "s.xml")
    try folder.write(
      """
      steps:
        a: {connector: s.xml, values: {MyPasscode: planted-9}, success: nowhere, interface-failure: b}
        b: {end: over}
      """, to: "bad.yml")
    try folder.write(
      """
      steps:
        a: {connector: s.xml, values: {MyPasscode: planted-9}, success: b, interface-failure: b}
        b: {end: over}
      """, to: "plan.yml")
    try folder.write(
      """
      plan: plan.yml
      scenarios: {s: {data: {CallerPasscode: planted-10}, expect: {end: b, data-sources: {OtherPasscode: p-1}}}}
      """, to: "s.yml")
    return folder
  }

  @Test("plan check and plan test quote no value of a slot or a data source that is one")
  func quotedValues() throws {
    let folder = try planFolder()
    for arguments in [["check", "bad.yml"], ["test", "s.yml"]] {
      let result = try Command.run(["plan"] + arguments, in: folder.url)
      let shown = result.output + result.error
      #expect(shown.contains("***") && !shown.contains("planted") && !shown.contains("p-1"), "\(result)")
    }
  }

  @Test("plan run shows and keeps none, be it the value of a slot or of a data source that no step reads")
  func runs() throws {
    let folder = try planFolder()
    let values = Self.values + ["--data", "CallerPasscode=planted-11", "--record", "run.json"]
    for format in ["text", "json"] {
      let result = try Command.run(
        ["plan", "run", "plan.yml", "--sandbox", "--format", format] + values, in: folder.url)
      let shown = result.output + result.error + (try folder.text("run.json"))
      #expect(shown.contains("\"CallerPasscode\": \"***\""), "\(result)")
      #expect(!shown.contains("planted") && !shown.contains("pl4"), "\(shown)")
    }
  }

  @Test(
    "the table of test hides a short value by the name of its data source, or by where the request puts it",
    arguments: ["MyPasscode", "Session"])
  func shortValues(name: String) throws {
    let folder = try folder()
    let header = "<Header><Key>Cookie</Key><Value>sid=$(Session)</Value></Header>"
    let definition = PlanRunSample.order.replacing("<Destination>Name<", with: "<Destination>\(name)<")
      .replacing("</Method>", with: "</Method><Headers>\(header)</Headers>")
    try folder.write(definition.replacing("/name", with: "/id"), to: "o.xml")
    let result = try Command.run(["test", "o.xml", "--sandbox", "--data", "Order=7", "-q"], in: folder.url)
    #expect(try result.output.contains(Regex("\(name) +\\*\\*\\* +String +/id")), "\(result)")
  }
}
