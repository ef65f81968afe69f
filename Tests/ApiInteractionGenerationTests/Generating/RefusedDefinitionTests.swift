import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import Testing

@Suite("A definition that cannot be generated")
struct RefusedDefinitionTests {
  /// What is wrong with the one definition that a template and a row of values give.
  private func problems(
    _ template: TemplateSample, _ columns: String, _ row: String, linter: Linter? = Linter()
  ) throws -> String {
    var sample = ManifestSample()
    sample.files["t.xml"] = Array(template.text.utf8)
    sample.files["targets.csv"] = Array("id,\(columns)\n1,\(row)\n".utf8)
    let manifest = try sample.manifest(ManifestSample.table)
    let generator = DefinitionGenerator(manifest, linter: linter)
    do throws(GenerationError) {
      _ = try generator.definition(of: manifest.files[0])
      return ""
    } catch {
      return error.description
    }
  }

  private static let slot = "~~~REPLACE~~~"

  private static let badValues: [(TemplateSample, String, String, String)] = [
    (
      TemplateSample(url: slot, body: ""), "Url", "example.org",
      "“Url” at t.xml:3:10: The value for “Url” is refused. "
        + "This is not an absolute URL. It must begin with https:// or http://."
    ),
    (
      TemplateSample(url: slot, body: ""), "Url", "https://example.org/?a=1",
      "“Url” at t.xml:3:10: The value for “Url” is refused. The base URL can have no query and no fragment."
    ),
    (
      TemplateSample(headers: [("X-Id", slot)], body: ""), "X-Id", "\"a\r\nb\"",
      "“X-Id” at t.xml:5:44: The value for “X-Id” is refused. "
        + "A header value cannot hold the control character U+000D."
    ),
    (
      TemplateSample(body: "$(\(slot))"), "Body", "a)b",
      "“Body” at t.xml:6:13: The value for “Body” is refused. A data source name cannot hold “)”."
    ),
    (
      TemplateSample(body: "#(\(slot))"), "Body", "a:b",
      "“Body” at t.xml:6:13: The value for “Body” is refused. A configuration key cannot hold “:”."
    ),
    (
      TemplateSample(body: #"{"n":\#(slot)}"#), "n", "1.",
      "“n” at t.xml:6:16: The value for “n” is refused. Outside a string this must be one JSON value: "
        + "a number, true, false, null, or a text in double quotes."
    ),
    (
      TemplateSample(body: "", code: slot), "ResponseCodeDestination", "$(a)",
      "“ResponseCodeDestination” at t.xml:10:30: The value for “ResponseCodeDestination” is refused. "
        + "<ResponseCodeDestination> cannot hold a placeholder."
    ),
    (
      TemplateSample(body: "", locator: slot), "Locator", "a..b",
      "“Locator” at t.xml:13:18: The value for “Locator” is refused. "
        + "Searching at any depth with .. is not possible. Write the whole path."
    ),
    (TemplateSample(), "note", "", "“note” at t.xml:6:16: The slot “note” has no value."),
  ]

  @Test("an open slot or a refused value is said with the row, the target and the slot", arguments: badValues)
  func refused(_ template: TemplateSample, _ column: String, _ value: String, _ message: String) throws {
    #expect(try problems(template, column, value) == "targets.csv:2: Target “1”, slot \(message)")
    #expect(
      try problems(template, column, value, linter: nil) == "targets.csv:2: Target “1”, slot \(message)")
  }

