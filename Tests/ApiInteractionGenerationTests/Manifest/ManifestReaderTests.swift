import ApiInteractionGeneration
import ApiInteractionKit
import TestSupport
import Testing

@Suite("Manifests")
struct ManifestReaderTests {
  private static let lost =
    "In YAML a # after a space begins a comment, so the #(…) here is lost. Put the value in quotes."
  private static let ending = "A file is named with its ending."
  private static let builtIns =
    "authorize, start-session, session-status, json-get, json-post, xml-post, form-post, blank"

  private static let brokenManifests: [(String, String)] = [
    ("", ": The file is empty."),
    ("- a", ":1:1: A manifest must be a mapping of names to values, and is a list."),
    ("output: [", ":2:1: A value is missing before this."),
    ("output: a\ntemplate: [t.xml]\n", ":2:1: A manifest has no “template”. Did you mean “templates”?"),
    (
      "output: a\nfiles: [t.xml]\n",
      ":2:1: A manifest has no “files”. It has output, templates, values, targets."
    ),
    (
      "templates: [t.xml]\ntargets: [{id: 1}]\n",
      ":1:1: A manifest needs output: the pattern of the paths, such as \"{account}/{template}.xml\"."
    ),
    (
      "output: a\ntargets: [{id: 1}]\n",
      ":1:1: A manifest needs templates: a list of template files and names of built-in templates."
    ),
    (
      "output: \"{id}.xml\"\ntemplates: [t.xml]\n",
      ":1:1: A manifest needs targets: a list of values, or csv: and a file."
    ),
    ("output: [a]\n", ":1:9: output must be a text."),
    ("output:\n", ":1:8: output must be a text."),
    ("values: {}\noutput: \"a{\"\n", ":2:9: The output has a brace without a partner. Write {name}."),
    (
      "output: a\ntemplates: t.xml\n",
      ":2:12: templates must be a list of template files and names of built-in templates."
    ),
    (
      "output: a\ntemplates: []\n",
      ":2:12: templates must be a list of template files and names of built-in templates."
    ),
    ("output: a\ntemplates:\n  - t.xml\n  - {a: b}\n", ":4:5: A template must be a text."),
    ("output: a\ntemplates:\n  -\n", ":3:4: A template must be a text."),
    (
      "output: a\ntemplates:\n  - t.xml\n  - autorize\ntargets: [{id: 1}]\n",
      ":4:5: There is no built-in template “autorize”. Did you mean “authorize”? \(ending)"
    ),
    (
      "output: a\ntemplates: [nothing]\ntargets: [{id: 1}]\n",
      ":2:13: There is no built-in template “nothing”. There are \(builtIns). \(ending)"
    ),
  ]

  @Test("a mistake is said with its place", arguments: brokenManifests)
  func mistakes(_ text: String, _ message: String) {
    #expect(ManifestSample().problems(text) == "m.yml" + message)
  }

