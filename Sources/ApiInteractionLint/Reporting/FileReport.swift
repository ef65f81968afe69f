import ApiInteractionKit

/// The findings in one file.
public struct FileReport: Sendable {
  /// The most findings of one file that are shown: nobody reads more, and a small file can hold hundreds of thousands. [P]
  public static let mostShown = 1000

  /// The file's name as it is shown.
  public let file: String
  /// What was found, as far as it is shown; the last finding says how many more there are.
  public let result: LintResult
  /// How many findings are not shown.
  package let hiddenCount: Int

  /// The report of a file; of very many findings only the first ``mostShown`` are kept.
  public init(file: String, result: LintResult) {
    self.file = file
    let more = result.diagnostics.count - FileReport.mostShown
    hiddenCount = max(0, more)
    guard more > 0, let last = result.diagnostics.prefix(FileReport.mostShown).last else {
      self.result = result
      return
    }
    let note = Diagnostic.Note(
      more == 1
        ? "1 more finding in this file is not shown" : "\(more) more findings in this file are not shown")
    let shown = Diagnostic(
      last.rule, last.message, severity: last.severity, at: last.range, notes: last.notes + [note],
      fix: last.fix)
    self.result = LintResult(
      result, diagnostics: result.diagnostics.prefix(FileReport.mostShown - 1) + [shown])
  }
}