  @Test("everything that is wrong with a definition is said at once, each at its own place")
  func allAtOnce() throws {
    var sample = ManifestSample()
    let template = TemplateSample(
      url: Self.slot, headers: [("X-Id", Self.slot)], body: "note=~~~REPLACE~~~&amp;n=~~~REPLACE~~~")
    sample.files["t.xml"] = Array(template.text.utf8)
    let manifest = try sample.manifest(
      """
      output: "{id}/{env}.xml"
      templates: [t.xml]
      values:
        env: test
        Url: example.org
      targets:
        - id: A
          X-Id: "\\n"
          note: a
      """)
    let error = #expect(throws: GenerationError.self) {
      try DefinitionGenerator(manifest).definition(of: manifest.files[0])
    }
    #expect(
      error?.description == """
        m.yml:5:3: Target “A/test”, slot “Url” at t.xml:3:10: The value for “Url” is refused. \
        This is not an absolute URL. It must begin with https:// or http://.
        m.yml:8:5: Target “A/test”, slot “X-Id” at t.xml:5:44: The value for “X-Id” is refused. \
        A header value cannot hold the control character U+000A.
        m.yml:7:5: Target “A/test”, slot “n” at t.xml:6:36: The slot “n” has no value.
        """)
  }

  @Test("one slot by its full and by its short name is given twice")
  func twice() throws {
    #expect(
      try problems(TemplateSample(body: #"{"a":{"note":"~~~REPLACE~~~"}}"#), "a.note,note", "1,2")
        == "targets.csv:2: Target “1”, slot “a.note” at t.xml:6:25: The slot “a.note” is given two values.")
  }

  @Test("a finding of the linter is led back to the slot and the row that its value came from")
  func lint() throws {
    let template = TemplateSample(
      headers: [("X-A", Self.slot), ("X-Key", Self.slot), ("X-B", "b ~~~REPLACE~~~ c")], body: "")
    #expect(
      try problems(template, "X-A,X-Key,X-B", "&&&&,#(Key),1 ${Name}")
        == "targets.csv:2: Target “1”, slot “X-B” at t.xml:5:165: "
        + "“${Name}” is sent as it is written. To insert a value, write $(Name). [placeholder-lookalike]")
    #expect(try problems(template, "X-A,X-Key,X-B", "&&&&,#(Key),1 ${Name}", linter: nil) == "")
  }

  @Test("a finding that lies in no value names the template")
  func lintOfTemplate() throws {
    let template = TemplateSample(headers: [("X-A", "${Name}")])
    #expect(
      try problems(template, "note", "a")
        == "targets.csv:2: Target “1”, template t.xml: “${Name}” is sent as it is written. "
        + "To insert a value, write $(Name). [placeholder-lookalike]")
  }

  @Test("a program's values have no place, so that the file is named")
  func program() throws {
    let template = try TemplateSample().template()
    let manifest = try GenerationManifest(
      templates: [template], output: OutputPattern("a/{template}.xml"), targets: [GenerationTarget([:])])
    let error = #expect(throws: GenerationError.self) {
      try DefinitionGenerator(manifest).definition(of: manifest.files[0])
    }
    #expect(
      error?.description == "a/t.xml: “a/t.xml”, slot “note” at t.xml:6:16: The slot “note” has no value.")
  }

  @Test(
    "a secret is in no message",
    arguments: [
      "hunter2\u{7}", "$(hunter2", "$(a:hunter2)", "{{hunter2}}", "a ${hunter2} b", "#{hunter2}", "$hunter2$",
      "~~~REPLACE:hunter2~~~",
    ])
  func secrets(_ secret: String) throws {
    for key in ["X-Api-Key", "Authorization"] {
      let template = TemplateSample(headers: [(key, Self.slot)], body: "")
      let problems = try problems(template, key, secret)
      #expect(problems != "")
      #expect(!problems.contains("hunter2"), "\(problems)")
      let mixed = TemplateSample(
        headers: [(key, "Bearer ~~~REPLACE:secret~~~")], body: "password=~~~REPLACE:secret~~~")
      let others = try self.problems(mixed, "secret", secret)
      #expect(others != "")
      #expect(!others.contains("hunter2"), "\(others)")
    }
  }

  @Test("what is wrong with a template itself is said once, at its place in it")
  func templateProblems() throws {
    var sample = ManifestSample()
    let template = TemplateSample(
      headers: [("X-A", "${Name}"), ("X-Api-Key", "{{hunter2}}")], body: "~~~REPLCE~~~", code: "a:b")
    sample.files["sub/t.template.xml"] = Array(template.text.utf8)
    let text =
      "output: \"{id}/{template}\"\ntemplates: [blank, sub/t.template.xml]\ntargets: [{id: 1}, {id: 2}]\n"
    let manifest = try sample.manifest(text)
    #expect(
      DefinitionGenerator(manifest).templateProblems.map(\.description) == [
        "sub/t.template.xml:5:43: “${Name}” is sent as it is written. To insert a value, write $(Name). "
          + "[placeholder-lookalike]",
        "sub/t.template.xml:5:102: This is sent as it is written. To insert a value, write $(Name). "
          + "[placeholder-lookalike]",
        "sub/t.template.xml:6:11: “~~~REPLCE~~~” is not a slot. A slot is written ~~~REPLACE~~~. "
          + "[malformed-slot]",
        "sub/t.template.xml:10:31: A data source name cannot hold “:”. [data-source-name]",
      ])
    #expect(DefinitionGenerator(manifest, linter: nil).templateProblems == [])
  }
}