  private static let brokenValues: [(String, String)] = [
    ("targets: 1\n", ":3:10: targets must be a mapping of names to values."),
    ("targets: []\n", ":3:10: targets must hold at least one target."),
    ("targets: {}\n", ":3:10: targets needs csv: and a file, or is a list."),
    ("targets:\n  cvs: t.csv\n", ":4:3: targets has no “cvs”. Did you mean “csv”?"),
    ("targets:\n  csv: [t.csv]\n", ":4:8: csv must be a text."),
    ("targets:\n  - 1\n", ":4:5: A target must be a mapping of names to values."),
    (
      "values: [1]\ntargets: [{id: 1}]\n", ":3:9: values must be a mapping of names to values, and is a list."
    ),
    ("targets:\n  - id: 1\n    note:\n", ":5:5: “note” has no value. Write \"\" for an empty one."),
    (
      "values:\n  note: ~\ntargets: [{id: 1}]\n",
      ":4:3: “note” has no value. Write \"\" for an empty one."
    ),
    ("targets:\n  - id: 1\n    note: #(Key)\n", ":5:10: \(lost)"),
    ("values:\n  note: Bearer #(Key)\ntargets: [{id: 1}]\n", ":4:9: \(lost)"),
    ("targets:\n  - id: 1\n    note: {a: 1}\n    note.a: 2\n", ":6:5: “note.a” is given twice."),
    (
      "targets:\n  - id: 1\n    nota: 2\n",
      ":5:5: No slot of a template and nothing in the output's path has the name “nota”. Did you mean “note”?"
    ),
    (
      "values:\n  Url: 1\ntargets: [{id: 1, note: 2}]\n",
      ":4:3: No slot of a template and nothing in the output's path has the name “Url”. Remove it."
    ),
    ("targets:\n  - id: 1\n  - note: 1\n", ":5:5: The target has no “id”, which the output's path needs."),
    (
      "targets:\n  - id: ../a\n",
      ":4:5: The value of “id” cannot be part of a path. It must not be empty, nor hold a / or a control character."
    ),
  ]

