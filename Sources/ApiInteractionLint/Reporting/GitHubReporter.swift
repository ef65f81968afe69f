import ApiInteractionKit

/// Writes findings as workflow commands, which GitHub Actions shows as annotations of the lines.
public struct GitHubReporter: Reporter {
  /// A reporter for GitHub Actions.
  public init() {}

  public var opening: String { "" }
  public var separator: String { "" }

  /// The findings of one file, one a line.
  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else { return "" }
    let lines = SourceLines(report.result, masksSecrets: true)
    return report.result.diagnostics.map { annotation($0, in: report.file, lines) }.joined()
  }

  /// What was not checked.
  public func closing(_ summary: LintSummary) -> String {
    summary.problems.map { "::error::\(data(Display.visible($0)))\n" }.joined()
  }

  private func annotation(_ diagnostic: Diagnostic, in file: String, _ lines: SourceLines) -> String {
    let start = lines.location(of: diagnostic.range.start)
    let end = lines.location(of: diagnostic.range.end)
    var properties = ["file=\(property(path(file)))", "line=\(start.line)"]
    // Columns are refused where an annotation spans lines.
    let isOneLine = start.line == end.line
    if isOneLine { properties.append("col=\(start.column)") }
    properties.append("endLine=\(end.line)")
    if isOneLine { properties.append("endColumn=\(end.column)") }
    properties.append("title=\(property(diagnostic.rule))")
    let text = [lines.shown.message(diagnostic.message)] + remarks(diagnostic, lines)
    let command = "\(command(diagnostic.severity)) \(properties.joined(separator: ","))"
    return "::\(command)::\(data(text.joined(separator: "\n")))\n"
  }

  private func remarks(_ diagnostic: Diagnostic, _ lines: SourceLines) -> [String] {
    let notes = diagnostic.notes.map { note in
      let place = note.range.map { lines.location(of: $0.start) }
      let line = place.map { " (line \($0.line), column \($0.column))" } ?? ""
      return "note: \(lines.shown.message(note.message))\(line)"
    }
    return notes + (diagnostic.fix.map { ["fix: \(lines.shown.message($0.description))"] } ?? [])
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// The path as GitHub knows it.
  private func path(_ file: String) -> String {
    file.hasPrefix("./") ? String(file.dropFirst(2)) : file
  }

  /// A text after the second `::`.
  private func data(_ text: String) -> String {
    escaped(text, ["%", "\r", "\n"])
  }

  /// The value of a property.
  private func property(_ text: String) -> String {
    escaped(text, ["%", "\r", "\n", ":", ","])
  }

  private func escaped(_ text: String, _ characters: Set<Unicode.Scalar>) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if characters.contains(scalar) {
        result += PercentEncoding.encode(String(scalar))
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
