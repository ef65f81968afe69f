import Foundation
import TestSupport
import Testing

@Suite("apiinteraction lint with a configuration")
struct ConfigurationCommandTests {
  /// A definition with one error, `unknown-element`, and one warning, `surrounding-whitespace`.
  private static let definition = """
    <ApiInteraction><Request><Url> https://a.b/orders</Url><Method>GET</Method><Note>x</Note></Request>\
    <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
    """
  /// A definition with a slot.
  private static let template = """
    <ApiInteraction><Request><Url>~~~REPLACE~~~</Url><Method>GET</Method></Request>\
    <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
    """

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    return folder
  }

  /// What was found, as `file rule severity`, leaving out what this suite does not speak of.
  private func findings(
    _ arguments: [String], in folder: URL, input: String = "", status: Int32? = nil
  ) throws -> [String] {
    let result = try Command.run(["lint", "--format", "json"] + arguments, in: folder, input: input)
    #expect(result.error == "")
    if let status { #expect(result.status == status) }
    let findings = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]]
    let rules = [
      "unknown-element", "surrounding-whitespace", "unfilled-slot", "provider-missing-header",
    ]
    return (findings ?? []).filter { rules.contains($0["rule"] as? String ?? "") }.map { finding in
      ["file", "rule", "severity"].map { finding[$0] as? String ?? "" }.joined(separator: " ")
    }
  }

  @Test("the nearest configuration upwards from a file decides alone")
  func nearest() throws {
    let folder = try folder([
      ".apiinteraction.yml": "rules: {unknown-element: off}", "a.xml": Self.definition,
      "x/y/b.xml": Self.definition,
      "x/z/.apiinteraction.yml": "rules: {surrounding-whitespace: off}", "x/z/c.xml": Self.definition,
      "x/z/deep/d.xml": Self.definition,
    ])
    let expected = [
      "a.xml surrounding-whitespace warning", "x/y/b.xml surrounding-whitespace warning",
      "x/z/c.xml unknown-element error", "x/z/deep/d.xml unknown-element error",
    ]
    #expect(try findings([], in: folder.url, status: 1) == expected)
    #expect(
      try findings(["b.xml"], in: folder.url.appending(path: "x/y")) == [
        "b.xml surrounding-whitespace warning"
      ])
    #expect(
      try findings(["../z/deep/./d.xml"], in: folder.url.appending(path: "x/y")) == [
        "../z/deep/./d.xml unknown-element error"
      ])
    let absolute = folder.url.appending(path: "x/z/c.xml").path
    #expect(try findings([absolute], in: Fixtures.folder) == ["\(absolute) unknown-element error"])
  }

  @Test("a folder that is a link belongs where the link lies")
  func link() throws {
    let folder = try folder([
      "x/.apiinteraction.yml": "rules: {unknown-element: off}", "x/y/a.xml": Self.definition,
      "z/.apiinteraction.yml": "rules: {surrounding-whitespace: off}",
    ])
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "z/link"), withDestinationURL: folder.url.appending(path: "x/y"))
    #expect(try findings(["z/link/a.xml"], in: folder.url) == ["z/link/a.xml unknown-element error"])
  }

  @Test("a / parts the folders of a path, whatever is put on it")
  func combiningSlash() throws {
    let folder = try folder(["x/.apiinteraction.yml": "rules: {unknown-element: off}"])
    try folder.write(Self.definition, to: "x/\u{301}y/a.xml")
    #expect(
      try findings(["x/\u{301}y/a.xml"], in: folder.url) == [
        "x/\u{301}y/a.xml surrounding-whitespace warning"
      ])
  }

  @Test("standard input belongs where its name lies, else to the current folder")
  func standardInput() throws {
    let folder = try folder([
      ".apiinteraction.yml": "rules: {unknown-element: off}",
      "x/.apiinteraction.yml": "{rules: {surrounding-whitespace: off}, templates: a.xml}",
    ])
    #expect(
      try findings(["-"], in: folder.url, input: Self.definition) == [
        "<stdin> surrounding-whitespace warning"
      ])
    let named = ["-", "--stdin-filename", "x/a.xml"]
    #expect(try findings(named, in: folder.url, input: Self.definition) == ["x/a.xml unknown-element error"])
    #expect(try findings(named, in: folder.url, input: Self.template) == [])
  }

  @Test("--config takes the place of the search, and may be standard input")
  func config() throws {
    let folder = try folder([
      ".apiinteraction.yml": "rules: {unknown-element: off}", "a.xml": Self.definition,
      "x/b.xml": Self.definition, "x/c.xml": Self.definition,
      "conf/strict.yml": "{rules: {surrounding-whitespace: error}, ignore: [c.xml, /x]}",
    ])
    let expected = ["a.xml", "x/b.xml"].flatMap {
      ["\($0) surrounding-whitespace error", "\($0) unknown-element error"]
    }
    #expect(try findings(["--config", "conf/strict.yml"], in: folder.url) == expected)
    let standard = try findings(["--config", "-"], in: folder.url, input: "ignore: [/x, a.*]")
    #expect(standard == [])
  }

  @Test("severities decide what fails")
  func severities() throws {
    let folder = try folder([
      ".apiinteraction.yml": "rules: {unknown-element: info, surrounding-whitespace: info}",
      "a.xml": Self.definition,
    ])
    let found = ["a.xml surrounding-whitespace info", "a.xml unknown-element info"]
    #expect(try findings([], in: folder.url, status: 0) == found)
    #expect(try findings(["--fail-on", "info"], in: folder.url, status: 1) == found)
  }

  @Test("the command line wins over the configuration")
  func commandLine() throws {
    let folder = try folder([
      ".apiinteraction.yml": "rules: {unknown-element: off, surrounding-whitespace: info}",
      "a.xml": Self.definition,
    ])
    #expect(
      try findings(["--select", "unknown-element"], in: folder.url) == ["a.xml unknown-element error"])
    #expect(
      try findings(["--select", "surrounding-whitespace"], in: folder.url) == [
        "a.xml surrounding-whitespace info"
      ])
    #expect(try findings(["--ignore", "surrounding-whitespace"], in: folder.url, status: 0) == [])
  }

  @Test(
    "ignored files are left out of folders; one that is named is checked, unless foreign files are skipped")
  func ignore() throws {
    let folder = try folder([
      ".apiinteraction.yml": "ignore: [drafts/, '!final.xml', '*.old.xml']", "a.old.xml": Self.template,
      "x/drafts/b.xml": Self.template, "x/drafts/final.xml": Self.template, "x/c.xml": Self.template,
    ])
    let found = ["x/c.xml unfilled-slot error", "x/drafts/final.xml unfilled-slot error"]
    #expect(try findings([], in: folder.url) == found)
    #expect(try findings(["x/drafts"], in: folder.url) == [found[1]])
    #expect(try findings(["a.old.xml"], in: folder.url) == ["a.old.xml unfilled-slot error"])
    #expect(try findings(["a.old.xml", "x/c.xml", "--skip-foreign"], in: folder.url) == [found[0]])
  }

  @Test(
    "an ignored folder is not gone into; a configuration in the folder itself decides, one deeper does not")
  func ignoredFolder() throws {
    let folder = try folder([
      ".apiinteraction.yml": "ignore: [archive/, kept/]", "a.xml": Self.template,
      "archive/b.xml": Self.template, "archive/deep/.apiinteraction.yml": "bad: bad",
      "archive/deep/c.xml": Self.template, "kept/.apiinteraction.yml": "{}", "kept/d.xml": Self.template,
      "x/archive/e.xml": Self.template,
    ])
    let result = try Command.run(["lint", "--verbose", "--select", "unfilled-slot"], in: folder.url)
    #expect(result.output.hasSuffix("\n2 files checked in 0.01 s: 2 errors, 0 warnings\n"))
    #expect(
      result.error
        == "apiinteraction: 0 files without a definition, 2 that the configuration ignores were skipped.\n")
  }

  @Test("what is skipped is counted by its reason")
  func skipped() throws {
    let folder = try folder([
      ".apiinteraction.yml": "ignore: [old/, b.xml]", ".git/HEAD": "", ".gitignore": "build/\nc.xml\n",
      "old/a.xml": Self.template, "b.xml": Self.template, "build/d.xml": Self.template,
      "c.xml": Self.template, "pom.xml": "<project/>", "notes.txt": "", "x/c.xml": Self.template,
    ])
    for subcommand in ["lint", "fmt"] {
      #expect(
        try Command.run([subcommand, "--verbose"], in: folder.url).error == """
          apiinteraction: 1 file without a definition, 2 that the configuration ignores, 3 that git ignores were skipped.

          """)
    }
  }

  @Test("templates may have open slots")
  func templates() throws {
    let folder = try folder([
      "x/.apiinteraction.yml": "templates: [/slots/]", "x/slots/a.xml": Self.template,
      "x/y/slots/b.xml": Self.template, "x/y/c.template.xml": Self.template,
    ])
    #expect(try findings([], in: folder.url) == ["x/y/slots/b.xml unfilled-slot error"])
    #expect(try findings(["--templates"], in: folder.url, status: 0) == [])
  }

  @Test("profiles in place, in files and on the command line are all asked")
  func providers() throws {
    let profile = { (name: String) in "{name: \(name), match: {path: /orders}, headers: {X-\(name): }}" }
    let folder = try folder([
      "x/.apiinteraction.yml": "rules: {unknown-element: off, surrounding-whitespace: off}\n"
        + "providers:\n  - \(profile("inline"))\n  - ../shared/file.yml\n",
      "shared/file.yml": profile("file"), "own.yml": "{name: own, extends: inline, headers: {X-own: }}",
      "x/y/a.xml": Self.definition,
    ])
    let found = "x/y/a.xml provider-missing-header error"
    #expect(try findings([], in: folder.url) == [found, found])
    // The profile in place is extended, which takes its place; with the one in the file, three headers are asked for.
    #expect(try findings(["--provider", "own.yml"], in: folder.url) == [found, found, found])
  }

  @Test("a bad configuration is reported once; files that it does not speak of are checked")
  func mistakes() throws {
    let folder = try folder([
      "x/.apiinteraction.yml": "rules: {unknown-elemnt: off}\nignore: {}\nproviders: [missing.yml, bad.yml]",
      "x/bad.yml": "name: a\nmatch: {}", "x/a.xml": Self.definition, "x/y/b.xml": Self.definition,
      "z/c.xml": Self.template,
    ])
    let result = try Command.run(["lint", "--quiet", "--select", "unfilled-slot"], in: folder.url)
    #expect(
      result.error == """
        apiinteraction: x/.apiinteraction.yml:1:9: There is no rule “unknown-elemnt”. Did you mean “unknown-element”?
        apiinteraction: x/.apiinteraction.yml:2:9: ignore must be a list.
        apiinteraction: x/.apiinteraction.yml:3:13: x/missing.yml: cannot be read: No such file or directory
        apiinteraction: x/bad.yml:2:8: match needs a path.

        """)
    #expect(result.output.hasPrefix("z/c.xml:1:"))
    #expect(result.status == 2)
  }

  @Test(
    "a configuration that cannot be read ends with status 2",
    arguments: [
      (["--config", "missing.yml"], "missing.yml: cannot be read: No such file or directory"),
      (["--config", "bad.yml"], "bad.yml:1:1: A configuration has no “rulez”. Did you mean “rules”?"),
      (["--config", "-", "-"], "Only one file can be standard input."),
      (["broken/a.xml"], "broken/.apiinteraction.yml: cannot be read: No such file or directory"),
      (["folder/a.xml"], "folder/.apiinteraction.yml: cannot be read: Is a directory"),
    ])
  func unreadable(arguments: [String], message: String) throws {
    let folder = try folder([
      "bad.yml": "rulez: {}", "a.xml": Self.template, "broken/a.xml": Self.template,
      "folder/a.xml": Self.template, "folder/.apiinteraction.yml/x": "",
    ])
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "broken/.apiinteraction.yml").path, withDestinationPath: "nowhere")
    let result = try Command.run(["lint", "--quiet"] + arguments, in: folder.url)
    #expect(result == Command.Result(status: 2, output: "", error: "apiinteraction: \(message)\n"))
  }
}
