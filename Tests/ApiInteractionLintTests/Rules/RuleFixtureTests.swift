import ApiInteractionKit
import ApiInteractionLint
import TestSupport
import Testing

@Suite("Every rule, by its fixtures")
struct RuleFixtureTests {
  /// Every input under `Fixtures/Lint`, as `rule/name`.
  static let inputs: [String] = {
    let rules = (try? Fixtures.names(in: "Lint")) ?? []
    return rules.flatMap { rule in
      ((try? Fixtures.names(in: "Lint/\(rule)")) ?? []).filter { $0.hasSuffix(".xml") }.map {
        "\(rule)/\($0)"
      }
    }
  }()

  /// The linter for an input: its folder may hold a profile that requests are held against.
  static func linter(for input: String) throws -> Linter {
    let folder = "Lint/\(input.prefix { $0 != "/" })"
    var profiles = ProfileSet.builtIn
    if try Fixtures.names(in: folder).contains("profile.yml") {
      try profiles.add(try Fixtures.bytes("\(folder)/profile.yml"))
    }
    return Linter(profiles: profiles)
  }

  /// What is found, but for what other rules say by the way.
  private func lint(_ input: String) throws -> LintResult {
    let result = try Self.linter(for: input).lint(
      try Fixtures.bytes("Lint/\(input)"), isTemplate: input.hasSuffix(".template.xml"))
    let rule = String(input.prefix { $0 != "/" })
    return LintResult(
      definition: result.definition,
      diagnostics: result.diagnostics.filter { $0.rule == rule || $0.severity > .info })
  }

  @Test("the report is the expected one to the letter", arguments: inputs)
  func report(_ input: String) throws {
    let report = TextReporter().report(FileReport(file: input, result: try lint(input)))
    try Fixtures.compare(report, with: "Lint/\(input.dropLast(4)).txt")
  }

  @Test("one mistake is one rule's finding", arguments: inputs)
  func singleRule(_ input: String) throws {
    let rule = String(input.prefix { $0 != "/" })
    let found = Set(try lint(input).diagnostics.map(\.rule))
    #expect(found.subtracting([rule]).isEmpty)
  }

  @Test("every rule has a folder of fixtures in which it fires, and every folder is a rule's")
  func completeness() throws {
    let rules = Linter.allRules.map(\.id)
    #expect(Set(rules).count == rules.count)
    #expect(try Fixtures.names(in: "Lint") == rules.sorted())
    for rule in rules {
      let fires = try Self.inputs.filter { $0.hasPrefix(rule + "/") }.contains { input in
        try lint(input).diagnostics.contains { $0.rule == rule }
      }
      #expect(fires, "\(rule) fires nowhere")
    }
  }

  @Test("a fix removes the finding that offers it and makes no other", arguments: inputs)
  func fixes(_ input: String) throws {
    let before = try lint(input)
    for diagnostic in before.diagnostics {
      guard let fix = diagnostic.fix, diagnostic.rule != "not-well-formed" else { continue }
      let fixed = before.source.applying(fix.edits)
      let again = try Self.linter(for: input).lint(fixed.bytes, isTemplate: input.hasSuffix(".template.xml"))
      let after = again.diagnostics.filter { $0.rule == diagnostic.rule || $0.severity > .info }
      #expect(after.count == before.diagnostics.count - 1, "\(diagnostic.message)")
    }
  }

}
