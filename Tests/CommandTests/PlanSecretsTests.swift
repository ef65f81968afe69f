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
}
