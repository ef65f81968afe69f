/// Writes findings in one format, file by file, so that no more than one file is in memory.
///
/// A report is ``opening``, what ``report(_:)`` gives for each file, with ``separator`` between what is not empty, and
/// ``closing(_:)``. A report that is broken off between two files can still be closed.
public protocol Reporter: Sendable {
  /// What stands before the first file.
  var opening: String { get }
  /// What stands between the reports of two files.
  var separator: String { get }
  /// The findings of one file; empty where there is nothing to say.
  func report(_ report: FileReport) -> String
  /// What stands after the last file.
  ///
  /// - Parameter summary: What was found in all of them.
  func closing(_ summary: LintSummary) -> String
}

extension Reporter {
  /// The whole report of some files, in the order of their names.
  public func report(_ reports: [FileReport]) -> String {
    var summary = LintSummary()
    var texts: [String] = []
    for report in reports.sorted(by: { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }) {
      summary.add(report.result)
      let text = self.report(report)
      if !text.isEmpty { texts.append(text) }
    }
    return opening + texts.joined(separator: separator) + closing(summary)
  }
}
