import ApiInteractionKit

/// Writes findings as one JSON array, sorted by file, line, column and rule.
///
/// Lines and columns are 1-based, columns count Unicode scalars, the end is exclusive. A fix that would repeat a secret is
/// described only: it has no edits.
public struct JSONReporter: Reporter {
  /// A reporter for programs.
  public init() {}

  public var opening: String { "[" }
  public var separator: String { "," }

  /// The findings of one file, one a line.
  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else { return "" }
    let lines = SourceLines(report.result, masksSecrets: true)
    return report.result.diagnostics.map { "\n" + object($0, file: report.file, lines) }.joined(
      separator: ",")
  }

  public func closing(_ summary: LintSummary) -> String {
    summary.holds(.info) ? "\n]\n" : "]\n"
  }

  private func object(_ diagnostic: Diagnostic, file: String, _ lines: SourceLines) -> String {
    """
    {"file": \(JSONText.quoted(file)), "rule": \(JSONText.quoted(diagnostic.rule)), \
    "severity": \(JSONText.quoted(diagnostic.severity.rawValue)), \
    "message": \(JSONText.quoted(lines.shown.message(diagnostic.message))), \
    \(place(diagnostic.range, lines)), "fix": \(diagnostic.fix.map { fix($0, lines) } ?? "null")}
    """
  }

  private func place(_ range: SourceRange, _ lines: SourceLines) -> String {
    let start = lines.location(of: range.start)
    let end = lines.location(of: range.end)
    return "\"line\": \(start.line), \"column\": \(start.column), "
      + "\"endLine\": \(end.line), \"endColumn\": \(end.column)"
  }

  private func fix(_ fix: Fix, _ lines: SourceLines) -> String {
    let edits = lines.shown.edits(of: fix).map { edit in
      "{\(place(edit.range, lines)), \"replacement\": \(JSONText.quoted(edit.replacement))}"
    }
    return JSONText.object([
      "description": JSONText.quoted(lines.shown.message(fix.description)), "edits": JSONText.array(edits),
    ])
  }
}
