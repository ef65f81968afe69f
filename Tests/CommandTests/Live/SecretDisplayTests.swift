import Foundation
import TestSupport
import Testing

@Suite("Secrets in what is displayed")
struct SecretDisplayTests {
  /// What must never be seen, by where it comes from.
  private static let secrets = [
    "ApiKey": "k3y%26%C3%BC%3Dplanted", "Secret": #"p@ss w0rd+%/"\planted"#, "Basic": "dXNlcjpwbGFudGVk",
    "AccessToken": "tok.en/1234+planted==", "Innocent": "Plain-Planted-ABC",
    "minted": #"minted/"é&<planted>"#, "literal": "l1teral-planted",
    "Parameter": "abcd&planted;ijkl", "Member": #"wxyz"planted, ijkl"#, "Session": "sid-planted",
  ]

  private static let definition = """
    <ApiInteraction>
      <Request>
        <Url>$(Base)/a/#(ApiKey)?key=#(ApiKey)&amp;client_secret=$(Parameter)</Url>
        <Method>POST</Method>
        <Headers>
          <Header><Key>Authorization</Key><Value>Basic #(Basic)</Value></Header>
          <Header><Key>X-Api-Key</Key><Value>\(secrets["literal"] ?? "")</Value></Header>
          <Header><Key>Ocp-Apim-Subscription-Key</Key><Value>$(Innocent)</Value></Header>
          <Header><Key>Cookie</Key><Value>a=b; sid=$(Session)</Value></Header>
          <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
        </Headers>
        <Body><![CDATA[{"client_secret": "#(Secret)", "x": "$(AccessToken)", "y": "$(AccessToken:ToLowerCase)", "order": "$(Order)", "password": "$(Member)", "again": "$(Session)"}]]></Body>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>Code</ResponseCodeDestination>
        <Fields>
          <Field><Locator>access_token</Locator><Destination>Kept</Destination><DataType>String</DataType></Field>
          <Field><Locator>body</Locator><Destination>Body</Destination><DataType>String</DataType></Field>
          <Field><Locator>message</Locator><Destination>Message</Destination><DataType>String</DataType></Field>
          <Field><Locator>headers</Locator><Destination>Sent</Destination><DataType>Integer</DataType></Field>
        </Fields>
      </Response>
    </ApiInteraction>
    """

