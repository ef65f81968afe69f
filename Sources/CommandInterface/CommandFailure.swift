import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// Ends the command with a message and an exit status.
package struct CommandFailure: Error {
  package enum Status: Int32 {
    /// The check found something, or the input does not allow the work.
    case found = 1
    /// Wrong usage, or a file that cannot be read or written.
    case usage = 2
  }

  package let message: String?
  package let status: Status
  /// What was wrong, in a sentence each; printed already where there is neither a message nor a report.
  package let problems: [String]
  /// The findings in a file for which nothing was done.
  package let report: FileReport?

  private init(
    message: String?, status: Status, problems: [String]? = nil, report: FileReport? = nil
  ) {
    self.message = message
    self.status = status
    self.problems = problems ?? [message].compactMap(\.self)
    self.report = report
  }

  /// What was wrong has been printed already.
  package static let found = CommandFailure(message: nil, status: .found)

  package static func found(_ message: String) -> CommandFailure {
    CommandFailure(message: message, status: .found)
  }

  /// The errors in a file do not allow the work.
  package static func found(_ report: FileReport) -> CommandFailure {
    let lines = LineTable(report.result.source)
    let errors = report.result.masked.filter { $0.severity == .error }
    return CommandFailure(
      message: nil, status: .found,
      problems: errors.map {
        InputProblem($0.message, at: lines.location(of: $0.range.start)).text(in: report.file)
      }, report: report)
  }

  /// A file holds no plan, or no scenarios.
  package static func found(_ error: PlanFileError, in file: String) -> CommandFailure {
    let result = LintResult(
      source: error.source, diagnostics: error.diagnostics, secrets: error.secrets)
    return .found(FileReport(file: file, result: result))
  }

  /// What was wrong has been printed already; a report in another format says it once more.
  package static func printed(_ problems: [String], _ status: Status) -> CommandFailure {
    CommandFailure(message: nil, status: status, problems: problems)
  }

  package static func usage(_ message: String?) -> CommandFailure {
    CommandFailure(message: message, status: .usage)
  }

  /// Prints what was wrong.
  func show() {
    report.map { Console.write(TextReporter().report($0), to: .error) }
    message.map(Console.complain)
  }
}

extension CommandFailure: CustomStringConvertible {
  package var description: String { message ?? "" }
}
