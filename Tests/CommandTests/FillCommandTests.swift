import Foundation
import TestSupport
import Testing

@Suite("apiinteraction fill and slots")
struct FillCommandTests {
  private static let template = "Definitions/authorize.template.xml"
  private static let values = [
    "--set", "Url=https://a.b", "--set", "client_id=c", "--set", "client_secret=#(Key)",
  ]

  @Test("a template is filled from the command line, and nothing but its slots changes")
  func fill() throws {
    let result = try Command.run(["fill", Self.template] + Self.values)
    let expected = try Fixtures.text(Self.template)
      .replacing("~~~REPLACE~~~/auth", with: "https://a.b/auth")
      .replacing("client_id=~~~REPLACE~~~", with: "client_id=c")
      .replacing("client_secret=~~~REPLACE~~~", with: "client_secret=#(Key)")
    #expect(result == Command.Result(status: 0, output: expected, error: ""))
  }

  @Test("later files win over earlier ones, and the command line over files")
  func precedence() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    try folder.write("Url: https://one.example\nclient_id: one\nclient_secret: one", to: "one.yml")
    try folder.write("{\"client_id\": \"two\", \"client_secret\": \"two\"}", to: "two.json")
    let result = try Command.run(
      ["fill", "t.xml", "--values", "one.yml", "--values", "two.json", "--set", "client_secret=three"],
      in: folder.url)
    #expect(result.output.contains("https://one.example/auth"))
    #expect(result.output.contains("client_id=two&client_secret=three"))
  }

  @Test("an output file is written whole, with its permissions kept, or not at all")
  func outputFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    let file = try folder.write("before", to: "out.xml")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    #expect(try Command.run(["fill", "t.xml", "-o", "out.xml"], in: folder.url).status == 1)
    #expect(try folder.text("out.xml") == "before")
    let result = try Command.run(["fill", "t.xml", "-o", "out.xml"] + Self.values, in: folder.url)
    #expect(result == Command.Result(status: 0, output: "", error: ""))
    #expect(try folder.text("out.xml").contains("client_id=c"))
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try folder.names() == ["out.xml", "t.xml"])
    let missing = try Command.run(["fill", "t.xml", "-o", "no/such/out.xml"] + Self.values, in: folder.url)
    #expect(missing.status == 2)
    #expect(
      missing.error == "apiinteraction: no/such/out.xml: cannot be written: No such file or directory\n")
  }

  @Test("the template is not written over, by whatever name, nor a file of values")
  func ownTemplate() throws {
    let folder = try TemporaryFolder()
    let template = try Fixtures.text(Self.template)
    try folder.write(template, to: "a.xml")
    try folder.write("Url: https://a.example\nclient_id: c\nclient_secret: '#(Key)'\n", to: "v.yml")
    #expect(
      try Command.run(["fill", "a.xml", "--values", "v.yml", "-o", "b.xml"], in: folder.url).status == 0)
    for output in ["a.xml", "./a.xml", "v.yml"] {
      #expect(
        try Command.run(["fill", "a.xml", "--values", "v.yml", "-o", output], in: folder.url)
          == Command.Result(
            status: 2, output: "",
            error: "apiinteraction: \(output): --output would write over what is read.\n"))
    }
    #expect(try folder.text("a.xml") == template)
    #expect(try folder.text("v.yml").hasPrefix("Url: "))
  }

  @Test("a pipe is written to, not replaced, and - is standard output")
  func pipes() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    let script = "mkfifo p; cat p >out & \"$@\" -o p; wait; test -p p"
    let arguments = ["-c", script, "sh", Command.executable.path, "fill", "t.xml"] + Self.values
    let piped = try Command.run(URL(filePath: "/bin/sh"), arguments, in: folder.url)
    #expect(piped == Command.Result(status: 0, output: "", error: ""))
    let plain = try Command.run(["fill", "t.xml"] + Self.values, in: folder.url)
    #expect(try folder.text("out") == plain.output)
    #expect(try Command.run(["fill", "t.xml", "-o", "-"] + Self.values, in: folder.url) == plain)
    #expect(try folder.names() == ["out", "p", "t.xml"])
  }

  @Test("a link is written through, and one that leads nowhere is refused, not replaced")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "there.xml")
    for (link, target) in [("a.xml", "there.xml"), ("b.xml", "nowhere.xml")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: link).path, withDestinationPath: target)
    }
    let names = try folder.names()
    let arguments = ["new", "authorize", "-o"]
    #expect(try Command.run(arguments + ["a.xml"], in: folder.url).status == 0)
    #expect(try folder.text("there.xml").hasPrefix("<"))
    #expect(
      try Command.run(arguments + ["b.xml"], in: folder.url)
        == Command.Result(
          status: 2, output: "",
          error: "apiinteraction: b.xml: cannot be written: it is a link that leads nowhere\n"))
    #expect(try folder.names() == names)
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: folder.url.appending(path: "b.xml").path)
    #expect(target == "nowhere.xml")
  }

  @Test("a file that would grow past a limit leaves nothing behind")
  func sizeLimit() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    try folder.write("before", to: "out.xml")
    let arguments = [
      "-c", "(ulimit -f 0; \"$@\" -o out.xml 2>&1) | cat", "sh", Command.executable.path, "fill", "t.xml",
    ]
    let result = try Command.run(URL(filePath: "/bin/sh"), arguments + Self.values, in: folder.url)
    #expect(result.output == "apiinteraction: out.xml: cannot be written: File too large\n")
    #expect(try folder.text("out.xml") == "before")
    #expect(try folder.names() == ["out.xml", "t.xml"])
  }

  @Test("a value may begin with any character, a combining one too")
  func combining() throws {
    let template = "<ApiInteraction><Request><Body>a b ~~~REPLACE:v~~~</Body></Request></ApiInteraction>"
    let result = try Command.run(["fill", "-", "--set", "v=\u{301}="], input: template)
    #expect(result.output == template.replacing("~~~REPLACE:v~~~", with: "\u{301}="))
  }

  @Test("what is not UTF-8 is refused, and no file of another name is written")
  func notUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    let script = "\"$1\" fill t.xml -o \"$(printf 'out\\377.xml')\""
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
    #expect(
      result == Command.Result(status: 2, output: "", error: "apiinteraction: Argument 4 is not UTF-8.\n"))
    #expect(try folder.names() == ["t.xml"])
  }

  @Test("a file of values that is too large is refused, not cut")
  func largeValues() throws {
    let folder = try TemporaryFolder()
    try folder.write("a: 1\n" + String(repeating: "#", count: 16 << 20) + "\nb: 2", to: "v.yml")
    let result = try Command.run(
      ["fill", Fixtures.folder.appending(path: Self.template).path, "--values", "v.yml"], in: folder.url)
    #expect(result.status == 2)
    #expect(result.error == "apiinteraction: v.yml: cannot be read: it is larger than 16777216 bytes\n")
  }

  @Test("open slots, unknown names and refused values are all reported, with the slots there are")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    try folder.write("Url: a.b\nclientid: x", to: "v.yml")
    let result = try Command.run(["fill", "t.xml", "--values", "v.yml", "--set", "other=1"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 1, output: "",
          error: """
            v.yml:2:1: There is no slot “clientid”. Did you mean “client_id”?
            t.xml: There is no slot “other”.
            t.xml:3:10: The value for “Url” is refused. This is not an absolute URL. It must begin with https:// or http://.
            t.xml:7:76: The slot “client_id” has no value.
            t.xml:7:104: The slot “client_secret” has no value.
            t.xml: The slots are “Url”, “client_id”, “client_secret”.

            """))
  }

  @Test(
    "a values file with a mistake is reported with its place",
    arguments: [
      ("Url: 1\nUrl: 2", "v.yml:2:1: This mapping has “Url” more than once."),
      ("a: {b: 1}\na.b: 2", "v.yml:2:1: “a.b” is given twice."),
      ("Url:", "v.yml:1:1: “Url” has no value. Write \"\" for an empty one."),
      ("[", "v.yml:2:1: A value is missing before this."),
    ])
  func valuesFile(text: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(try Fixtures.text(Self.template), to: "t.xml")
    try folder.write(text, to: "v.yml")
    let result = try Command.run(["fill", "t.xml", "--values", "v.yml"], in: folder.url)
    #expect(result == Command.Result(status: 1, output: "", error: "apiinteraction: \(message)\n"))
  }

  @Test(
    "wrong usage ends with status 2",
    arguments: [
      ["fill"], ["fill", "missing.xml"], ["fill", template, "--set", "Url"],
      ["fill", template, "--set", "=x"],
      ["fill", template, "--set", "Url=1", "--set", "Url=2"], ["fill", template, "--values", "missing.yml"],
      ["slots"], ["slots", "missing.xml"], ["slots", template, "--format", "xml"],
    ])
  func usage(_ arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.status == 2)
    #expect(result.output == "")
    #expect(result.error != "")
  }

  @Test("slots and placeholders are listed where they stand")
  func slots() throws {
    let result = try Command.run(["slots", "Definitions/session-status.template.xml"])
    #expect(
      result.output == """
        NAME                 KIND        LINE  COLUMN
        Url                  slot        3     10
        GlobalPCI|SessionId  dataSource  3     45
        AccessToken          dataSource  8     23

        """)
    let json = try Command.run(["slots", Self.template, "--format", "json"])
    #expect(
      json.output == """
        [
        {"name": "Url", "kind": "slot", "line": 3, "column": 10},
        {"name": "client_id", "kind": "slot", "line": 7, "column": 76},
        {"name": "client_secret", "kind": "slot", "line": 7, "column": 104}
        ]

        """)
  }

  @Test("a file that is no definition is explained", arguments: ["slots", "fill", "resolve"])
  func noDefinition(_ subcommand: String) throws {
    let result = try Command.run([subcommand, "-"], input: "<project/>")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.hasPrefix("<stdin>:1:2: error: The root element is <project>"))
  }
}