  /// The ways in which a text would show a secret.
  private static func forms(of secret: String) -> [String] {
    let json = (try? JSONEncoder().encode([secret])).map {
      String(decoding: $0.dropFirst(2).dropLast(2), as: UTF8.self)
    }
    let unreserved = CharacterSet(
      charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    let percent = secret.addingPercentEncoding(withAllowedCharacters: unreserved) ?? secret
    let xml = secret.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return [
      secret, json ?? secret, percent, percent.lowercased(), percent.replacing("%20", with: "+"), xml,
      Data(secret.utf8).base64EncodedString(), secret.utf8.map { String(format: "%02x", $0) }.joined(),
      secret.lowercased(),
    ] + [secret.split(separator: "planted").first.map(String.init) ?? secret]
  }

  /// The characters of base64 that "planted" alone decides, for each place at which it may begin.
  private static let encodedMark = (0..<3).map { offset in
    let text = Data((String(repeating: "x", count: offset) + "planted").utf8).base64EncodedString()
    return String(text.dropFirst(offset == 0 ? 0 : offset + 1).prefix(8))
  }

  private func check(_ shown: String, _ what: String) {
    #expect(!shown.lowercased().contains("planted"), "\(what): \(shown)")
    let unwrapped = shown.replacing("\\n", with: "")
    for mark in Self.encodedMark { #expect(!unwrapped.contains(mark), "\(what) in base64: \(shown)") }
    for (name, secret) in Self.secrets {
      for form in Self.forms(of: secret) where form.utf8.count > 3 {
        #expect(!shown.contains(form), "\(what) shows \(name) as \(form): \(shown)")
      }
    }
  }

  /// Checks what a command that has something to show has shown.
  private func checkShown(_ result: Command.Result, _ arguments: [String]) {
    let shown = result.output + result.error
    #expect(!shown.isEmpty && !shown.contains("Usage:") && result.status != 2, "\(arguments): \(result)")
    check(shown, arguments.joined(separator: " "))
  }

  /// A plan whose steps set, send, compare and hand over secrets, and scenarios in which nothing is as expected.
  private func writePlan(in folder: TemporaryFolder) throws {
    func quoted(_ name: String) throws -> String {
      String(decoding: try JSONEncoder().encode(Self.secrets[name] ?? ""), as: UTF8.self)
    }
    try folder.write(
      """
      steps:
        collected: {collect: {Innocent: {example: \(try quoted("Innocent"))}, AccessToken: x}, next: sent}
        sent: {connector: d.xml, success: compared, interface-failure: over}
        compared:
          router:
            - {data-source: Kept, less: 5, next: over}
            - {data-source: Kept, equals: \(try quoted("minted")), next: handed-over}
          default: set
        set: {set: {AccessToken: \(try quoted("AccessToken"))}, next: over}
        handed-over: {transfer: {number: Kept, link: Body}, next: over}
        over: {end: over}
      """, to: "run.yml")
    try folder.write(
      """
      plan: run.yml
      scenarios:
        everything:
          data: {AccessToken: \(try quoted("AccessToken")), Base: http://a.example, Order: \(try quoted("Innocent"))}
          expect: {end: over, data-sources: {AccessToken: b, Innocent: c, Order: d, Kept: \(try quoted("literal")), Code: x}}
        service down:
          faults: {sent: down}
          data: {Base: http://a.example}
          expect: {end: over, data-sources: {Innocent: c, Kept: x}}
      """, to: "scenarios.yml")
  }

  /// Checks what plans show, and what is kept of them.
  private func checkRuns(in folder: TemporaryFolder, values: [String]) throws {
    try writePlan(in: folder)
    let run = ["plan", "run", "run.yml"]
    let full = run + values
    let base = ["--data", "Base=ftp://a.example"]
    let more: [[String]] = [
      ["--record", "run.json"], ["--format", "json"], ["--timeout", "1ms", "--record", "late.json"],
      ["--replay", "run.json", "--data", "Order=other"], ["--sandbox", "--until", "over"],
    ]
    let others: [[String]] = [
      run + ["--replay", "run.json"], run + base + values.suffix(2), run + ["--strict"] + values.suffix(2),
      ["plan", "check", "run.yml"], ["plan", "graph", "run.yml"],
      ["plan", "graph", "run.yml", "--as", "mermaid"], ["plan", "graph", "run.yml", "--as", "dot"],
      ["plan", "graph", "run.yml", "--trace", "run.json"], ["plan", "test", "scenarios.yml"],
      ["plan", "test", "scenarios.yml", "--format", "junit"],
    ]
    for arguments in more.map({ full + $0 }) + others {
      let result = try Command.run(arguments, in: folder.url)
      checkShown(result, arguments)
    }
    for name in ["run.json", "late.json"] {
      let record = try folder.text(name)
      #expect(record.contains("\"step\": \"sent\""))
      check(record, name)
    }
    let shown = try Command.run(run + values + ["--show-secrets", "--format", "json"], in: folder.url).output
    #expect(shown.contains(Self.secrets["Innocent"] ?? "?"))
  }

  /// Checks what is shown to whoever is asked for values.
  private func checkAsking(in folder: TemporaryFolder, _ call: [String]) throws {
    let (shown, status) = try Command.runOnTerminal(
      ["test", "t.template.xml", "--interactive", "--no-color"] + call.dropFirst(),
      typing: ["t3mplate-plant3d"], in: folder.url)
    // What was typed before it was asked for is shown by the terminal.
    let answer = shown.components(separatedBy: "PLACEHOLDER").last ?? ""
    // The definition takes an array for a number, which is an issue.
    #expect(status == 1 && answer.contains("HTTP/1.1 200"), "\(shown)")
    #expect(!answer.contains("plant3d"), "\(answer)")
    check(answer, "test --interactive")
  }

  @Test("no display of any command shows one, however it is encoded")
  func displays() throws {
    let server = try EchoServer(token: Self.secrets["minted"] ?? "")
    let folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "d.xml")
    try folder.write(
      Self.definition.replacing("</Url>", with: "</Url >").replacing("<Order", with: "< Order"), to: "b.xml")
    try folder.write(
      Self.definition.replacing(/<Url>.*<\/Url>/, with: "<Url>http://#(Host)/</Url>").replacing(
        /#\((ApiKey|Basic|Secret)\)/, with: "x"),
      to: "host.xml")
    let configuration = ["ApiKey", "Secret", "Basic"].map { [$0: Self.secrets[$0] ?? ""] }.reduce([:]) {
      $0.merging($1) { $1 }
    }
    try folder.write(
      String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self), to: "config.json")
    // A plan whose definition holds a secret, files that generate would change, and a value that fill refuses.
    try folder.write(
      "steps:\n  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: over}\n", to: "plan.yml")
    try folder.write(
      "output: g.xml\ntemplates: [t.template.xml]\ntargets: [{client_secret: \(Self.secrets["literal"] ?? "")}]\n",
      to: "m.yml")
    let template = Self.definition.replacing("#(Secret)", with: "~~~REPLACE~~~")
    try folder.write(template, to: "t.template.xml")
    try folder.write(template.replacing("~~~REPLACE~~~", with: "l1teral-planted-before"), to: "out/g.xml")
    let data = [
      "Base": server.url, "Order": "7", "AccessToken": Self.secrets["AccessToken"] ?? "",
    ].merging(Self.secrets.filter { ["Innocent", "Parameter", "Member", "Session"].contains($0.key) }) { $1 }
    try folder.write(String(decoding: try JSONEncoder().encode(data), as: UTF8.self), to: "data.json")
    try folder.write("{\"access_token\": \"minted-planted\", \"body\": \"x\"}", to: "response.json")
    let call = ["d.xml", "--data-file", "data.json", "--config-file", "config.json"]
    for arguments in [
      ["test"] + call, ["test", "--format", "json"] + call,
      ["test", "--verbose", "--record", "record.json"] + call,
      ["test", "--expect", "Kept=wrong", "--expect", "Body=wrong", "--expect", "Message=wrong"] + call,
      ["test", "--repeat-until", "Body=never", "--every", "10ms", "--for", "50ms"] + call,
      ["test", "--timeout", "1ms"] + call, ["test", "d.xml"],
      ["test", "--sandbox"] + call, ["test", "--sandbox", "--format", "json"] + call,
      ["test", "--sandbox", "--record", "sandbox.json"] + call,
      ["test", "host.xml", "--config", "Host=planted.invalid"],
      ["test", "d.xml", "--data", "Base=ftp://a.example", "--config-file", "config.json"],
      ["resolve", "--as", "http"] + call, ["resolve", "--as", "curl"] + call,
      ["resolve", "--as", "json"] + call,
      ["map", "d.xml", "response.json"], ["locators", "response.json"],
      ["locators", "response.json", "--format", "json"],
      ["slots", "d.xml"], ["slots", "d.xml", "--format", "json"], ["slots", "t.template.xml"],
      ["fmt", "--diff", "d.xml"],
      ["fmt", "--diff", "b.xml"],
      ["lint", "--diff", "d.xml"], ["lint", "d.xml", "b.xml"], ["plan", "check", "plan.yml"],
      ["generate", "m.yml", "-o", "out", "--no-lint", "--check"],
      ["generate", "m.yml", "-o", "out", "--no-lint", "--dry-run"],
      ["fill", "t.template.xml", "--set", "client_secret=l1teral-planted", "--set", "other=l1teral-planted"],
      ["fmt", "--check", "d.xml"],
    ] + ["json", "sarif", "github", "junit"].map({ ["lint", "d.xml", "b.xml", "--format", $0] }) {
      checkShown(try Command.run(arguments, in: folder.url), arguments)
    }
    for name in ["record.json", "sandbox.json"] { check(try folder.text(name), name) }
    // What is no secret is still there.
    #expect(try folder.text("record.json").contains(#"\"nested\": \"{\\\"k\\\": \\\"***\\\""#))
    try checkAsking(in: folder, call)
    try checkRuns(in: folder, values: Array(call.dropFirst()))
    let shown = try Command.run(["test", "--show-secrets"] + call, in: folder.url).output
    for name in ["Secret", "AccessToken"] { #expect(shown.contains(Self.secrets[name] ?? "?")) }
    try server.stop()
  }

  @Test("what fills a slot that holds a secret is not shown where a request cannot be made")
  func refused() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <ApiInteraction><Request><Url>https://127.0.0.1:1/~~~REPLACE:client_secret~~~/$(X)</Url><Method>GET</Method></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
      """, to: "d.xml")
    func error(_ options: [String]) throws -> String {
      let result = try Command.run(
        ["test", "d.xml", "--sandbox", "--data", "X=a b"] + options, in: folder.url)
      #expect(result.status == 1)
      return result.error
    }
    #expect(try error([]).contains("<Url>https://127.0.0.1:1/***/$(X)</Url>"))
    #expect(try error(["--show-secrets"]).contains("<Url>https://127.0.0.1:1/sandbox-secret/$(X)</Url>"))
  }
}
