import Foundation
import TestSupport
import Testing

@Suite("apiinteraction lint")
struct LintCommandTests {
  private static let good = "Definitions/session-status.template.xml"
  private static let bad = "Lint/unknown-element/misspelt.xml"
  private static let warned = "Lint/surrounding-whitespace/trailing.xml"

  @Test(
    "the exit status says what was found",
    arguments: [
      ([good], 0), ([bad], 1), ([good, bad], 1), ([warned], 1), ([warned, "--fail-on", "error"], 0),
      ([bad, "--ignore", "unknown-element"], 0), ([bad, "--select", "missing-element,unknown-element"], 1),
      ([bad, "--select", "missing-element"], 0), (["missing.xml"], 2), ([bad, "missing.xml"], 2),
      ([good, "--format", "yaml"], 2), ([good, "--fail-on", "never"], 2), (["--select", "no-such-rule"], 2),
      ([good, "--no-such-option"], 2), ([good, "--provider", "missing.yml"], 2), (["Definitions"], 0),
      (["Lint"], 1),
    ] as [([String], Int32)])
  func status(arguments: [String], status: Int32) throws {
    #expect(try Command.run(["lint"] + arguments).status == status)
  }

  @Test("lint is what the command does unless told otherwise")
  func defaultSubcommand() throws {
    #expect(try Command.run([Self.bad]) == Command.run(["lint", Self.bad]))
  }

  @Test("the report goes to standard output, with a summary unless it is unwanted")
  func output() throws {
    let report = try Fixtures.text("Lint/unknown-element/misspelt.txt").replacing(
      "unknown-element/", with: "Lint/unknown-element/")
    let result = try Command.run(["lint", Self.bad])
    #expect(result.output == report + "1 file checked: 1 error, 0 warnings\n")
    #expect(result.error == "")
    #expect(try Command.run(["lint", Self.bad, "--quiet"]).output == report)
  }

  @Test("a file that cannot be read is reported, and the others are still checked")
  func unreadable() throws {
    let result = try Command.run(["lint", "missing.xml", Self.bad, "--quiet"])
    #expect(result.output.contains("[unknown-element]"))
    #expect(result.error == "apiinteraction: missing.xml: cannot be read: No such file or directory\n")
  }

  @Test("a folder is walked for .xml files with a definition; the rest is counted")
  func folder() throws {
    let folder = try TemporaryFolder()
    let definition = try Fixtures.text(Self.good)
    try folder.write(definition, to: "b/a.template.xml")
    try folder.write(definition, to: "a.xml")
    try folder.write("<project/>", to: "pom.xml")
    try folder.write("<project>", to: "broken.xml")
    try folder.write("<ApiInteraction>", to: "truncated.xml")
    try folder.write("<!-- <ApiInteraction> --><a", to: "comment.xml")
    try folder.write(definition, to: "notes.txt")
    try folder.write(definition, to: ".hidden/c.xml")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "b/loop"), withDestinationURL: folder.url)
    let result = try Command.run(["lint", "--verbose"], in: folder.url)
    let files = result.output.split(separator: "\n").filter { $0.contains("error:") }.map {
      $0.prefix { $0 != ":" }
    }
    #expect(files == ["a.xml", "comment.xml", "truncated.xml"])
    #expect(result.output.hasSuffix("4 files checked: 3 errors, 0 warnings\n"))
    #expect(result.error == "apiinteraction: 2 files without a definition were skipped.\n")
    #expect(result.status == 1)
  }

  @Test("a named file is checked whatever its root, unless foreign files are to be skipped")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("<project/>", to: "pom.xml")
    #expect(try Command.run(["lint", "pom.xml"], in: folder.url).output.contains("[not-a-definition]"))
    let skipped = try Command.run(["lint", "pom.xml", "--skip-foreign"], in: folder.url)
    #expect(
      skipped == Command.Result(status: 0, output: "0 files checked: 0 errors, 0 warnings\n", error: ""))
  }

  @Test("with foreign files skipped, one that is not well-formed is still checked")
  func skipForeign() throws {
    let folder = try TemporaryFolder()
    try folder.write("<project>", to: "a.xml")
    #expect(try Command.run(["lint", "a.xml", "--skip-foreign"], in: folder.url).status == 1)
  }

  @Test("a file whose name is not UTF-8 is not passed over")
  func names() throws {
    let folder = try TemporaryFolder()
    let script = "echo '<ApiInteraction>' >\"$(printf 'a\\377.xml')\"; \"$1\" lint"
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result.status == 2)
    #expect(result.error == "apiinteraction: ./a\u{FFFD}.xml: cannot be read: its name is not UTF-8\n")
  }

  @Test("standard input is checked under the name it is given")
  func standardInput() throws {
    let definition = try Fixtures.text(Self.good)
    let unnamed = try Command.run(["lint", "-", "--quiet"], input: definition)
    #expect(unnamed.status == 1)
    #expect(unnamed.output.hasPrefix("<stdin>:3:10: error: "))
    let named = try Command.run(["lint", "-", "--stdin-filename", "a.template.xml"], input: definition)
    #expect(named.status == 0)
    #expect(try Command.run(["lint", "-", "--templates"], input: definition).status == 0)
  }

  @Test("the JSON report is one array")
  func json() throws {
    let result = try Command.run(["lint", "Lint", "--format", "json"])
    let objects = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    #expect(objects.count > 40)
    #expect(try Command.run(["lint", Self.good, "--format", "json"]).output == "[]\n")
  }

  @Test("a profile of one's own finds what its provider asks for")
  func provider() throws {
    let result = try Command.run(
      ["lint", "Definitions/start-session.template.xml", "--provider", "Profiles/example-payments.yml"])
    #expect(result.status == 1)
    #expect(result.output.contains("PaymentData.cardholderAddress"))
  }

  @Test("colours are for terminals only")
  func colours() throws {
    #expect(!(try Command.run(["lint", Self.bad]).output.contains("\u{1B}")))
  }
}
