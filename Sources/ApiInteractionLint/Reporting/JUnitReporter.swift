import ApiInteractionKit

/// Writes findings as JUnit XML, which servers for continuous integration show as tests.
///
/// A file is a suite, a finding a test: an error or a warning is a failure, information is output. A file without findings
/// is a test that passed.
public struct JUnitReporter: Reporter {
  /// A test and what became of it.
  private struct Test {
    let name: String
    /// The element inside, if there is something to say.
    var outcome = ""
  }

  private static let name = "apiinteraction lint"
  private let text = TextReporter()

  public init() {}

  public var opening: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(JUnitReporter.name)\">\n"
  }
  public var separator: String { "" }

  public func report(_ report: FileReport) -> String {
    let file = attribute(report.file)
    guard !report.result.diagnostics.isEmpty else {
      return suite(file, [Test(name: "no findings")], file: file)
    }
    let lines = SourceLines(report.result, masksSecrets: true)
    var counts: [String: Int] = [:]
    let tests = report.result.diagnostics.map { diagnostic in
      counts[diagnostic.rule, default: 0] += 1
      let count = counts[diagnostic.rule] ?? 1
      // Tests are told apart by their names: a line number would make a new one of each that only moves.
      let name = count == 1 ? diagnostic.rule : "\(diagnostic.rule) \(count)"
      return Test(name: attribute(name), outcome: outcome(of: diagnostic, in: report.file, lines))
    }
    let failures = report.result.diagnostics.count { $0.severity > .info }
    return suite(file, tests, failures: failures, file: file)
  }

  /// What was not checked, as tests that could not be run.
  public func closing(_ summary: LintSummary) -> String {
    let tests = summary.problems.enumerated().map { index, problem in
      let outcome = "<error message=\"\(attribute(problem))\">\(content(Display.visible(problem)))</error>"
      return Test(name: "run \(index + 1)", outcome: outcome)
    }
    let problems = tests.isEmpty ? "" : suite(JUnitReporter.name, tests, errors: tests.count)
    return "\(problems)</testsuites>\n"
  }

  private func suite(
    _ name: String, _ tests: [Test], failures: Int = 0, errors: Int = 0, file: String? = nil
  ) -> String {
    let place = "classname=\"\(name)\"" + (file.map { " file=\"\($0)\"" } ?? "")
    let cases = tests.map { test in
      let start = "    <testcase name=\"\(test.name)\" \(place)"
      return test.outcome.isEmpty ? "\(start)/>\n" : "\(start)>\(test.outcome)</testcase>\n"
    }
    return """
        <testsuite name="\(name)" tests="\(tests.count)" failures="\(failures)" errors="\(errors)" skipped="0">
      \(cases.joined())  </testsuite>

      """
  }

  private func outcome(of diagnostic: Diagnostic, in file: String, _ lines: SourceLines) -> String {
    let text = content(self.text.text(of: diagnostic, in: file, lines))
    if diagnostic.severity == .info { return "<system-out>\(text)</system-out>" }
    let message = attribute(lines.shown.message(diagnostic.message))
    return "<failure type=\"\(attribute(diagnostic.rule))\" message=\"\(message)\">\(text)</failure>"
  }

  private func attribute(_ text: String) -> String {
    XMLEscaping.attribute(Display.visible(text))
  }

  private func content(_ text: String) -> String {
    XMLEscaping.text(text)
  }
}
