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
      ([bad, "--ignore", "unknown-element"], 1), ([bad, "--select", "missing-element,unknown-element"], 1),
      ([bad, "--select", "missing-element"], 1), (["missing.xml"], 2), ([bad, "missing.xml"], 2),
      ([good, "--format", "yaml"], 2), ([good, "--fail-on", "never"], 2), (["--select", "no-such-rule"], 2),
      ([good, "--no-such-option"], 2), ([good, "--provider", "missing.yml"], 2),
      (["Definitions", "--fail-on", "error"], 0), (["Definitions"], 1),
      (["Lint"], 1),
    ] as [([String], Int32)])
  func status(arguments: [String], status: Int32) throws {
    #expect(try Command.run(["lint"] + arguments).status == status)
  }

  @Test("lint is what the command does unless told otherwise")
  func defaultSubcommand() throws {
    #expect(try Command.run([Self.bad]) == Command.run(["lint", Self.bad]))
  }

  @Test(
    "plain arguments, which are not parsed as others are, mean the same",
    arguments: [
      [bad], [warned], [good, bad], ["--quiet", bad], [bad, "-q"], ["--quiet", "--quiet", warned], [], ["-"],
      ["help"], [""], ["missing.xml"], ["Values/session-status.yml"],
      ["--skip-foreign", "Values/session-status.yml", bad],
      ["--skip-foreign", "--quiet"], ["./" + bad, "Lint"],
    ])
  func plain(arguments: [String]) throws {
    let parsed = try Command.run(["lint"] + arguments + ["--jobs", "2"])
    #expect(try Command.run(["lint"] + arguments) == parsed)
  }

  @Test("the report goes to standard output, with a summary unless it is unwanted")
  func output() throws {
    let report = try Fixtures.text("Lint/unknown-element/misspelt.txt").replacing(
      "unknown-element/", with: "Lint/unknown-element/")
    let result = try Command.run(["lint", Self.bad, "--fail-on", "error", "--ignore", "body-outside-cdata"])
    #expect(result.output == report + "1 file checked in 0.01 s: 1 error, 0 warnings\n")
    #expect(result.error == "")
    #expect(
      try Command.run(["lint", Self.bad, "--quiet", "--ignore", "body-outside-cdata"]).output == report)
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
    #expect(result.output.hasSuffix("4 files checked in 0.01 s: 3 errors, 0 warnings\n"))
    #expect(result.error == "apiinteraction: 2 files without a definition were skipped.\n")
    #expect(result.status == 1)
  }

  #if os(Linux)
    @Test(
      "folders are gone into, and links not followed twice, on a file system that does not tell them apart")
    func unknownTypes() throws {
      let folder = try TemporaryFolder()
      for path in ["a/1.xml", "b/deep/2.xml"] { try folder.write("<ApiInteraction/>", to: path) }
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: "c").path, withDestinationPath: "b")
      let plain = try Command.run(["lint"], in: folder.url)
      #expect(plain.output.contains("\n2 files checked"))
      #expect(try FaultySystem().run(["lint"], in: folder.url, with: "WITHOUT_TYPES") == plain)
    }
  #endif

  @Test("links that lead round in circles, or nowhere, are survived, and each file is checked once")
  func links() throws {
    let folder = try TemporaryFolder()
    for path in ["a/1.xml", "b/2.xml"] { try folder.write("<ApiInteraction>", to: path) }
    let links = [
      "a/to-b": "../b", "b/to-a": "../a", "b/self": ".", "b/up": "..", "loop": "loop", "nowhere": "missing",
      "ping": "pong", "pong": "ping", "loop.xml": "loop.xml", "nowhere.xml": "missing.xml",
    ]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: link).path, withDestinationPath: target)
    }
    let result = try Command.run(["lint", "--format", "json"], in: folder.url)
    #expect(result.error == "")
    let objects = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    #expect(objects?.map { $0["file"] as? String } == ["a/1.xml", "b/2.xml"])
    let linked = try Command.run(["lint", "--format", "json", "a"], in: folder.url)
    #expect(linked.output.contains("a/to-b/2.xml"))
  }

  @Test("folders are read ahead of the walk, and files are checked in the order of their paths all the same")
  func order() throws {
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for outer in 0..<20 {
      paths += ["\(outer)/a.xml", "\(outer).xml", "\(outer)-b/c.xml"]
      for inner in 0..<20 { paths.append("\(outer)/\(inner)/d.xml") }
    }
    for path in paths { try folder.write("<ApiInteraction>", to: path) }
    try folder.write("ignore: [\"1?/**\", \"*/7/**\"]", to: ".apiinteraction.yml")
    let checked = paths.filter { $0.wholeMatch(of: /1.\/.*|.*\/7\/.*/) == nil }
    let result = try Command.run(["lint", "--format", "json"], in: folder.url)
    let objects = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    let sorted = checked.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(objects?.map { $0["file"] as? String } == sorted)
  }

  @Test("the report is the same to the byte, whatever the number of jobs", arguments: ["text", "json"])
  func jobs(format: String) throws {
    let folder = try TemporaryFolder()
    for copy in 0..<6 {
      try FileManager.default.copyItem(
        at: Fixtures.folder.appending(path: "Lint"), to: folder.url.appending(path: "\(copy)"))
    }
    let arguments = ["lint", "--format", format, "--verbose", ".", "missing.xml", "--jobs"]
    let one = try Command.run(arguments + ["1"], in: folder.url)
    #expect(one.status == 2)
    #expect(one.output.utf8.count > 500_000)
    for jobs in ["2", "3", "8"] {
      #expect(try Command.run(arguments + [jobs], in: folder.url) == one)
    }
  }

  @Test("a named file is checked whatever its root, unless foreign files are to be skipped")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("<project/>", to: "pom.xml")
    #expect(try Command.run(["lint", "pom.xml"], in: folder.url).output.contains("[not-a-definition]"))
    let skipped = try Command.run(["lint", "pom.xml", "--skip-foreign"], in: folder.url)
    #expect(
      skipped
        == Command.Result(status: 0, output: "0 files checked in 0.01 s: 0 errors, 0 warnings\n", error: ""))
  }

  @Test(
    "with foreign files skipped, a named file is checked if a definition begins in it, rightly or nearly",
    arguments: [
      ("<project/>", 0), ("<project>", 0), ("<html><body>a & b</body></html>", 0),
      ("<!DOCTYPE module PUBLIC \"-//a//b\" \"http://a/b.dtd\"><module/>", 0), ("", 0), ("ApiInteraction", 0),
      ("<a><ApiInteraction/></a>", 0), ("<a><ApiInteraction></a>", 1), ("<a><ApiInteraction/>", 1),
      ("<ApiInteraction", 1), ("<ApiInteraction/>", 1),
      ("<n:ApiInteraction xmlns:n=\"a\"/>", 1), ("<!DOCTYPE a><ApiInteraction/>", 1),
      ("<apiInteraction><Request><Url/></Request></apiInteraction>", 1),
      ("<ApiInteractions><Response><Type/></Response></ApiInteractions>", 1),
      ("<Interaction><Reqest><URL/></Reqest></Interaction>", 1),
      ("<ApiInteracton>&</ApiInteracton>", 1), ("<ApiInteracton></ApiInteraction>", 1),
      ("\u{FEFF}<!-- > --> <apiInteraction></ApiInteraction>", 1), ("ApiInteraction></ApiInteraction>", 1),
      ("<Request></Request></ApiInteraction>", 1), ("ApiInteraction>", 1), ("<apiInteraction", 1),
      ("<doc>An ApiInteraction & more</doc>", 0), ("<Interactive>&</Interactive>", 0),
      ("<interaction id=\"7\"><channel>voice</channel></interaction>", 0), ("<WebInteraction/>", 0),
      ("<CallInteraction><Request><agent/></Request></CallInteraction>", 0),
      ("<interaction>&</interaction>", 0),
      ("<Interaction xmlns=\"urn:genesys\"><Request><Url/></Request></Interaction>", 0),
      ("<x:Interaction xmlns:x=\"urn:y\"/>", 0), ("<apiInteractions><apiInteraction/></apiInteractions>", 0),
    ] as [(String, Int32)])
  func skipForeign(_ text: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.xml")
    #expect(try Command.run(["lint", "a.xml", "--skip-foreign"], in: folder.url).status == status)
    #expect(try Command.run(["lint"], in: folder.url).status == status)
  }

  @Test("where there is no definition, that is said")
  func nothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("<project/>", to: "pom.xml")
    let result = try Command.run(["lint"], in: folder.url)
    #expect(result.status == 0)
    #expect(
      result.error
        == "apiinteraction: No definition was found; 1 file without a definition was skipped.\n")
    #expect(try Command.run(["lint", "-q"], in: folder.url).error == "")
  }

  @Test("a name for standard input asks for standard input")
  func nameWithoutInput() throws {
    for paths in [[], ["."]] {
      let result = try Command.run(["lint", "--stdin-filename", "a.xml"] + paths, input: "<a/>")
      #expect(result.status == 2)
      #expect(
        result.error.hasPrefix(
          "Error: --stdin-filename names what is read from standard input: give - as the path as well.\n"))
    }
  }

  @Test("a filter gives back what it does not check")
  func filter() throws {
    let text = "<project/>\n"
    let result = try Command.run(["lint", "--fix", "--skip-foreign", "-"], input: text)
    #expect(result.output == text)
    #expect(result.status == 1)
  }

  @Test("what cannot be read to its end stays as it is, in a file and in a filter")
  func cutOff() throws {
    let text = "<ApiInteraction><Request>\n<Url> https://x.example </Url>\n\u{0}</Request></ApiInteraction>\n"
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.xml")
    let result = try Command.run(["lint", "--fix", "a.xml"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.contains("a.xml:3:1: error: The character U+0000 is not allowed in XML."))
    #expect(try folder.text("a.xml") == text)
    #expect(try Command.run(["lint", "--fix", "-"], input: text).output == text)
  }

  @Test("--diff says on standard error what is left")
  func left() throws {
    let folder = try TemporaryFolder()
    try folder.write("<ApiInteraction><Request/></ApiInteraction>", to: "a.xml")
    let result = try Command.run(["lint", "--diff", "a.xml"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 1, output: "",
          error: "With --fix: 1 file checked in 0.01 s: 2 errors, 0 warnings\n"))
    #expect(try Command.run(["lint", "--diff", "-q", "a.xml"], in: folder.url).error == "")
  }

  @Test("one file has one name, however it is reached")
  func names() throws {
    let folder = try TemporaryFolder()
    try folder.write("<ApiInteraction/>", to: "sub/a.xml")
    let once = try Command.run(["lint", "sub"], in: folder.url)
    #expect(once.output.contains("1 file checked"))
    #expect(try Command.run(["lint", ".", "./sub", "./sub/a.xml", ".//sub/a.xml"], in: folder.url) == once)
  }

  @Test("a great many paths are all checked, wherever the options stand")
  func manyPaths() throws {
    let folder = try TemporaryFolder()
    let paths = (0..<300).map { "\($0).xml" }
    for path in paths { try folder.write("<ApiInteraction/>", to: path) }
    let expected = try Command.run(["lint", "--format", "json", "."], in: folder.url)
    #expect(expected.output.split(separator: "\n").count == 302)
    for arguments in [
      ["lint", "--format", "json"] + paths, ["lint"] + paths + ["--format", "json"],
      paths + ["--format=json"], ["--format", "json"] + paths, ["lint", "--format", "json", "--"] + paths,
    ] {
      #expect(try Command.run(arguments, in: folder.url) == expected)
    }
    let refused = try Command.run(["slots"] + paths, in: folder.url)
    #expect(refused.status == 2)
    #expect(refused.error.hasPrefix("Error: 299 unexpected arguments: '1.xml'"))
  }

  @Test("a file whose name is not UTF-8 is not passed over")
  func undecodableNames() throws {
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
    let file = "Profiles/start-session-mistakes.xml"
    let result = try Command.run(["lint", file, "--provider", "Profiles/example-payments.yml"])
    #expect(result.status == 1)
    #expect(result.output.contains("PaymentData.cardholderAddress"))
    #expect(!(try Command.run(["lint", file]).output.contains("PaymentData.cardholderAddress")))
  }

  @Test("colours are for terminals only")
  func colours() throws {
    #expect(!(try Command.run(["lint", Self.bad]).output.contains("\u{1B}")))
  }
}
