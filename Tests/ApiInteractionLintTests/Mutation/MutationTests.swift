import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("Single mistakes in correct definitions")
struct MutationTests {
  @Test("each is found by its rule at its place, and nothing else is found")
  func rate() async throws {
    let run = try await MutationRun.whole.value
    print(report(run))
    for (kind, rate) in zip(MistakeKind.all, run.rates) {
      #expect(
        rate.found == rate.tried, "\(kind.rule), \(kind.name):\n\(rate.failures.joined(separator: "\n"))")
    }
  }

  @Test(
    "fixes change what they say and no more, make nothing new, leave nothing to fix, and keep what is sent and stored"
  )
  func fixes() async throws {
    let fixes = try await MutationRun.whole.value.fixes
    #expect(fixes.tried > 5000)
    #expect(fixes.found == fixes.tried, "\(fixes.failures.joined(separator: "\n"))")
  }

  @Test("so it is with the correct definitions, where some rules only inform", arguments: Corpus.files)
  func corpus(_ file: String) throws {
    let isTemplate = Corpus.isTemplate(file)
    let result = Linter().lint(try Corpus.bytes(file), isTemplate: isTemplate)
    #expect(FixVerdict(result, by: Linter(), isTemplate: isTemplate).faults == [])
  }

  @Test("so it is with the fixtures of the rules", arguments: RuleFixtureTests.inputs)
  func fixtures(_ input: String) throws {
    let linter = try RuleFixtureTests.linter(for: input)
    let isTemplate = input.hasSuffix(".template.xml")
    let result = linter.lint(try Fixtures.bytes("Lint/\(input)"), isTemplate: isTemplate)
    #expect(FixVerdict(result, by: linter, isTemplate: isTemplate).faults == [])
  }

  @Test("every kind fits somewhere, and every rule has one")
  func completeness() async throws {
    let run = try await MutationRun.whole.value
    let unfit = zip(MistakeKind.all, run.rates).filter { $1.tried == 0 }.map(\.0.name)
    #expect(unfit == [])
    #expect(Set(MistakeKind.all.map(\.rule)) == Set(Linter.allRules.map(\.id)))
    #expect(MistakeKind.all.count > 200)
  }

  /// How many mistakes were found; of each kind, too, with `MUTATION_RATES=1`.
  private func report(_ run: MutationRun) -> String {
    let found = run.rates.reduce(0) { $0 + $1.found }
    let tried = run.rates.reduce(0) { $0 + $1.tried }
    let total = "\(found) of \(tried) mistakes of \(MistakeKind.all.count) kinds found"
    guard ProcessInfo.processInfo.environment["MUTATION_RATES"] == "1" else { return total }
    let lines = zip(MistakeKind.all, run.rates).map { "\($1.found)/\($1.tried) \($0.rule): \($0.name)" }
    return (lines + [total]).joined(separator: "\n")
  }
}
