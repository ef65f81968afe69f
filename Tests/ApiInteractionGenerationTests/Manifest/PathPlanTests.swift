import ApiInteractionGeneration
import Testing

@Suite("A path for each target and template")
struct PathPlanTests {
  private func manifest(
    _ output: String, templates: [String] = ["a.xml"], values: [String: String] = [:],
    _ targets: [[String: String]]
  ) throws -> GenerationManifest {
    try GenerationManifest(
      templates: templates.map { try TemplateSample(body: "").template(file: $0) },
      output: OutputPattern(output), values: values, targets: targets.map { GenerationTarget($0) })
  }

  private func problems(
    _ output: String, templates: [String] = ["a.xml"], values: [String: String] = [:],
    _ targets: [[String: String]]
  ) throws -> [String] {
    do {
      _ = try manifest(output, templates: templates, values: values, targets)
      return []
    } catch let error as GenerationError {
      return error.problems.map(\.description)
    }
  }

  @Test("the files are target by target, and in the templates' order within one")
  func order() throws {
    let manifest = try manifest(
      "{env}/{id}/{template}.xml", templates: ["x/b.template.xml", "a.XML"],
      values: ["env": "test", "id": "0"],
      [["id": "2"], ["id": "1", "env": "live"]])
    #expect(
      manifest.files.map(\.path) == ["test/2/b.xml", "test/2/a.xml", "live/1/b.xml", "live/1/a.xml"])
    #expect(manifest.files.map(\.template) == [0, 1, 0, 1])
    #expect(manifest.files.map(\.target) == [0, 0, 1, 1])
  }

  @Test("two targets cannot have one path, also where a file system ignores case or how an accent is written")
  func twoTargets() throws {
    #expect(
      try problems("{id}.xml", [["id": "1"], ["id": "2"], ["id": "1"]]) == [
        "{id}.xml: “1.xml” would be written twice: the target at {id}.xml makes it already."
      ])
    #expect(
      try problems("{id}/a.xml", [["id": "A"], ["id": "a"]]) == [
        "{id}/a.xml: “a/a.xml” would be written twice: the target at {id}/a.xml makes “A/a.xml” already."
      ])
    #expect(try problems("{id}.xml", [["id": "\u{E9}"], ["id": "e\u{301}"]]).count == 1)
  }

  @Test("the target that has the path already is said with its place")
  func places() throws {
    let text = """
      output: "{id}.xml"
      templates: [t.xml]
      targets:
        - {id: A, note: 1}
        - {id: b, note: 1}
        - {id: a, note: 1}
        - {id: A, note: 1}
      """
    #expect(
      ManifestSample().problems(text) == """
        m.yml:6:5: “a.xml” would be written twice: the target at m.yml:4:5 makes “A.xml” already.
        m.yml:7:5: “A.xml” would be written twice: the target at m.yml:4:5 makes it already.
        """)
  }

  @Test("two templates cannot have one path")
  func twoTemplates() throws {
    #expect(
      try problems("{id}.xml", templates: ["x/a.xml", "b.xml"], [["id": "1"]]) == [
        "{id}.xml: “1.xml” would be written twice: x/a.xml and b.xml both make it. "
          + "Write {template} into the output."
      ])
    #expect(
      try problems("{template}.xml", templates: ["x/a.xml", "y/A.template.xml"], [[:]]) == [
        "{template}.xml: “A.xml” would be written twice: x/a.xml and y/A.template.xml both make it. "
          + "Give one of them another name."
      ])
  }

  @Test("a target without a value for the path is said once, not for each template")
  func missing() throws {
    #expect(
      try problems(
        "{env}/{id}/{template}", templates: ["a.xml", "b.xml"], values: ["env": "test"], [["env": "x"]])
        == ["{env}/{id}/{template}: The target has no “id”, which the output's path needs."])
  }

  @Test(
    "a value that cannot be part of a path is refused",
    arguments: ["", "a/b", "/", "a\nb", "\u{0}", "a/\u{301}"])
  func refusedValues(_ value: String) throws {
    #expect(
      try problems("x/{id}.xml", [["id": value]]) == [
        "x/{id}.xml: The value of “id” cannot be part of a path. It must not be empty, nor hold a / or a control character."
      ])
  }

  @Test("a path that leaves the folder is refused, also where a mark joins itself to its /")
  func leaving() throws {
    let message = "The output holds .., but it must be a path in the output folder."
    #expect(try problems("{id}", [["id": ".."]]) == ["{id}: \(message)"])
    #expect(try problems("{a}/{b}", [["a": "..", "b": "x"]]) == ["{a}/{b}: \(message)"])
    #expect(try problems("{a}{a}/{b}", [["a": ".", "b": "\u{301}x"]]) == ["{a}{a}/{b}: \(message)"])
    #expect(try problems("{a}/{b}", [["a": ".", "b": "x"]]).count == 1)
    #expect(try problems("{template}", templates: ["...xml"], [[:]]) == ["{template}: \(message)"])
  }

  @Test("a name of 255 bytes is taken, one of 256 refused")
  func longest() throws {
    let long = String(repeating: "a", count: 251)
    #expect(try problems("{id}.xml", [["id": long]]) == [])
    #expect(
      try problems("{id}.xml", [["id": long + "a"]]) == [
        "{id}.xml: The output has a name that no file can have."
      ])
  }
}
