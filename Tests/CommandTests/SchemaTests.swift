import Foundation
import TestSupport
import Testing

@Suite("apiinteraction schema")
struct SchemaTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// What a JSON Schema validator says of each YAML file: `valid` or `invalid`; fails where the schema is none.
  private func verdicts(on files: [String], in folder: TemporaryFolder) throws -> [String] {
    try folder.write(try Command.run(["schema", "manifest"]).output, to: "schema.json")
    try folder.write(
      """
      import json, sys, yaml, jsonschema
      validator = jsonschema.Draft202012Validator
      schema = json.load(open("schema.json"))
      validator.check_schema(schema)
      for name in sys.argv[1:]:
          print("valid" if validator(schema).is_valid(yaml.safe_load(open(name))) else "invalid")
      """, to: "validate.py")
    let result = try Command.run(
      Self.root.appending(path: ".build-python/bin/python"), ["validate.py"] + files, in: folder.url)
    #expect(result.error == "")
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test("the schema of a manifest is one, and the manifest of the payment plan is valid")
  func paymentPlan() throws {
    let plan = Fixtures.folder.appending(path: "Generation/payment-plan.yml").path
    #expect(try verdicts(on: [plan], in: try TemporaryFolder()) == ["valid"])
  }

  @Test("the schema of a manifest and generate agree on what is a manifest")
  func agreement() throws {
    let folder = try TemporaryFolder()
    try folder.write("a,Url\n1,https://a.b\n", to: "c.csv")
    let valid = [
      "{output: a.xml, templates: [session-status], targets: [{Url: 'https://a.b'}]}",
      "{output: 'x/{a}/{template}.xml', templates: [session-status], targets: {csv: c.csv}}",
      "{output: '{a}.xml', templates: [session-status], values: {Url: 'https://a.b'}, targets: [{a: 1}, {a: true}]}",
      "{output: '{a[0]}.xml', templates: [session-status], targets: [{a: [x], Url: 'https://a.b'}]}",
      "{output: '..{a}/b..xml', templates: [session-status], targets: {csv: c.csv}}",
    ]
    let invalid =
      [
        "{templates: [session-status], targets: [{Url: 'https://a.b'}]}",
        "{output: a.xml, targets: [{Url: 'https://a.b'}]}",
        "{output: a.xml, templates: [session-status]}",
        "{output: a.xml, templates: [], targets: [{Url: 'https://a.b'}]}",
        "{output: a.xml, templates: session-status, targets: [{Url: 'https://a.b'}]}",
        "{output: a.xml, templates: [session], targets: [{Url: 'https://a.b'}]}",
        "{output: a.xml, templates: [session-status], targets: []}",
        "{output: a.xml, templates: [session-status], targets: {}}",
        "{output: a.xml, templates: [session-status], targets: {csv: c.csv, tsv: d}}",
        "{output: a.xml, templates: [session-status], targets: [x]}",
        "{output: a.xml, templates: [session-status], targets: [{Url: null}]}",
        "{output: a.xml, templates: [session-status], values: [x], targets: {csv: c.csv}}",
        "{output: a.xml, templates: [session-status], targets: {csv: c.csv}, jobs: 2}",
        "[output, templates, targets]",
      ]
      + [
        "", "/a.xml", "../a.xml", "a/../b.xml", "a/..", "./a.xml", "a//b.xml", "a/", "{.xml", "}.xml",
        "{}.xml", "{{a}}.xml",
      ].map {
        "{output: '\($0)', templates: [session-status], targets: [{Url: 'https://a.b', a: 1}]}"
      }
    let all = valid + invalid
    let names = all.indices.map { "\($0).yml" }
    for (name, manifest) in zip(names, all) { try folder.write(manifest, to: name) }
    let expected = valid.map { _ in "valid" } + invalid.map { _ in "invalid" }
    #expect(try verdicts(on: names, in: folder) == expected)
    for (name, expected) in zip(names, expected) {
      let result = try Command.run(["generate", name, "--dry-run"], in: folder.url)
      #expect(result.status == (expected == "valid" ? 0 : 1), "\(name): \(result.error)")
    }
  }
}
