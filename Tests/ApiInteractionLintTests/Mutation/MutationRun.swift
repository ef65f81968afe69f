import ApiInteractionKit
import ApiInteractionLint

/// Every mistake put into every definition of the corpus, and what is found of it.
struct MutationRun: Sendable {
  /// How many mistakes of a kind there were, and how many were found as they should be.
  struct Rate: Sendable {
    var tried = 0
    var found = 0
    /// What went wrong with some of the others.
    var failures: [String] = []

    mutating func add(_ other: Rate) {
      tried += other.tried
      found += other.found
      failures += other.failures
    }
  }

  /// More failures of a kind are counted and not described.
  private static let mostFailures = 3

  /// How many definitions with mistakes had fixes, and in how many all was well with them.
  private(set) var fixes = Rate()
  /// The rates of ``MistakeKind/all``, in order.
  private(set) var rates = Array(repeating: Rate(), count: MistakeKind.all.count)

  /// The run over the whole corpus, made once for all tests.
  static let whole = Task {
    try await withThrowingTaskGroup(of: MutationRun.self) { group in
      for file in Corpus.files {
        group.addTask { MutationRun(try Specimen(file)) }
      }
      return try await group.reduce(into: MutationRun()) { $0.add($1) }
    }
  }

  private init() {}

  private init(_ specimen: Specimen) {
    for (index, kind) in MistakeKind.all.enumerated() where !specimen.suppresses(kind.rule) {
      for mistake in kind.mistakes(specimen) where specimen.takes(mistake) {
        attempt(mistake, kind, in: specimen, at: index)
      }
    }
  }

  private mutating func fix(_ result: LintResult, _ mistake: Mistake, in specimen: Specimen) {
    // What is found in the correct definition as well is looked at once.
    let own = FixVerdict.names(of: result.diagnostics.filter { $0.fix != nil }).subtracting(specimen.remarks)
    if own.isEmpty { return }
    let verdict = FixVerdict(
      result, by: Linter(), isTemplate: specimen.isTemplate, known: specimen.remarks)
    fixes.tried += 1
    if verdict.faults.isEmpty {
      fixes.found += 1
    } else if fixes.failures.count < 3 * MutationRun.mostFailures {
      let faults = verdict.faults.joined(separator: "; ")
      fixes.failures.append("\(faults), in \(description(of: mistake, specimen, result))")
    }
  }

  private mutating func attempt(_ mistake: Mistake, _ kind: MistakeKind, in specimen: Specimen, at index: Int)
  {
    let source = mistake.applied(to: specimen.source)
    let result = Linter().lint(Definition(source), isTemplate: specimen.isTemplate)
    fix(result, mistake, in: specimen)
    rates[index].tried += 1
    if isFound(mistake, kind, result) {
      rates[index].found += 1
    } else if rates[index].failures.count < MutationRun.mostFailures {
      rates[index].failures.append(description(of: mistake, specimen, result))
    }
  }

  /// Whether the rule of the kind speaks at the place of the mistake, and no other does more than inform.
  private func isFound(_ mistake: Mistake, _ kind: MistakeKind, _ result: LintResult) -> Bool {
    let loud = result.diagnostics.filter { $0.severity > .info }
    let isExpected = { (finding: Diagnostic) in
      finding.rule == kind.rule && mistake.isMarked(by: finding.range)
    }
    return loud.isEmpty
      ? result.diagnostics.contains(where: isExpected) : loud.count == 1 && loud.allSatisfy(isExpected)
  }

  private func description(of mistake: Mistake, _ specimen: Specimen, _ result: LintResult) -> String {
    let line = mistake.edits.map { specimen.source.location(of: $0.range.start).line }.min() ?? 0
    let written = mistake.edits.map { "“\(specimen.source[$0.range])” → “\($0.replacement)”" }
    let found = result.diagnostics.map { finding in
      "\(finding.severity) \(finding.rule) at \(result.source.location(of: finding.range.start)) [\(result.source[finding.range])]"
    }
    return "\(specimen.file):\(line): \(written.joined(separator: ", ")): \(found.joined(separator: "; "))"
  }

  private mutating func add(_ other: MutationRun) {
    fixes.add(other.fixes)
    for index in rates.indices { rates[index].add(other.rates[index]) }
  }
}
