import Foundation
import TestSupport
import Testing

@Suite("apiinteraction fmt")
struct FmtCommandTests {
  private static let cramped = "<ApiInteraction><Request id=\"1\"/></ApiInteraction>"
  private static let formatted = "<ApiInteraction>\n  <Request/>\n</ApiInteraction>\n"

  /// What identifies a file that nothing has written to: its number and its time.
  private func identity(_ file: URL) throws -> [String] {
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    return ["\(attributes[.systemFileNumber] ?? "")", "\(attributes[.modificationDate] ?? "")"]
  }

  private func result(_ status: Int32, _ output: String, _ error: String = "") -> Command.Result {
    Command.Result(status: status, output: output, error: error)
  }

  @Test("standard input goes to standard output, laid out or as it is")
  func standardInput() throws {
    for input in [Self.cramped, Self.formatted] {
      #expect(try Command.run(["fmt", "-"], input: input) == result(0, Self.formatted))
    }
    let json = "<ApiInteraction><Body>{\"a\":1}</Body></ApiInteraction>"
    #expect(
      try Command.run(["fmt", "-", "--bodies"], input: json)
        == result(0, "<ApiInteraction>\n  <Body>{\n    \"a\": 1\n  }</Body>\n</ApiInteraction>\n"))
  }

  @Test("standard input that is no definition leaves standard output empty")
  func badStandardInput() throws {
    for arguments in [["fmt", "-"], ["fmt", "-", "--skip-foreign"]] {
      let foreign = try Command.run(arguments, input: "<project/>")
      #expect(foreign.status == 1)
      #expect(foreign.output == "")
      #expect(foreign.error.hasPrefix("<stdin>:1:2: error: The root element is <project>"))
    }
  }

  @Test("standard input is checked and compared as well")
  func checkedStandardInput() throws {
    #expect(try Command.run(["fmt", "-", "--check"], input: Self.cramped) == result(1, "<stdin>\n"))
    #expect(try Command.run(["fmt", "-", "--check"], input: Self.formatted) == result(0, ""))
    let diff = try Command.run(["fmt", "-", "--diff"], input: Self.cramped)
    #expect(diff.status == 1)
    #expect(diff.output.hasPrefix("--- <stdin>\n+++ <stdin>\n@@ -1,1 +1,3 @@\n"))
  }

  @Test("a file is changed in place, once, and keeps its permissions")
  func inPlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.cramped, to: "a.xml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    #expect(
      try Command.run(["fmt", "a.xml"], in: folder.url) == result(0, "1 file: 1 formatted, 0 unchanged\n"))
    #expect(try folder.text("a.xml") == Self.formatted)
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    let before = try identity(file)
    #expect(
      try Command.run(["fmt", "a.xml"], in: folder.url) == result(0, "1 file: 0 formatted, 1 unchanged\n"))
    #expect(try identity(file) == before)
    #expect(try Command.run(["fmt", "a.xml", "--quiet"], in: folder.url) == result(0, ""))
    #expect(try folder.names() == ["a.xml"])
  }

  @Test("--check names the files that would change and writes nothing")
  func check() throws {
    let folder = try TemporaryFolder()
    let files = try ["b.xml", "a.xml"].map { try folder.write(Self.cramped, to: $0) }
    try folder.write(Self.formatted, to: "c.xml")
    let before = try files.map { try identity($0) }
    let checked = try Command.run(["fmt", "--check", "b.xml", "a.xml", "c.xml", "a.xml"], in: folder.url)
    #expect(checked == result(1, "a.xml\nb.xml\n3 files: 2 to format, 1 unchanged\n"))
    #expect(try Command.run(["fmt", "--check", "--quiet", "c.xml"], in: folder.url) == result(0, ""))
    #expect(try files.map { try identity($0) } == before)
  }

  @Test(
    "--diff masks what only an attribute that is dropped gives away",
    arguments: [
      #"<Header Key="X-Api-Key">S3CR3T</Header>"#, #"<Header name="X-Api-Key"><![CDATA[S3CR3T]]></Header>"#,
      #"<Header key="Authorization">Bearer S3CR3T</Header>"#, "<Header name='X-Api-Key'> S3CR3T\n </Header>",
    ])
  func droppedAttribute(header: String) throws {
    let definition =
      "<ApiInteraction><Request><Headers>\(header)</Headers></Request></ApiInteraction>"
    let diff = try Command.run(["fmt", "-", "--diff"], input: definition).output
    #expect(!diff.contains("S3CR3T"))
    #expect(diff.split(separator: "\n").contains { $0.hasPrefix("+") && $0.contains("***") })
  }

  @Test("--diff prints what would change, with secrets masked, and writes nothing")
  func diff() throws {
    let folder = try TemporaryFolder()
    let definition = """
      <ApiInteraction>
        <Request>
          <Url>https://a.b/</Url>
          <Method>POST</Method>
          <Body>client_id=a&amp;client_secret=S3CR3T</Body>
        </Request>
      </ApiInteraction>

      """
    try folder.write(definition, to: "a.xml")
    let diff = """
      --- a.xml
      +++ a.xml
      @@ -2,6 +2,6 @@
         <Request>
           <Url>https://a.b/</Url>
           <Method>POST</Method>
      -    <Body>client_id=a&amp;client_secret=***</Body>
      +    <Body><![CDATA[client_id=a&client_secret=***]]></Body>
         </Request>
       </ApiInteraction>

      """
    #expect(
      try Command.run(["fmt", "--diff"], in: folder.url)
        == result(1, diff + "1 file: 1 to format, 0 unchanged\n"))
    #expect(try Command.run(["fmt", "--diff", "--check", "-q"], in: folder.url) == result(1, diff))
    #expect(try folder.text("a.xml") == definition)
    #expect(try Command.run(["fmt", "-q"], in: folder.url) == result(0, ""))
    #expect(try Command.run(["fmt", "--diff", "-q"], in: folder.url) == result(0, ""))
    #expect(try folder.text("a.xml").contains("S3CR3T"))
  }

  @Test("a folder is walked as lint walks it, and what is wrong with one file does not stop the others")
  func folder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cramped, to: "a.xml")
    try folder.write(Self.cramped, to: "b/c.template.xml")
    try folder.write("<ApiInteraction>", to: "broken.xml")
    try folder.write("<project ><a/></project>", to: "pom.xml")
    try folder.write(Self.cramped, to: "notes.txt")
    try folder.write(Self.cramped, to: ".hidden/d.xml")
    let run = try Command.run(["fmt", "--verbose"], in: folder.url)
    #expect(run.status == 1)
    #expect(run.output == "3 files: 2 formatted, 0 unchanged, 1 with errors\n")
    #expect(run.error.hasPrefix("broken.xml:1:17: error: "))
    #expect(run.error.contains("[not-well-formed]\n  1 | <ApiInteraction>\n"))
    #expect(run.error.hasSuffix("apiinteraction: 1 file without a definition was skipped.\n"))
    #expect(try folder.text("a.xml") == Self.formatted)
    #expect(try folder.text("b/c.template.xml") == Self.formatted)
    #expect(try folder.text("broken.xml") == "<ApiInteraction>")
    #expect(try folder.text("pom.xml") == "<project ><a/></project>")
    #expect(try folder.text("notes.txt") == Self.cramped)
    #expect(try folder.text(".hidden/d.xml") == Self.cramped)
  }

  @Test("a named file with another root is an error, unless foreign files are to be skipped")
  func foreign() throws {
    let folder = try TemporaryFolder()
    try folder.write("<project ><a/></project>", to: "pom.xml")
    let refused = try Command.run(["fmt", "pom.xml"], in: folder.url)
    #expect(refused.status == 1)
    #expect(refused.error.contains("[not-a-definition]"))
    #expect(
      try Command.run(["fmt", "pom.xml", "--skip-foreign"], in: folder.url)
        == result(0, "0 files: 0 formatted, 0 unchanged\n"))
    #expect(try folder.text("pom.xml") == "<project ><a/></project>")
  }

  @Test("what the configuration ignores stays as it is, unless it is named and foreign files are not skipped")
  func ignored() throws {
    let folder = try TemporaryFolder()
    try folder.write("ignore: [archive/, b.xml]", to: ".apiinteraction.yml")
    let paths = ["a.xml", "archive/a.xml", "archive/deep/a.xml", "b.xml", "x/b.xml"]
    for path in paths { try folder.write(Self.cramped, to: path) }
    #expect(try Command.run(["fmt", "--check", "-q"], in: folder.url) == result(1, "a.xml\n"))
    #expect(
      try Command.run(["fmt", "--check", "-q", "--skip-foreign"] + paths, in: folder.url)
        == result(1, "a.xml\n"))
    #expect(
      try Command.run(["fmt", "--check", "-q"] + paths, in: folder.url)
        == result(1, paths.map { $0 + "\n" }.joined()))
  }

  @Test("where a configuration is bad, what it may ignore stays as it is")
  func badConfiguration() throws {
    let folder = try TemporaryFolder()
    try folder.write("ignore: {}", to: "x/.apiinteraction.yml")
    for path in ["a.xml", "x/a.xml"] { try folder.write(Self.cramped, to: path) }
    let bad = "apiinteraction: x/.apiinteraction.yml:1:9: ignore must be a list.\n"
    #expect(try Command.run(["fmt", "-q"], in: folder.url) == result(2, "", bad))
    #expect(try folder.text("a.xml") == Self.formatted)
    #expect(try folder.text("x/a.xml") == Self.cramped)
    #expect(try Command.run(["fmt", "-q", "x/a.xml"], in: folder.url) == result(0, ""))
  }

  @Test("a bad configuration is told once, however many files are broken")
  func badConfigurationOfBroken() throws {
    let folder = try TemporaryFolder()
    try folder.write("ignore: {}", to: ".apiinteraction.yml")
    for path in ["a.xml", "b.xml"] { try folder.write("<ApiInteraction>&</ApiInteraction>", to: path) }
    let run = try Command.run(["fmt", "-q", "a.xml", "b.xml"], in: folder.url)
    #expect(run.status == 2)
    let bad = "apiinteraction: .apiinteraction.yml:1:9: ignore must be a list."
    #expect(run.error.split(separator: "\n").filter { $0.hasPrefix("apiinteraction:") } == [bad[...]])
    #expect(run.error.hasSuffix(bad + "\n"))
  }

  @Test("a file that cannot be read, and one that is broken, are reported; the others are laid out")
  func twoProblems() throws {
    let folder = try TemporaryFolder()
    try folder.write("<ApiInteraction>&</ApiInteraction>", to: "broken.xml")
    try folder.write(Self.cramped, to: "a.xml")
    let run = try Command.run(["fmt", "missing.xml", "broken.xml", "a.xml"], in: folder.url)
    #expect(run.status == 2)
    #expect(run.output == "2 files: 1 formatted, 0 unchanged, 1 with errors\n")
    #expect(run.error.hasPrefix("broken.xml:1:17: error: A bare & is not allowed in XML."))
    #expect(
      run.error.hasSuffix("apiinteraction: missing.xml: cannot be read: No such file or directory\n"))
    #expect(try folder.text("a.xml") == Self.formatted)
  }

  @Test("the line ends of a file stay")
  func lineEnds() throws {
    let windows = { (text: String) in text.replacing("\n", with: "\r\n") }
    let folder = try TemporaryFolder()
    try folder.write(windows("<ApiInteraction>\n<Request/></ApiInteraction>"), to: "a.xml")
    #expect(try Command.run(["fmt", "-q"], in: folder.url) == result(0, ""))
    #expect(try folder.text("a.xml").utf8.elementsEqual(windows(Self.formatted).utf8))
  }

  @Test("a file in UTF-16 becomes UTF-8, and its declaration says so")
  func encoding() throws {
    let folder = try TemporaryFolder()
    let declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n" + Self.formatted
    let data = try #require(declared.data(using: .utf16))
    try folder.write(Array(data), to: "a.xml")
    #expect(
      try Command.run(["fmt", "--diff", "-q"], in: folder.url).output.contains(
        "-<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n+<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
    #expect(try Command.run(["fmt", "-q"], in: folder.url) == result(0, ""))
    #expect(try folder.text("a.xml") == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Self.formatted)
  }

  @Test("where only the encoding would change, --diff says so")
  func onlyEncoding() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(try #require(Self.formatted.data(using: .utf16))), to: "a.xml")
    #expect(
      try Command.run(["fmt", "--diff", "-q"], in: folder.url)
        == result(1, "a.xml: only the encoding changes, to UTF-8\n"))
  }

  @Test("a symbolic link is written through")
  func link() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cramped, to: "b/a.xml")
    let link = folder.url.appending(path: "link.xml")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: folder.url.appending(path: "b/a.xml"))
    #expect(try Command.run(["fmt", "link.xml", "-q"], in: folder.url) == result(0, ""))
    #expect(try folder.text("b/a.xml") == Self.formatted)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path).hasSuffix("b/a.xml"))
  }

  @Test(
    "a file that cannot be written is reported and left as it is, and the others are laid out",
    .enabled(if: getuid() != 0, "root may write every folder"))
  func readOnlyFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.cramped, to: "a/a.xml")
    try folder.write(Self.cramped, to: "b.xml")
    let closed = folder.url.appending(path: "a")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed.path)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed.path) }
    let run = try Command.run(["fmt"], in: folder.url)
    #expect(
      run
        == result(
          2, "1 file: 1 formatted, 0 unchanged\n",
          "apiinteraction: a/a.xml: cannot be written: Permission denied\n"))
    #expect(try folder.text("a/a.xml") == Self.cramped)
    #expect(try folder.text("b.xml") == Self.formatted)
  }

  @Test("a disk that is full leaves the file as it is, and nothing beside it")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let text = "<ApiInteraction>" + String(repeating: "<Url/>", count: 400) + "</ApiInteraction>"
    try folder.write(text, to: "a.xml")
    let script = "ulimit -f 1; \"$1\" fmt a.xml"
    let run = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(
      run
        == result(
          2, "0 files: 0 formatted, 0 unchanged\n",
          "apiinteraction: a.xml: cannot be written: File too large\n"))
    #expect(try folder.text("a.xml") == text)
    #expect(try folder.names() == ["a.xml"])
  }

  @Test("when it is interrupted, no unfinished file is left behind")
  func interruption() throws {
    let folder = try TemporaryFolder()
    for number in 0..<3000 {
      try folder.write("<ApiInteraction><Request/></ApiInteraction>", to: "\(number).xml")
    }
    let script = """
      "$1" fmt --quiet . & process=$!
      until grep -sq '^  <Request/>' 0.xml; do kill -0 $process || exit 9; sleep 0.01; done
      kill -TERM $process; wait $process; echo $?
      """
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(result.output == "143\n")
    #expect(try folder.names().allSatisfy { $0.hasSuffix(".xml") })
    let formatted = "<ApiInteraction>\n  <Request/>\n</ApiInteraction>\n"
    for name in try folder.names() {
      #expect(["<ApiInteraction><Request/></ApiInteraction>", formatted].contains(try folder.text(name)))
    }
  }
}
