import Foundation
import TestSupport
import Testing

@Suite("apiinteraction schema")
struct SchemaTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// What a JSON Schema validator says of each YAML file: `valid` or `invalid`; fails where the schema is none.
  private func verdicts(
    on files: [String], schema: String = "manifest", in folder: TemporaryFolder
  ) throws -> [String] {
    try folder.write(try Command.run(["schema", schema]).output, to: "schema.json")
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

  @Test("the schema of a plan and plan check agree on what is a plan")
  func plans() throws {
    let folder = try TemporaryFolder()
    let names = try Fixtures.names(in: "Plans").filter {
      $0.hasSuffix(".yml") && !$0.hasSuffix(".scenarios.yml") && $0 != "unread.yml"
    }.map { "Plans/\($0)" }
    let broken = try Fixtures.names(in: "Plans/Broken").filter {
      $0.hasSuffix(".yml") && $0 != "plan-scenario.yml" && $0 != "plan-structure.yml"
    }.map { "Plans/Broken/\($0)" }
    let plans = (names + broken).map { Fixtures.folder.appending(path: $0).path }
    #expect(plans.count > 10)
    #expect(try verdicts(on: plans, schema: "plan", in: folder) == plans.map { _ in "valid" })
    let invalid = [
      "{name: x}", "{steps: {}}", "{steps: {a: {next: b}}}", "{steps: {a: {end: x, agent: y}}}",
      "{steps: {a: {end: x, next: b}}}",
      "{steps: {a: {connector: x, next: b}}}", "{steps: {a: {transfer: {number: N}}}}",
      "{steps: {a: {router: x}}}",
      "{steps: {a: {router: [{data-source: D, next: b}]}}}",
      "{steps: {a: {router: [{data-source: D, equals: a}]}}}",
      "{steps: {a: {router: [{data-source: D, equals: a, less: 1, next: b}]}}}",
      "{steps: {a: {ask: D, digits: {'10': b}}}}",
      "{steps: {a: {set: {'x(y': 1}}}}", "{steps: {a: {set: {X: 'a $(Y)'}}}}",
      "{steps: {a: {collect: {X: {example: '#(Y)'}}}}}", "{steps: {a: {collect: {D: {type: Text}}}}}",
      "{steps: {a: {collect: {D: [x]}}}}", "{steps: {a: {payment: by IVR}}}", "{steps: {a: {payment: }}}",
      "{steps: {a: {payment: []}}}", "{steps: {a: {payment: [success, won]}}}",
      "{steps: {a: {router: [{data-source: D, less: '1x', next: b}]}}}",
      "{steps: {a: {router: [{data-source: D, is-empty: 'true', next: a}], default: a}}}",
      "{steps: {'': {end: x}}}", "{steps: {a: {announce: '', next: a}}}",
      "{steps: {a: {announce: , next: a}}}",
      "{steps: {a: {announce: [x], next: a}}}", "{name: '', steps: {a: {end: x}}}",
      "{steps: {a: {connector: d.xml, values: {'': x}, success: a, interface-failure: a}}}",
    ]
    // What YAML takes for a number or a truth value is a text here.
    let valid = [
      "{name: 5, start: 7, steps: {7: {announce: 5, next: 1.50}, 1.50: {end: over}}}",
      "{steps: {a: {ask: 5, digits: {1: b}, default: b}, b: {announce: true, next: a}}}",
    ]
    for (number, text) in valid.enumerated() { try folder.write(text, to: "valid-\(number).yml") }
    let texts = valid.indices.map { "valid-\($0).yml" }
    #expect(try verdicts(on: texts, schema: "plan", in: folder) == valid.map { _ in "valid" })
    for file in texts {
      let result = try Command.run(["plan", "check", file], in: folder.url)
      #expect(result.error == "" && result.output != "", "\(file): \(result)")
    }
    for (number, text) in invalid.enumerated() { try folder.write(text, to: "\(number).yml") }
    let files = invalid.indices.map { "\($0).yml" }
    #expect(try verdicts(on: files, schema: "plan", in: folder) == files.map { _ in "invalid" })
    for (file, text) in zip(files, invalid) {
      let result = try Command.run(["plan", "check", file], in: folder.url)
      #expect(result.status == 1 && result.output.contains("[plan-structure]"), "\(text)")
    }
  }

  @Test("the schema of scenarios and plan test agree on what is a file of scenarios")
  func scenarios() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "steps: {c: {collect: {X: , Y: , Z: }, next: a}, a: {ask: D, digits: {1: b, 5: 5}, default: b}, b: {end: over}, 5: {end: over}}",
      to: "plan.yml")
    let valid = [
      "{end: b}", "{end: b, data-sources: {D: null}}", "{end: b, data-sources: {D: }}",
      "{end: b}, payment: success", "{end: b}, payment: [declined, success]", "{end: b}, faults: {}",
      "{end: b}, data: {X: 1, Y: true, Z: null}", "{end: b, data-sources: {D: 1}}, digits: {D: 1}",
      "{end: b, data-sources: {D: '1'}}, digits: {D: ['1', null]}", "{end: 5}, digits: {D: 5}",
    ]
    let invalid =
      [
        "{}", "[]", "{ends: b}", "{end: b, data-sources: [D]}", "{end: b, data-sources: {D: [1]}}",
        "{end: b, data-sources: {'a(b': 1}}", "{end: b}, payment: ", "{end: b}, payment: []",
        "{end: b}, payment: won", "{end: b}, digits: {D: 12}", "{end: b}, digits: {D: []}",
        "{end: b}, faults: {a: 503}", "{end: b}, faults: [a]", "{end: b}, data: {X: {}}", "{end: b}, plan: x",
      ].map { "{plan: plan.yml, scenarios: {s: {expect: \($0)}}}" } + [
        "{plan: plan.yml}", "{scenarios: {s: {expect: {end: b}}}}", "{plan: plan.yml, scenarios: {}}",
        "{plan: plan.yml, scenarios: {s: {}}}", "{plan: , scenarios: {s: {expect: {end: b}}}}", "x",
      ]
    let all = valid.map { "{plan: plan.yml, scenarios: {s: {expect: \($0)}}}" } + invalid
    let names = all.indices.map { "\($0).s.yml" }
    for (name, text) in zip(names, all) { try folder.write(text, to: name) }
    let expected = valid.map { _ in "valid" } + invalid.map { _ in "invalid" }
    #expect(try verdicts(on: names, schema: "scenarios", in: folder) == expected)
    for (index, name) in names.enumerated() {
      let result = try Command.run(["plan", "test", name, "-q"], in: folder.url)
      #expect(result.status == (index < valid.count ? 0 : 1), "\(all[index]): \(result)")
      #expect(result.error.isEmpty == (index < valid.count), "\(all[index]): \(result)")
    }
    let fixtures = ["Plans/secure-payment.scenarios.yml", "Plans/Broken/plan-scenario.yml"].map {
      Fixtures.folder.appending(path: $0).path
    }
    #expect(try verdicts(on: fixtures, schema: "scenarios", in: folder) == ["valid", "valid"])
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

  @Test("the schema of a configuration and lint agree on what is a configuration")
  func configuration() throws {
    let folder = try TemporaryFolder()
    try folder.write("{name: p, match: {path: /p}}", to: "p.yml")
    let valid = [
      "", "# nothing yet", "rules:", "{}",
      "rules: {doctype: off, stray-text: info, empty-value: warning, unknown-element: error}",
      "rules: {doctype: 'off', stray-text: {severity: off}, empty-value: {}}", "rules: {doctype: false}",
      "{ignore: [a/, '*.b', '!c', 1], templates: x, secrets: ['X-*', 7], data-sources: [Vip, 'A|B', 'a b']}",
      "{ignore: [], templates: , providers: , data-sources: , secrets: }", "{providers: [p.yml]}",
      "{providers: [{name: a, match: {path: /a}}, {name: b, extends: a}]}", "{providers: p.yml}",
      #"{"rules": {"doctype": "off"}, "ignore": ["a"]}"#,
    ]
    let invalid = [
      "[]", "x", "rulez: {}", "rules: []", "rules: off", "rules: {no-such: off}", "rules: {doctype: warn}",
      "rules: {doctype: }", "rules: {doctype: true}", "rules: {doctype: [off]}", "rules: {doctype: 1}",
      "rules: {doctype: {severity: }}", "rules: {doctype: {other: [a]}}", "ignore: {a: b}", "ignore: [[a]]",
      "ignore: ['']", "ignore: [~]", "ignore: ''", "templates: [{}]", "secrets: ['']", "data-sources: [a:b]",
      "data-sources: [' a']", "data-sources: ['$(A)']", "data-sources: ['']",
      "data-sources: [\(String(repeating: "a", count: 256))]", "data-sources: ['\u{85}']",
      "providers: {name: a}", "providers: [[]]", "providers: [{}]", "providers: ['']",
      "providers: [{name: a}]", "providers: [{name: a, match: {path: /a}, body: {b: {required: maybe}}}]",
      "providers: [{name: a, match: {path: /a}, method: [GET]}]",
      "rules: {doctype: OFF!}",
    ]
    let all = valid + invalid
    let names = all.indices.map { "\($0).conf.yml" }
    for (name, text) in zip(names, all) { try folder.write(text, to: name) }
    let expected = valid.map { _ in "valid" } + invalid.map { _ in "invalid" }
    #expect(try verdicts(on: names, schema: "config", in: folder) == expected)
    for (name, expected) in zip(names, expected) {
      let result = try Command.run(["lint", "--config", name], in: folder.url)
      #expect(result.status == (expected == "valid" ? 0 : 2), "\(name): \(result.error)")
    }
  }
}
