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

  private func lint(_ input: String) throws -> LintResult {
    Linter().lint(try Fixtures.bytes("Lint/\(input)"), isTemplate: input.hasSuffix(".template.xml"))
  }

  @Test("the report is the expected one to the letter", arguments: inputs)
  func report(_ input: String) throws {
    let report = TextReporter().report(FileReport(file: input, result: try lint(input)))
    #expect(report == (try Fixtures.text("Lint/\(input.dropLast(4)).txt")))
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
      let after = Linter().lint(fixed.bytes, isTemplate: input.hasSuffix(".template.xml"))
      #expect(after.diagnostics.count == before.diagnostics.count - 1, "\(diagnostic.message)")
    }
  }

  @Test("the fix of a bare & goes on to the next one until the text is well-formed")
  func ampersands() throws {
    var source = SourceText(try Fixtures.bytes("Lint/not-well-formed/bare-ampersand.xml"))
    var fixes = 0
    while let fix = Linter().lint(source.bytes).diagnostics.first(where: { $0.rule == "not-well-formed" })?
      .fix
    {
      source = source.applying(fix.edits)
      fixes += 1
    }
    #expect(fixes == 3)
    #expect(Definition(source).tree.isWellFormed)
  }
}
