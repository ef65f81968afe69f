import Foundation
import TestSupport
import Testing

@Suite("What is a secret of a plan is not shown")
struct PlanSecretsTests {
  @Test(
    "the value of a slot that the definition does not have is masked, for a misspelt name may be a secret's",
    arguments: ["d.template.xml", "nowhere.template.xml"])
  func strayValues(definition: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <ApiInteraction><Request><Url>https://a.example/</Url><Method>POST</Method><Body>client_secret=~~~REPLACE:client_secret~~~</Body></Request>
      <Response><Type>JSON</Type></Response></ApiInteraction>
      """, to: "d.template.xml")
    try folder.write(
      """
      steps:
        a:
          connector: \(definition)
          values: {client_secrt: planted-1234, other: planted-5678}
          success: planted-1234
          interface-failure: b
        b: {announce: planted-5678, next: a}
      """, to: "plan.yml")
    for command in [["check"], ["check", "--format", "junit"], ["graph"], ["run"]] {
      let result = try Command.run(["plan"] + command + ["plan.yml"], in: folder.url)
      #expect(result.output + result.error != "")
      #expect(!(result.output + result.error).contains("planted"), "\(command): \(result)")
    }
  }

  @Test(
    "what is a secret somewhere in a plan is drawn nowhere, however it is written",
    arguments: ["mermaid", "dot", "svg"])
  func drawnSecrets(format: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      name: planted-1234
      steps:
        a: {set: {AccessToken: "\\x70lanted-1234", planted-1234: 1, X: ~}, next: r}
        r:
          router:
            - {data-source: X, equals: planted-1234, next: b}
            - {data-source: planted-1234, equals: "password=planted-5678", next: planted-5678}
            - {data-source: X, equals: shown, next: b}
          default: planted-1234
        b: {ask: planted-1234, default: r}
      """, to: "plan.yml")
    let result = try Command.run(["plan", "graph", "plan.yml", "--as", format], in: folder.url)
    #expect(result.output.contains("shown"))
    #expect(!result.output.contains("planted"), "\(result.output)")
  }

  private static let definition = """
    <ApiInteraction>
      <Request><Url>https://a.example/</Url><Method>POST</Method>
        <Headers>
          <Header><Key>X-Api-Key</Key><Value>planted-1234</Value></Header>
          <Header><Key>Authorization</Key><Value>~~~REPLACE~~~</Value></Header>
          <Header><Key>X-Token</Key><Value>$(Foo)</Value></Header>
        </Headers>
        <Body>client_secret=~~~REPLACE:client_secret~~~</Body></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response>
    </ApiInteraction>
    """

  @Test(
    "what the definitions hold, or the plan fills them with, is shown nowhere, whole, in parts or encoded",
    arguments: [
      // Of the definition; the token and the password of an Authorization; in base64, percent-encoded, as YAML writes quotes.
      ("x", "planted-1234"), ("Bearer planted-5678", "planted-5678"),
      ("Basic dXNlcjpwbGFudGVkLTk5OTk=", "planted-9999"), ("x", "cGxhbnRlZCBzZWNyZXQ="),
      ("x", "p%6Canted%20secret"),
      ("x", "planted secret"), ("Bearer planted''s", "planted''s"), ("x", "planted-stored"),
    ])
  func definitionSecrets(authorization: String, text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "d.template.xml")
    try folder.write(
      """
      steps:
        s: {announce: '<\(text)>', next: a}
        a:
          connector: d.template.xml
          values: {client_secret: planted secret, Authorization: '\(authorization)'}
          success: r
          interface-failure: e
        r:
          router:
            - {data-source: Code, equals: '\(text)', next: e} # \(text)
            - {data-source: Foo, equals: planted-stored, next: s}
          default: nowhere
        e: {end: over}
      """, to: "plan.yml")
    try folder.write(
      "plan: plan.yml\nscenarios: {x: {data: {A: '\(text)'}, expect: {end: nowhere}}} # \(text)\n",
      to: "s.yml")
    let graphs = ["mermaid", "dot", "svg"].map { ["plan", "graph", "plan.yml", "--as", $0] }
    for command in graphs + [
      ["plan", "check", "plan.yml"], ["plan", "check", "plan.yml", "--format", "junit"],
      ["plan", "test", "s.yml"],
    ] {
      let result = try Command.run(command, in: folder.url)
      #expect(result.output + result.error != "")
      #expect(!(result.output + result.error).contains(text), "\(command): \(result)")
    }
    try folder.write(
      try String(contentsOf: folder.url.appending(path: "plan.yml"), encoding: .utf8).replacing(
        "nowhere", with: "e"),
      to: "plan.yml")
    let run = try Command.run(["plan", "run", "plan.yml", "--until", "a"], in: folder.url)
    #expect(run.output.contains("s: “<***>”") && !run.output.contains(text), "\(run)")
  }
}
