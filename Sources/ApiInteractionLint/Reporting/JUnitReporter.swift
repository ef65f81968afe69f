import ApiInteractionKit

/// Writes findings as JUnit XML, which servers for continuous integration show as tests.
///
/// A file is a suite, a finding a test: an error or a warning is a failure, information is output. A file without findings
/// is a test that passed.
public struct JUnitReporter: Reporter {
  private static let name = "apiinteraction lint"
  private let text = TextReporter()

  /// A reporter for servers that show tests.
  public init() {}

  public var opening: String { JUnitSuite.opening(JUnitReporter.name) }
  public var separator: String { "" }

  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else {
      return JUnitSuite(
        name: report.file, file: report.file, tests: [.init(name: "no findings", outcome: .passed)]
      ).xml
    }
    let lines = SourceLines(report.result, masksSecrets: true)
    var counts: [String: Int] = [:]
    let tests = report.result.diagnostics.map { diagnostic in
      counts[diagnostic.rule, default: 0] += 1
      let count = counts[diagnostic.rule] ?? 1
      // Tests are told apart by their names: a line number would make a new one of each that only moves.
      let name = count == 1 ? diagnostic.rule : "\(diagnostic.rule) \(count)"
      return JUnitSuite.Test(name: name, outcome: outcome(of: diagnostic, in: report.file, lines))
    }
    return JUnitSuite(name: report.file, file: report.file, tests: tests).xml
  }

  /// What was not checked, as tests that could not be run.
  public func closing(_ summary: LintSummary) -> String {
    let tests = summary.problems.enumerated().map { index, problem in
      JUnitSuite.Test(name: "run \(index + 1)", outcome: .broken(message: problem))
    }
    let problems = tests.isEmpty ? "" : JUnitSuite(name: JUnitReporter.name, file: nil, tests: tests).xml
    return problems + JUnitSuite.closing
  }

  private func outcome(
    of diagnostic: Diagnostic, in file: String, _ lines: SourceLines
  ) -> JUnitSuite.Test.Outcome {
    let text = self.text.text(of: diagnostic, in: file, lines)
    if diagnostic.severity == .info { return .noted(text) }
    return .failed(
      type: diagnostic.rule, message: lines.shown.message(diagnostic.message), text: text)
  }
}
