import Foundation
import TestSupport
import Testing

@Suite("apiinteraction lint --format")
struct LintFormatTests {
  private static let formats = ["text", "json", "sarif", "github", "junit"]
  private static let root = Fixtures.folder.deletingLastPathComponent()
  private static let python = root.appending(path: ".build-python/bin/python")
  private static let schema = root.appending(path: "../shared/reference/schemas/sarif-schema-2.1.0.json")
    .standardizedFileURL

  /// Definitions with findings of all kinds, under names that are hard to write.
  private static let files = [
    "a b/100% é,:#?&<>\".xml": "Lint/duplicate-header/case.xml",
    "bare.xml": "Lint/not-well-formed/bare-ampersand.xml",
    "new\nline\u{1}.xml": "Lint/hardcoded-secret/form.xml",
    "ok.template.xml": "Definitions/session-status.template.xml",
    "orders.xml": "Reports/orders.xml",
  ]

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, fixture) in Self.files { try folder.write(try Fixtures.bytes(fixture), to: name) }
    return folder
  }

  @Test(
    "SARIF is what its schema asks for, and its places are those of the files",
    .enabled(
      if: FileManager.default.fileExists(atPath: schema.path),
      "the SARIF schema is not at ../shared/reference/schemas"))
  func sarif() throws {
    let folder = try folder()
    // What was broken is written with a byte order mark, CR LF, CR and wide characters before it.
    let fixable = "\u{FEFF}<!-- 日本 😀 -->\r\n<!-- \r -->" + (try Fixtures.text("Reports/fixable.xml"))
    try folder.write(fixable, to: "é😀.xml")
    let runs: [(name: String, arguments: [String], status: Int32)] = [
      ("folder", ["."], 1), ("absolute", [folder.url.appending(path: "é😀.xml").path, "./bare.xml"], 1),
      ("empty", ["ok.template.xml"], 0), ("input", ["-"], 1),
      ("named", ["-", "--stdin-filename", "bare.xml"], 1),
      ("missing", ["missing.xml", "bare.xml"], 2),
    ]
    for run in runs {
      let input = try Fixtures.text("Lint/not-well-formed/bare-ampersand.xml")
      let result = try Command.run(
        ["lint", "--format", "sarif"] + run.arguments, in: folder.url, input: input)
      #expect(result.status == run.status, "\(run.name)")
      try folder.write(result.output, to: "\(run.name).sarif")
    }
    try folder.write(
      "# apiinteraction-disable plan-router-type\nsteps: {é: {announce: 😀, next: b}, a: {end: x}, b: {end: x}}\n",
      to: "plan.yml")
    let plan = try Command.run(["plan", "check", "plan.yml", "--format", "sarif"], in: folder.url)
    #expect(plan.status == 1)
    try folder.write(plan.output, to: "plan.sarif")
    let verdict = try Command.run(
      Self.python,
      [Self.root.appending(path: "Tests/sarif-verdicts.py").path, Self.schema.path, "plan.sarif"]
        + runs.map { "\($0.name).sarif" }, in: folder.url)
    #expect(verdict == Command.Result(status: 0, output: "", error: ""))
    let fixed = try Command.run(["lint", "--fix", "-"], in: folder.url, input: fixable)
    #expect(fixed.output != fixable)
    #expect(try folder.text("é😀.xml.fixed") == fixed.output)
    #expect(try folder.text("plan.yml.fixed").hasPrefix("steps: "))
    #expect(
      try folder.text("empty.sarif").contains(
        "\"results\": [],\n\"invocations\": [{\"executionSuccessful\": true}]"))
    #expect(try folder.text("missing.sarif").contains("\"executionSuccessful\": false"))
    let text = try folder.text("folder.sarif")
    #expect(["\"fixes\"", "\"relatedLocations\"", "new%0Aline%01.xml", "***"].allSatisfy(text.contains))
    #expect(!text.contains("S3CR3T"))
  }

  @Test("the rules in SARIF are those that are looked for, with help")
  func rules() throws {
    struct Log: Decodable {
      struct Run: Decodable { let tool: Tool }
      struct Tool: Decodable { let driver: Driver }
      struct Driver: Decodable {
        let version: String
        let rules: [Rule]
      }
      struct Rule: Decodable {
        let id: String
        let name: String
        let help: [String: String]
        let defaultConfiguration: [String: String]
      }
      let runs: [Run]
    }
    struct Listed: Decodable {
      let id: String
      let group: String
      let severity: String
      let bad: String
    }
    func rulesDriver(_ arguments: [String]) throws -> Log.Driver {
      let output = try Command.run(arguments + ["--format", "sarif", "-"], input: "steps: {a: {end: x}}")
        .output
      return try #require(JSONDecoder().decode(Log.self, from: Data(output.utf8)).runs.first?.tool.driver)
    }
    let driver = try rulesDriver(["plan", "check"])
    let listed = try JSONDecoder().decode(
      [Listed].self, from: Data(try Command.run(["rules", "--format", "json"]).output.utf8))
    #expect(driver.version + "\n" == (try Command.run(["--version"]).output))
    #expect(driver.rules.map(\.id) == listed.map(\.id))
    #expect(
      try rulesDriver(["lint"]).rules.map(\.id) == listed.filter { $0.group != "plan" }.map(\.id))
    for (rule, listed) in zip(driver.rules, listed) {
      #expect(rule.help["text"]?.contains(listed.bad) == true, "\(rule.id)")
      #expect(rule.help["markdown"]?.contains(listed.bad) == true, "\(rule.id)")
      #expect(rule.help["markdown"]?.contains("](") == false, "\(rule.id)")
      let level = listed.severity == "info" ? "note" : listed.severity
      #expect(rule.defaultConfiguration == ["level": level])
      #expect(rule.name.wholeMatch(of: /([A-Z][A-Za-z]*)+/) != nil)
    }
  }

  @Test("JUnit is XML whatever the files are called, and counts what it holds")
  func junit() throws {
    let folder = try folder()
    let result = try Command.run(["lint", ".", "missing.xml", "--format", "junit"], in: folder.url)
    #expect(result.status == 2)
    try folder.write(result.output, to: "report.xml")
    try folder.write(
      """
      import xml.etree.ElementTree as tree
      for suite in tree.parse("report.xml").getroot():
          cases = suite.findall("testcase")
          for attribute, kind in ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"):
              assert int(suite.get(attribute)) == len(suite.findall("testcase/" + kind)), suite.get("name")
          assert int(suite.get("tests")) == len(cases)
          assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)
          assert all(case.get("classname") == suite.get("name") for case in cases)
          for failure in suite.findall("testcase/failure"):
              assert failure.get("message") in failure.text and failure.get("type") in failure.text
          print(ascii(suite.get("name")), *[suite.get(name) for name in ("tests", "failures", "errors")])
      """, to: "count.py")
    let counted = try Command.run(Self.python, ["count.py"], in: folder.url)
    #expect(
      counted
        == Command.Result(
          status: 0,
          output: """
            'a b/100% \\xe9,:#?&<>".xml' 2 2 0
            'bare.xml' 1 1 0
            'new line\\ufffd.xml' 1 1 0
            'ok.template.xml' 1 0 0
            'orders.xml' 8 7 0
            'apiinteraction lint' 1 0 1

            """, error: ""))
  }

  @Test("the GitHub report is annotations, a line each, and says what was not checked")
  func github() throws {
    let folder = try folder()
    let arguments = ["lint", "./bare.xml", "missing.xml", "new\nline\u{1}.xml", "--format", "github"]
    let result = try Command.run(
      arguments + ["--ignore", "body-outside-cdata,missing-content-type"], in: folder.url)
    #expect(result.status == 2)
    #expect(
      result.output == """
        ::error file=bare.xml,line=7,col=40,endLine=7,endColumn=41,title=not-well-formed::A bare & is not allowed in XML. \
        Write &amp; instead, or put the whole text into <![CDATA[…]]>.%0Afix: write &amp;
        ::error file=new%0Aline\u{1}.xml,line=11,col=78,endLine=11,endColumn=85,title=hardcoded-secret::The value of \
        client_secret is a secret and is written out here, for everyone to read. Store it as a custom configuration \
        setting and write #(Name) instead.
        ::error::missing.xml: cannot be read: No such file or directory

        """)
  }

  @Test("a report is the same with any number of jobs, quiet or not", arguments: formats)
  func jobs(_ format: String) throws {
    let arguments = ["lint", "Lint", "Definitions", "--format", format]
    let one = try Command.run(arguments + ["--jobs", "1"])
    #expect(one.status == 1)
    #expect(try Command.run(arguments + ["--jobs", "3"]) == one)
    let quiet = try Command.run(arguments + ["--quiet"]).output
    #expect(
      format == "text"
        ? one.output.hasPrefix(quiet + "\n") || one.output.hasPrefix(quiet) : quiet == one.output)
  }

  @Test("the exit status is the same in every format", arguments: formats)
  func status(_ format: String) throws {
    let warned = "Lint/surrounding-whitespace/trailing.xml"
    let cases: [([String], Int32)] = [
      (["Definitions/session-status.template.xml"], 0), ([warned], 1), ([warned, "--fail-on", "error"], 0),
      (["missing.xml"], 2), ([warned, "--format", "xml"], 2),
    ]
    for (arguments, status) in cases {
      #expect(try Command.run(["lint", "--format", format] + arguments).status == status)
    }
  }

  @Test("the JSON report is sorted by file, line, column and rule")
  func order() throws {
    struct Finding: Decodable {
      let file: String
      let line: Int
      let column: Int
      let rule: String
    }
    let output = try Command.run(["lint", "Lint", "Definitions", "Call", "--format", "json"]).output
    let findings = try JSONDecoder().decode([Finding].self, from: Data(output.utf8))
    let keys = findings.map { finding in
      [finding.file] + [finding.line, finding.column].map { String(format: "%06d", $0) } + [finding.rule]
    }
    #expect(findings.count > 300)
    for (key, next) in zip(keys, keys.dropFirst()) {
      #expect(!next.lexicographicallyPrecedes(key), "\(key) \(next)")
    }
  }

  @Test(
    "files are sorted by the names that are shown, however they were named",
    arguments: [
      (["z.xml", ".", "a"], ["a.xml", "a/b.xml", "a/é.xml", "c/d.xml", "z.xml"]),
      (["a", "a/b.xml", "a.xml"], ["a.xml", "a/b.xml", "a/é.xml"]),
      (["c", "-", "a"], ["<stdin>", "a/b.xml", "a/é.xml", "c/d.xml"]),
      (
        ["-", ".", "--stdin-filename", "b.xml"],
        ["a.xml", "a/b.xml", "a/é.xml", "b.xml", "c/d.xml", "z.xml"]
      ), (["./a", ".", "a"], ["a.xml", "a/b.xml", "a/é.xml", "c/d.xml", "z.xml"]),
      ([".", "../x"], ["../x/d.xml", "a.xml", "a/b.xml", "a/é.xml", "c/d.xml", "z.xml"]),
    ] as [([String], [String])])
  func files(arguments: [String], expected: [String]) throws {
    struct Finding: Decodable { let file: String }
    let folder = try TemporaryFolder()
    for path in ["a/b.xml", "a/é.xml", "a.xml", "c/d.xml", "z.xml", "../x/d.xml"] {
      try folder.write("<ApiInteraction/>", to: "f/\(path)")
    }
    let output = try Command.run(
      ["lint", "--select", "missing-element", "--format", "json"] + arguments,
      in: folder.url.appending(path: "f"), input: "<ApiInteraction/>"
    ).output
    let files = try JSONDecoder().decode([Finding].self, from: Data(output.utf8)).map(\.file)
    #expect(files.reduce(into: []) { if $0.last != $1 { $0.append($1) } } == expected)
  }

  @Test("a report that is interrupted is whole up to a file, and says that it is not all", arguments: formats)
  func interruption(_ format: String) throws {
    let folder = try TemporaryFolder()
    let definition = try Fixtures.bytes("Lint/unknown-element/misspelt.xml")
    for number in 10..<50 { try folder.write(definition, to: "+/\(number).xml") }
    // Standard input, which is never given, comes after the folder, and files are checked in batches.
    let script = """
      mkfifo input; exec 3<>input
      "$1" lint --format \(format) +/ - < input > output 2> error & lint=$!
      until grep -sq 'unknown-element.*10.xml\\|10.xml.*unknown-element' output; do
        kill -0 $lint || exit 9; sleep 0.01
      done
      kill -TERM $lint; wait $lint; echo $?
      """
    let result = try Command.run(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", Command.executable.path], in: folder.url)
    #expect(result.output == "143\n")
    #expect(
      try folder.text("error") == "apiinteraction: The run was interrupted: not every file was checked.\n")
    let output = try folder.text("output")
    let isWhole =
      switch format {
      case "text": output.contains(/\d+ files checked in [0-9.]+ s: \d+ errors/)
      case "github": output.hasSuffix("::error::The run was interrupted: not every file was checked.\n")
      case "junit":
        output.hasSuffix("not every file was checked.</error></testcase>\n  </testsuite>\n</testsuites>\n")
      default: try JSONSerialization.jsonObject(with: Data(output.utf8)) is NSObject
      }
    #expect(isWhole)
    #expect(format != "sarif" || output.contains("\"executionSuccessful\": false"))
  }
}
