import ApiInteractionKit
import ApiInteractionLint
import Testing

/// A format of reports, under the name of the file that shows it in `Fixtures/Reports`.
struct ReportFormat: CustomTestStringConvertible, Sendable {
  let name: String
  let reporter: any Reporter

  var testDescription: String { name }

  static let all = [
    ReportFormat(name: "report.txt", reporter: TextReporter()),
    ReportFormat(name: "report.json", reporter: JSONReporter()),
    ReportFormat(name: "report.sarif", reporter: SARIFReporter(version: "1.2.3", rules: rules)),
    ReportFormat(name: "report.github.txt", reporter: GitHubReporter()),
    ReportFormat(name: "report.junit.xml", reporter: JUnitReporter()),
  ]

  /// The rules that are found in the fixture.
  private static let rules = Linter.allRules.filter {
    ["surrounding-whitespace", "duplicate-header", "unknown-element"].contains($0.id)
  }

  /// The report of one file.
  func report(_ file: String, _ result: LintResult) -> String {
    reporter.report([FileReport(file: file, result: result)])
  }
}