  @Test("a mistake in values or targets is said with its place", arguments: brokenValues)
  func mistakesInValues(_ text: String, _ message: String) {
    #expect(
      ManifestSample().problems("output: \"{id}.xml\"\ntemplates: [t.xml]\n" + text) == "m.yml" + message)
  }

  @Test("every template that cannot be had is said, and a file that cannot be read is a file error")
  func missingFiles() {
    let text = "output: \"{id}\"\ntemplates:\n  - a.xml\n  - blnk\n  - b/c.xml\ntargets: [{id: 1}]\n"
    let error = #expect(throws: GenerationError.self) { try ManifestSample().manifest(text) }
    #expect(
      error?.description == """
        m.yml:3:5: a.xml: cannot be read: it is not there
        m.yml:4:5: There is no built-in template “blnk”. Did you mean “blank”? \
        A file is named with its ending.
        m.yml:5:5: b/c.xml: cannot be read: it is not there
        """)
    #expect(error?.problems.map(\.isFileError) == [true, false, true])
  }

  @Test("a table that cannot be read is a file error")
  func missingTable() {
    let error = #expect(throws: GenerationError.self) { try ManifestSample().manifest(ManifestSample.table) }
    #expect(error?.description == "m.yml:3:16: targets.csv: cannot be read: it is not there")
    #expect(error?.problems.map(\.isFileError) == [true])
  }

  @Test("a template that is no definition is said with the place in it")
  func badTemplate() {
    var sample = ManifestSample()
    sample.files["bad.xml"] = Array("<ApiInteraction>\n<Request></ApiInteraction>".utf8)
    sample.files["other.xml"] = Array("<Other/>".utf8)
    let text = "output: \"{id}/{template}\"\ntemplates: [bad.xml, other.xml]\ntargets: [{id: 1}]\n"
    #expect(
      sample.problems(text) == """
        bad.xml:2:10: “</ApiInteraction>” stands where </Request> was expected.
        other.xml:1:2: The root element is <Other>; a definition's is <ApiInteraction>.
        """)
  }

  @Test("a short name is refused where one of the templates has several slots of it")
  func ambiguous() {
    var sample = ManifestSample()
    let body = #"{"a":{"note":"~~~REPLACE~~~"},"b":{"note":"~~~REPLACE~~~"}}"#
    sample.files["two.xml"] = Array(TemplateSample(body: body).text.utf8)
    let text = "output: \"{template}\"\ntemplates: [t.xml, two.xml]\ntargets:\n  - note: 1\n"
    #expect(
      sample.problems(text)
        == "m.yml:4:5: In two.xml, “note” could be any of “a.note”, “b.note”. Write the whole name.")
  }

  @Test("a manifest may be JSON, with the same places")
  func json() throws {
    let text = """
      {"output": "{id}.xml", "templates": ["t.xml"],
       "targets": [{"id": 1, "note": "\\u00e9 #(Key)"},
                   {"id": "2", "note": ""}]}
      """
    let manifest = try ManifestSample().manifest(text, file: "m.json")
    #expect(manifest.files.map(\.path) == ["1.xml", "2.xml"])
    #expect(
      manifest.targets.map(\.values) == [
        [
          NamedValue("id", "1", at: InputPlace(file: "m.json", line: 2, column: 15)),
          NamedValue("note", "é #(Key)", at: InputPlace(file: "m.json", line: 2, column: 24)),
        ],
        [
          NamedValue("id", "2", at: InputPlace(file: "m.json", line: 3, column: 15)),
          NamedValue("note", "", at: InputPlace(file: "m.json", line: 3, column: 26)),
        ],
      ])
    #expect(
      ManifestSample().problems(text.replacing(#""\u00e9 #(Key)""#, with: "null"), file: "m.json")
        == "m.json:2:24: “note” has no value. Write \"\" for an empty one.")
  }

  @Test(
    "what a manifest names lies beside it, unless it is named from the root",
    arguments: [
      ("m.yml", ["t.xml", "../x/u.xml", "/v.xml", "w.csv"]),
      ("a/b/m.yml", ["a/b/t.xml", "a/b/../x/u.xml", "/v.xml", "a/b/w.csv"]),
      ("/m.yml", ["/t.xml", "/../x/u.xml", "/v.xml", "/w.csv"]),
    ])
  func paths(_ file: String, _ expected: [String]) throws {
    let text =
      "output: \"{id}/{template}\"\ntemplates: [t.xml, blank, ../x/u.xml, /v.xml]\ntargets: {csv: w.csv}\n"
    var read: [String] = []
    let names = BuiltInTemplate.named("blank").map { try? DefinitionTemplate($0.source).slots.map(\.name) }
    let columns = ["id", "note"] + ((names ?? nil) ?? [])
    let table = columns.joined(separator: ",") + "\n" + columns.map { _ in "1" }.joined(separator: ",")
    let manifest = try GenerationManifest(Array(text.utf8), file: file) { path in
      read.append(path)
      return Array((path.hasSuffix(".csv") ? table : TemplateSample().text).utf8)
    }
    #expect(read == expected)
    #expect(manifest.templates.map(\.file) == [expected[0], "blank", expected[1], expected[2]])
    #expect(manifest.templates.map(\.name) == ["t", "blank", "u", "v"])
  }

  @Test("nested values join with dots, and a target's own wins over the shared one")
  func values() throws {
    var sample = ManifestSample()
    let body = #"{"a":{"x":"~~~REPLACE~~~","y":["~~~REPLACE~~~"]}}"#
    sample.files["t.xml"] = Array(TemplateSample(body: body).text.utf8)
    let manifest = try sample.manifest(
      """
      output: "{template}.xml"
      templates: [t.xml]
      values: {a: {x: 1, y: [2]}}
      targets:
        - a: {x: "3"}
      """)
    let filled = try DefinitionGenerator(manifest, linter: nil).definition(of: manifest.files[0]).string
    #expect(filled == TemplateSample(body: #"{"a":{"x":"3","y":["2"]}}"#).text)
  }

  @Test("the fixture gives each target each template")
  func fixture() throws {
    let bytes = try Fixtures.bytes("Generation/payment-plan.yml")
    let manifest = try GenerationManifest(bytes, file: "Generation/payment-plan.yml") {
      try Fixtures.bytes($0)
    }
    #expect(
      manifest.files.map(\.path)
        == ["test", "live"].flatMap { environment in
          ["garden-centre", "water-works", "Smith, Sons & Co"].flatMap { account in
            ["authorize", "start-session", "session-status"].map { "\(environment)/\(account)/\($0).xml" }
          }
        })
    #expect(DefinitionGenerator(manifest).templateProblems == [])
  }
}
