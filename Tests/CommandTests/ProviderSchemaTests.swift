import Foundation
import TestSupport
import Testing

@Suite("apiinteraction schema provider")
struct ProviderSchemaTests {
  private static let fields = [
    "a: ", "a: {}", "a: {required: false}", "'items[].sku': {length: 8}", "a: {minLength: 1, maxLength: 2}",
    "a: {type: object, closed: true}", "a: {closed: false}", "a: {values: [x, 1, true]}",
    "a: {pattern: '[0-9]+'}",
    "a: {requiredWhen: {field: b}}", "a: {requiredWhen: {field: b, values: [x], method: PUT}}",
    "a: {required: false, requiredWhen: {method: PUT}}",
    "a: {source: x, summary: y, type: integer, values: [1]}",
  ]
  private static let valid =
    [
      "{name: p, match: {path: /a}}", "{name: p, extends: vonage-start-session}",
      "{name: p, summary: s, source: t, match: {path: '/a/{id}/', host: a.b}, method: POST, bodyType: JSON, closed: true}",
      "{name: p, match: {path: /a}, bodyType: form, headers: , body: {}}".replacing(" headers: ,", with: ""),
      "{name: p, match: {path: /a}, headers: {A: , B: {values: [x], required: false, pattern: x, minLength: 1}}}",
      "{name: p, match: {path: /a}, response: {a: , b.c: {destination: A|B, required: true, source: x}}}",
    ] + fields.map { "{name: p, match: {path: /a}, body: {\($0)}}" }

  private static let wrongFields = [
    "a: x", "a: []", "a: {required: maybe}", "a: {type: text}", "a: {length: -1}", "a: {length: x}",
    "a: {length: 1, minLength: 1}", "a: {type: object, values: [x]}", "a: {type: array, length: 1}",
    "a: {type: string, closed: true}", "a: {closed: 1}", "a: {values: []}", "a: {values: x}",
    "a: {values: [null]}",
    "a: {values: [[x]]}", "a: {pattern: ''}", "a: {requiredWhen: {}}", "a: {requiredWhen: {values: [x]}}",
    "a: {requiredWhen: b}", "a: {required: true, requiredWhen: {field: b}}", "a: {destination: x}",
    "a: {source: }",
    "a: {requiredWhen: {field: b, method: 'P T'}}", "'': ",
  ]
  private static let invalid =
    [
      "[a]", "{match: {path: /a}}", "{name: p}", "{name: '', match: {path: /a}}", "{name: p, match: {}}",
      "{name: p, match: {path: a}}", "{name: p, match: {path: /}}", "{name: p, match: {path: ///}}",
      "{name: p, match: /a}", "{name: p, match: {path: /a, host: 'a:1'}}",
      "{name: p, match: {path: /a}, method: 'P T'}",
      "{name: p, match: {path: /a}, bodyType: XML}", "{name: p, match: {path: /a}, closed: 1}",
      "{name: p, match: {path: /a}, headers: [A]}",
      "{name: p, match: {path: /a}, headers: {A: {type: string}}}",
      "{name: p, match: {path: /a}, headers: {A: {length: 1, maxLength: 1}}}",
      "{name: p, match: {path: /a}, response: {a: {destination: 'a$'}}}",
      "{name: p, match: {path: /a}, response: {a: {destination: ''}}}",
      "{name: p, match: {path: /a}, response: {a: {type: string}}}",
      "{name: p, match: {path: /a}, bodies: {}}",
    ] + wrongFields.map { "{name: p, match: {path: /a}, body: {\($0)}}" }

  @Test("the schema and lint agree on what is a profile")
  func agreement() throws {
    let folder = try TemporaryFolder()
    let profiles = Self.valid + Self.invalid
    let names = profiles.indices.map { "\($0).yml" }
    for (name, profile) in zip(names, profiles) { try folder.write(profile, to: name) }
    let expected = Self.valid.map { _ in "valid" } + Self.invalid.map { _ in "invalid" }
    let verdicts = try SchemaVerdicts.of(names, schema: "provider", in: folder)
    #expect(
      zip(profiles, zip(verdicts, expected)).filter { $0.1.0 != $0.1.1 }.map { "\($0.0): \($0.1.0)" } == [])
    #expect(verdicts.count == expected.count)
    for (index, name) in names.enumerated() {
      let result = try Command.run(["lint", "-", "--provider", name], in: folder.url, input: "<a/>")
      let isRead = !result.error.contains(name)
      #expect(isRead == (expected[index] == "valid"), "\(profiles[index]): \(result.error)")
      if !isRead { #expect(result.status == 2) }
    }
  }

  @Test("every profile of the toolkit is valid")
  func own() throws {
    let folder = Fixtures.folder
    let builtIn = try FileManager.default.contentsOfDirectory(
      at: folder.deletingLastPathComponent().appending(path: "Sources/ApiInteractionLint/Profiles/BuiltIn"),
      includingPropertiesForKeys: nil
    ).map(\.path)
    let fixtures = try Fixtures.names(in: "Lint").map {
      folder.appending(path: "Lint/\($0)/profile.yml").path
    }
    .filter(FileManager.default.fileExists)
    let all = builtIn + fixtures + [folder.appending(path: "Profiles/example-payments.yml").path]
    #expect(all.count > 8)
    #expect(try SchemaVerdicts.of(all, schema: "provider", in: TemporaryFolder()) == all.map { _ in "valid" })
  }
}
