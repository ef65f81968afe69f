import Foundation
import TestSupport
import Testing

@Suite("apiinteraction resolve")
struct ResolveCommandTests {
  private static let definition = """
    <ApiInteraction><Request><Url>https://a.example/$(Path)?q=$(Q)</Url><Method>POST</Method><Headers><Header>\
    <Key>Authorization</Key><Value>Bearer $(AccessToken)</Value></Header></Headers>\
    <Body>client_secret=#(Key)&amp;it's=$(Q)</Body></Request>\
    <Response><Type>JSON</Type><ResponseCodeDestination>C</ResponseCodeDestination></Response></ApiInteraction>
    """
  private static let values = [
    "--data", "Path=p", "--data", "AccessToken=tok-123", "--config", "Key=key-456",
  ]

  private func resolve(_ arguments: [String]) throws -> Command.Result {
    try Command.run(["resolve", "-"] + arguments, input: Self.definition)
  }

  @Test("the request is shown as it would be sent, its secrets masked")
  func http() throws {
    #expect(
      try resolve(Self.values)
        == Command.Result(
          status: 0,
          output: """
            POST https://a.example/p?q= HTTP/1.1
            Authorization: Bearer ***

            client_secret=***&it's=

            """, error: "apiinteraction: not set, and replaced by nothing: Q\n"))
  }

  @Test("what the configuration calls a secret is masked wherever it is put")
  func configured() throws {
    let folder = try TemporaryFolder()
    try folder.write("secrets: ['*Passcode']", to: ".apiinteraction.yml")
    try folder.write(Self.definition.replacing("$(Q)", with: "$(CallerPasscode)"), to: "d.xml")
    let result = try Command.run(
      ["resolve", "d.xml", "--data", "CallerPasscode=topcode998877"] + Self.values, in: folder.url)
    #expect(result.status == 0 && !result.output.contains("998877"), "\(result)")
    #expect(result.output.contains("q=***"))
  }

  @Test("secrets are shown when that is asked for")
  func showSecrets() throws {
    let output = try resolve(Self.values + ["--show-secrets", "--quiet"]).output
    #expect(output.contains("Authorization: Bearer tok-123"))
    #expect(output.contains("client_secret=key-456"))
  }

  @Test("the curl command is one that a shell reads back")
  func curl() throws {
    let result = try resolve(Self.values + ["--as", "curl", "--show-secrets", "--data", "Q=1"])
    let script = "curl() { for word; do printf '<%s>' \"$word\"; done; }\n" + result.output
    let read = try Command.run(
      URL(filePath: "/bin/sh"), ["-s"], in: Fixtures.folder, input: Array(script.utf8))
    #expect(
      read.output
        == "<--request><POST><--url><https://a.example/p?q=1><--header><Authorization: Bearer tok-123>"
        + "<--data-raw><client_secret=key-456&it's=1>")
  }

  @Test(
    "no value is a word of its own for the shell",
    arguments: ["'\u{301}; echo", "'\u{200D}", "'\u{FE0F}$HOME", "it's"])
  func quoting(_ value: String) throws {
    let body =
      "<ApiInteraction><Request><Url>https://a.b/</Url><Method>POST</Method><Body>$(Q)</Body></Request><Response>"
      + "<Type>JSON</Type><ResponseCodeDestination>C</ResponseCodeDestination></Response></ApiInteraction>"
    let curl = try Command.run(["resolve", "-", "--as", "curl", "--data", "Q=\(value)"], input: body)
    let script = "curl() { for word; do printf '<%s>' \"$word\"; done; }\n" + curl.output
    let read = try Command.run(
      URL(filePath: "/bin/sh"), ["-s"], in: Fixtures.folder, input: Array(script.utf8))
    #expect(
      read.output.utf8.elementsEqual("<--request><POST><--url><https://a.b/><--data-raw><\(value)>".utf8))
  }

  @Test(
    "wrong usage does not repeat a value",
    arguments: [["--config", "S3CR3T"], ["--config", "=S3CR3T"], ["--data", "S3CR3T"]])
  func usage(_ arguments: [String]) throws {
    let result = try resolve(arguments)
    #expect(result.status == 2)
    #expect(result.error == "apiinteraction: \(arguments[0]) takes name=value.\n")
  }

  @Test("only one file can be standard input")
  func standardInput() throws {
    let result = try resolve(["--data-file", "-"])
    #expect(
      result
        == Command.Result(
          status: 2, output: "", error: "apiinteraction: Only one file can be standard input.\n"))
  }

  @Test("the JSON names every part, and what was not set")
  func json() throws {
    let result = try resolve(Self.values + ["--as", "json", "--quiet"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["method"] as? String == "POST")
    #expect(object["url"] as? String == "https://a.example/p?q=")
    #expect(object["headers"] as? [[String: String]] == [["name": "Authorization", "value": "Bearer ***"]])
    #expect(object["body"] as? String == "client_secret=***&it's=")
    #expect(object["unset"] as? [String] == ["Q"])
  }

  @Test(
    "what cannot be sent is refused with its place, and no secret is printed",
    arguments: [
      ([], "[interface-failure]"),
      (["--strict", "--config", "Key=key-456"], "[unset-data-source]"),
      (
        ["--config", "Key=key-456", "--data", "Path=a b"],
        "<stdin>:1:49: error: The value of $(Path) cannot stand here."
      ),
      (["--config", "Key=key-456", "--data", "AccessToken=x\r\nSet: y"], "[invalid-header-value]"),
    ])
  func refused(arguments: [String], words: String) throws {
    let result = try resolve(arguments)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains(words))
    #expect(!result.error.contains("key-456"))
  }

  @Test("open slots are named")
  func openSlots() throws {
    let result = try Command.run(["resolve", "Definitions/authorize.template.xml"])
    #expect(result.status == 1)
    #expect(result.error.contains("The slot “Url” is open. Fill it first."))
    #expect(result.error.contains("The slot “client_secret” is open. Fill it first."))
  }

  @Test("files give values too, and the command line wins")
  func files() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.definition, to: "d.xml")
    try folder.write("Path: file\nQ: null\nAccessToken: t", to: "data.yml")
    try folder.write("{\"Key\": \"secret-file\"}", to: "config.json")
    let arguments = [
      "resolve", "d.xml", "--data-file", "data.yml", "--config-file", "config.json", "--data", "Path=line",
    ]
    let result = try Command.run(arguments, in: folder.url)
    #expect(result.output.hasPrefix("POST https://a.example/line?q= HTTP/1.1\n"))
    #expect(!result.output.contains("secret-file"))
    #expect(result.error == "apiinteraction: not set, and replaced by nothing: Q\n")
  }
}
