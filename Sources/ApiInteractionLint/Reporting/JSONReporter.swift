import ApiInteractionKit

/// Writes findings as one JSON array, sorted by file, line, column and rule.
///
/// Lines and columns are 1-based, columns count Unicode scalars, the end is exclusive.
public struct JSONReporter: Sendable {
  public init() {}

  public func report(_ reports: [FileReport]) -> String {
    let findings = reports.sorted { $0.file < $1.file }.flatMap { report -> [String] in
      guard !report.result.diagnostics.isEmpty else { return [] }
      let lines = LineTable(report.result.source)
      return report.result.diagnostics.map { object($0, file: report.file, lines) }
    }
    return findings.isEmpty ? "[]\n" : "[\n" + findings.joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ diagnostic: Diagnostic, file: String, _ lines: LineTable) -> String {
    """
    {"file": \(JSONText.quoted(file)), "rule": \(JSONText.quoted(diagnostic.rule)), \
    "severity": \(JSONText.quoted(diagnostic.severity.rawValue)), \
    "message": \(JSONText.quoted(diagnostic.message)), \(place(diagnostic.range, lines)), \
    "fix": \(diagnostic.fix.map { fix($0, lines) } ?? "null")}
    """
  }

  private func place(_ range: SourceRange, _ lines: LineTable) -> String {
    let start = lines.location(of: range.start)
    let end = lines.location(of: range.end)
    return "\"line\": \(start.line), \"column\": \(start.column), "
      + "\"endLine\": \(end.line), \"endColumn\": \(end.column)"
  }

  private func fix(_ fix: Fix, _ lines: LineTable) -> String {
    let edits = fix.edits.map { edit in
      "{\(place(edit.range, lines)), \"replacement\": \(JSONText.quoted(edit.replacement))}"
    }
    return
      "{\"description\": \(JSONText.quoted(fix.description)), \"edits\": [\(edits.joined(separator: ", "))]}"
  }
}
