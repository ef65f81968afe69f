import Foundation
import TestSupport
import Testing

@Suite("apiinteraction map")
struct MapCommandTests {
  private static let authorize = ["map", "Definitions/authorize.template.xml", "Responses/authorize.json"]

  @Test("a table shows what each data source receives, secrets masked")
  func table() throws {
    #expect(
      try Command.run(Self.authorize + ["--status", "201"]).output == """
        DATA SOURCE            VALUE   FROM
        AuthorizeResponseCode  201     the status code
        AccessToken            ***     access_token
        TokenType              Bearer  token_type

        """)
    #expect(
      try Command.run(Self.authorize + ["--show-secrets"]).output.contains(
        "eyJhbGciOiJSUzI1NiJ9.e30.c2FtcGxl"))
  }

  @Test("the JSON is the object of the contract")
  func json() throws {
    let arguments = ["map", "Definitions/authorize.template.xml", "-", "--format", "json"]
    #expect(
      try Command.run(arguments, input: "{\"access_token\": \"a\\nb\"}").output == """
        {
          "dataSources": {
            "AuthorizeResponseCode": "200",
            "AccessToken": "a\\nb",
            "TokenType": null
          },
          "issues": []
        }

        """)
    let issues = try Command.run(arguments + ["--status", "502"], input: "\n <html>")
    #expect(issues.status == 1)
    #expect(
      issues.output == """
        {
          "dataSources": {
            "AuthorizeResponseCode": "502",
            "AccessToken": null,
            "TokenType": null
          },
          "issues": [
            {"locator": null, "destination": null, "message": "The response is not JSON: Here a value was expected: a \
        text in double quotes, a number, true, false, null, { or [. This looks like HTML or XML.", "line": 2, \
        "column": 2}
          ]
        }

        """)
    #expect(issues.error.hasPrefix("<stdin>:2:2: The response is not JSON"))
  }

  @Test("the lines for a shell are read back by one")
  func environment() throws {
    let definition = "Definitions/start-session.template.xml"
    let response = #"{"dtmfLinkId": "it's\n$HOME `x` \\", "sessionId": null}"#
    let result = try Command.run(["map", definition, "-", "--format", "env"], input: response)
    let script =
      "GlobalPCI_SessionId=old\n" + result.output
      + "printf '<%s><%s><%s>' \"$GlobalPCIResponseCode\" \"$PCIPal_DtmfLinkId\" \"${GlobalPCI_SessionId-unset}\""
    let read = try Command.run(
      URL(filePath: "/bin/sh"), ["-s"], in: Fixtures.folder, input: Array(script.utf8))
    #expect(read.output == "<200><it's\n$HOME `x` \\><unset>")
  }

  @Test("what curl -i prints is read with its status")
  func exchange() throws {
    let exchange =
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 401\r\nContent-Type: application/json\r\n\r\n{\"access_token\": 1}"
    let arguments = ["map", "Definitions/authorize.template.xml", "-", "--format", "env"]
    #expect(
      try Command.run(arguments, input: exchange).output.hasPrefix(
        "export AuthorizeResponseCode='401'\nexport AccessToken='1'\n"))
    #expect(
      try Command.run(arguments + ["--status", "200"], input: exchange).output.contains("ResponseCode='200'"))
  }

  @Test("a place in what curl -i prints is a place in the file")
  func exchangePlaces() throws {
    let exchange = "HTTP/1.1 200 OK\r\nX: y\r\n\r\n{\"access_token\":\n 01}"
    let arguments = ["map", "Definitions/authorize.template.xml", "-", "--format", "json"]
    let result = try Command.run(arguments, input: exchange)
    #expect(result.error.hasPrefix("<stdin>:5:2: The response is not JSON: After a leading 0"))
    #expect(result.output.contains("\"line\": 5, \"column\": 2"))
  }

  @Test("a token is masked in the table wherever it stands in a value")
  func nestedSecrets() throws {
    let definition = try Fixtures.text("Definitions/session-status.template.xml")
    let folder = try TemporaryFolder()
    try folder.write(definition, to: "d.xml")
    for value in [
      "\"Bearer S3CR3T\"", "{\"access_token\": \"S3CR3T\"}", "\"https://h/?access_token=S3CR3T\"",
    ] {
      let response = "{\"sessionState\": \(value)}"
      let result = try Command.run(["map", "d.xml", "-"], in: folder.url, input: response)
      #expect(result.status == 0)
      #expect(!result.output.contains("S3CR3T"))
      let product = try Command.run(
        ["map", "d.xml", "-", "--format", "json"], in: folder.url, input: response)
      #expect(product.output.contains("S3CR3T"))
    }
  }

  @Test(
    "a short password is masked by its name or its locator, and a switch of that name is not",
    arguments: [("Zq7", false), ("open", true), ("12", true)])
  func switches(_ value: String, _ isShown: Bool) throws {
    let definition = try Fixtures.text("Definitions/session-status.template.xml")
    let folder = try TemporaryFolder()
    try folder.write(definition.replacing(">sessionState<", with: ">db_pw<"), to: "d.xml")
    let result = try Command.run(["map", "d.xml", "-"], in: folder.url, input: #"{"db_pw":"\#(value)"}"#)
    #expect(result.status == 0 && result.output.contains("***") != isShown)
    #expect(result.output.contains(" \(value) ") == isShown)
  }

  @Test("a locator that finds nothing is an issue only when that is asked for")
  func strict() throws {
    let arguments = ["map", "Definitions/session-status.template.xml", "-"]
    #expect(try Command.run(arguments, input: "{}").status == 0)
    let strict = try Command.run(arguments + ["--strict"], input: "{}")
    #expect(strict.status == 1)
    #expect(
      strict.error == """
        apiinteraction: 1 of 1 locator found nothing.
        <stdin>: The response has no sessionState; a value of the type String was expected.

        """)
  }

  @Test(
    "wrong usage ends with status 2",
    arguments: [
      ["map"], ["map", "Definitions/authorize.template.xml"], ["map", "-", "-"],
      authorize + ["--status", "99"],
      authorize + ["--status", "x"], authorize + ["--format", "csv"],
      ["map", "Definitions/authorize.template.xml", "no"],
      ["map", "no", "Responses/authorize.json"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error != "")
  }
}
