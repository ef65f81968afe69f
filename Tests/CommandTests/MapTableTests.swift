import Foundation
import TestSupport
import Testing

@Suite("apiinteraction map as a table")
struct MapTableTests {
  private static let fields = [
    ("id", "Id", "Integer"), ("name", "Name", "String"), ("note", "Note", "String"),
    ("age", "Age", "Integer"),
  ]

  private func folder(_ response: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(SmallResponseDefinition("JSON", Self.fields).xml, to: "d.xml")
    try folder.write(response, to: "body")
    return folder
  }

  private static let mixed = #"{"id": 7, "note": null, "age": "old"}"#
  private static let table = """
    DATA SOURCE  VALUE        FROM
    Code         200          the status code
    Id           7            id
    Name         (not found)  name
    Note         (null)       note
    Age          (refused)    age

    """
  private static let issue =
    "body:1:32: The value at age is not of the type Integer; a whole number such as 12 or -5 was expected. null is stored.\n"

  @Test("what has no value says why, and how many locators found nothing is said")
  func cells() throws {
    let folder = try folder(Self.mixed)
    let arguments = ["map", "d.xml", "body"]
    let summary = "apiinteraction: 1 of 4 locators found nothing.\n"
    #expect(
      try Command.run(arguments, in: folder.url)
        == Command.Result(status: 1, output: Self.table, error: summary + Self.issue))
    #expect(
      try Command.run(arguments + ["--quiet"], in: folder.url)
        == Command.Result(status: 1, output: Self.table, error: Self.issue))
  }

  @Test(
    "the summary counts in words that fit",
    arguments: [
      (#"{"id": 1, "name": 2, "note": 3, "age": 4}"#, ""),
      (#"{"id": 1, "name": null, "note": 3, "age": 4}"#, ""),
      (#"{"id": 1}"#, "apiinteraction: 3 of 4 locators found nothing.\n"),
      ("[]", "apiinteraction: 4 of 4 locators found nothing.\n"),
    ])
  func summary(response: String, summary: String) throws {
    let folder = try folder(response)
    let result = try Command.run(["map", "d.xml", "body"], in: folder.url)
    #expect(result.status == 0)
    #expect(result.error == summary)
    let strict = try Command.run(["map", "d.xml", "body", "--strict", "--quiet"], in: folder.url)
    #expect(strict.output == result.output)
    #expect(strict.status == (response.contains("null") || !summary.isEmpty ? 1 : 0))
  }

  @Test("--strict names each value that is missing, what was expected, and the place of a null")
  func strict() throws {
    let folder = try folder(Self.mixed)
    let result = try Command.run(["map", "d.xml", "body", "--strict", "--quiet"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 1, output: Self.table,
          error: """
            body: The response has no name; a value of the type String was expected.
            body:1:19: The value at note is null; a value of the type String was expected.
            \(Self.issue)
            """))
  }

  @Test("a response that cannot be read leaves every data source unread but the status code's")
  func unreadable() throws {
    let folder = try folder("{")
    let result = try Command.run(["map", "d.xml", "body", "--status", "503"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 1,
          output: """
            DATA SOURCE  VALUE         FROM
            Code         503           the status code
            Id           (unreadable)  id
            Name         (unreadable)  name
            Note         (unreadable)  note
            Age          (unreadable)  age

            """,
          error: "body:1:2: The response is not JSON: The text ends where a name in quotes was expected.\n"))
  }

  @Test("XML is mapped as JSON is")
  func xml() throws {
    let folder = try TemporaryFolder()
    let fields = [
      ("/name", "Name", "String"), ("/despatch", "Despatch", "DateTime"), ("/order/@n", "Number", "Integer"),
      ("/order", "Order", "String"), ("count(//item)", "Count", "Integer"), ("/p:x", "X", "Boolean"),
      ("/age", "Age", "Integer"), ("/none", "None", "String"),
    ]
    try folder.write(SmallResponseDefinition("XML", fields).xml, to: "d.xml")
    let response = """
      <?xml version="1.0"?>
      <person xmlns:p="urn:p">
        <name>Joe &amp; Dow</name><despatch>2015-07-11</despatch>
        <order n="07"><item/><item/></order><p:x>true</p:x>
        <age>old</age>
      </person>
      """
    #expect(
      try Command.run(["map", "d.xml", "-"], in: folder.url, input: response)
        == Command.Result(
          status: 1,
          output: """
            DATA SOURCE  VALUE                                 FROM
            Code         200                                   the status code
            Name         Joe & Dow                             /name
            Despatch     2015-07-11                            /despatch
            Number       07                                    /order/@n
            Order        <order n="07"><item/><item/></order>  /order
            Count        2                                     count(//item)
            X            true                                  /p:x
            Age          (refused)                             /age
            None         (not found)                           /none

            """,
          error: """
            apiinteraction: 1 of 8 locators found nothing.
            <stdin>:5:3: The value at /age is not of the type Integer; a whole number such as 12 or -5 was expected. null \
            is stored.

            """))
  }

  @Test("a terminal obeys nothing that a response holds")
  func controls() throws {
    let folder = try folder(#"{"id": 1, "name": "a\u001b[2Jb\u009bx\u202ey\nz", "note": "", "age": 1}"#)
    let result = try Command.run(["map", "d.xml", "body"], in: folder.url)
    #expect(result.output.contains("Name         a\u{FFFD}[2Jb\u{FFFD}x\u{FFFD}y z  name\n"))
    #expect(result.status == 0)
  }

  // MARK: - On a terminal

  private static let coloured = """
    DATA SOURCE  VALUE        FROM
    Code         200          the status code
    Id           7            id
    Name         \u{1B}[33m(not found)\u{1B}[0m  name
    Note         \u{1B}[2m(null)\u{1B}[0m       note
    Age          \u{1B}[31m(refused)\u{1B}[0m    age

    """

  @Test("on a terminal what has no value stands out in colour, unless no colours are wanted")
  func colours() throws {
    let folder = try folder(Self.mixed)
    let arguments = ["map", "d.xml", "body", "--quiet"]
    // The table is all that the terminal shows before the issue.
    func shown(_ options: [String], _ environment: [String: String]) throws -> String {
      let (shown, status) = try Command.runOnTerminal(
        arguments + options, in: folder.url, environment: environment)
      #expect(status == 1)
      return shown
    }
    let terminal = ["NO_COLOR": ""]
    #expect(try shown([], terminal) == Self.coloured + Self.issue)
    #expect(try shown(["--no-color"], terminal) == Self.table + Self.issue)
    #expect(try shown([], ["NO_COLOR": "1"]) == Self.table + Self.issue)
    let json = try shown(["--format", "json"], terminal)
    #expect(!json.contains("\u{1B}"))
  }

  @Test("locators are listed on a terminal in the same manner")
  func locators() throws {
    let folder = try folder(#"{"a": {"b": "\u001b[2J"}, "c": null}"#)
    let plain = """
      LOCATOR  DATA TYPE  VALUE
      a        String     {1 member}
      a.b      String     \u{FFFD}[2J
      c        String     (null)

      """
    let arguments = ["locators", "body"]
    let shown = try Command.runOnTerminal(arguments, in: folder.url, environment: ["NO_COLOR": ""])
    #expect(shown.status == 0)
    #expect(
      shown.shown == plain.replacing("{1 member}", with: "\u{1B}[2m{1 member}\u{1B}[0m"))
    #expect(
      try Command.runOnTerminal(arguments, in: folder.url, environment: ["NO_COLOR": "1"]).shown == plain)
    #expect(try Command.runOnTerminal(arguments + ["--no-color"], in: folder.url).shown == plain)
  }
}
