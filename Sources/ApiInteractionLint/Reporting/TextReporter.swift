import ApiInteractionKit

/// Writes findings for people: the message, the source line, a caret under the exact characters.
///
/// Secrets in the lines are masked.
public struct TextReporter: Reporter {
  /// What a piece of the report is, for whoever colours it.
  public enum Style: Sendable {
    /// The file, line and column.
    case place
    /// The word for how bad a finding is.
    case severity(Severity)
    /// The rule's name.
    case rule
  }

  private let style: @Sendable (String, Style) -> String
  private let masksSecrets: Bool

  /// A reporter for people.
  ///
  /// - Parameters:
  ///   - masksSecrets: Whether secrets in the source lines are shown as `***`.
  ///   - style: Colours a piece of the report.
  public init(
    masksSecrets: Bool = true, style: @escaping @Sendable (String, Style) -> String = { text, _ in text }
  ) {
    self.masksSecrets = masksSecrets
    self.style = style
  }

  public var opening: String { "" }
  public var separator: String { "" }

  /// How many files were checked and what was found, in a line.
  public func closing(_ summary: LintSummary) -> String {
    func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let time = summary.duration.map { " in \(TextReporter.hundredths($0)) s" } ?? ""
    return plural(summary.files, "file") + " checked\(time): " + plural(summary.errors, "error") + ", "
      + plural(summary.warnings, "warning") + (summary.infos > 0 ? ", \(summary.infos) info" : "")
      + (summary.fixed > 0 ? "; \(summary.fixed) fixed" : "") + "\n"
  }

  /// Seconds with two digits after the point.
  private static func hundredths(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let hundredth: Int64 = 10_000_000_000_000_000
    let count = seconds * 100 + (attoseconds + hundredth / 2) / hundredth
    return "\(count / 100).\(count / 10 % 10)\(count % 10)"
  }

  /// The findings of one file, each followed by an empty line.
  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else { return "" }
    let lines = SourceLines(report.result, masksSecrets: masksSecrets)
    return report.result.diagnostics.map { text(of: $0, in: report.file, lines) + "\n" }.joined()
  }

  /// The source line of a range, with carets under it.
  ///
  /// - Parameter secrets: What must not be shown besides what is plain from the text.
  package func excerpt(of range: SourceRange, in definition: Definition, secrets: [SourceRange]) -> String {
    let result = LintResult(definition: definition, diagnostics: [], secrets: secrets)
    return excerpt(range, SourceLines(result, masksSecrets: masksSecrets), severity: .info)
  }

  /// A finding with its source line.
  func text(of diagnostic: Diagnostic, in file: String, _ lines: SourceLines) -> String {
    var text = place(diagnostic.range, in: file, lines)
    text += style("\(diagnostic.severity.rawValue):", .severity(diagnostic.severity))
    text += " \(lines.shown.message(diagnostic.message)) " + style("[\(diagnostic.rule)]", .rule) + "\n"
    text += excerpt(diagnostic.range, lines, severity: diagnostic.severity)
    for note in diagnostic.notes {
      guard let range = note.range else {
        text += "  note: \(lines.shown.message(note.message))\n"
        continue
      }
      text += place(range, in: file, lines) + "note: \(lines.shown.message(note.message))\n"
      text += excerpt(range, lines, severity: .info)
    }
    if let fix = diagnostic.fix { text += "  fix: \(lines.shown.message(fix.description))\n" }
    return text
  }

  private func place(_ range: SourceRange, in file: String, _ lines: SourceLines) -> String {
    let location = lines.location(of: range.start)
    return style("\(Display.visible(file)):\(location.line):\(location.column):", .place) + " "
  }

  private func excerpt(_ range: SourceRange, _ lines: SourceLines, severity: Severity) -> String {
    let excerpt = lines.excerpt(of: range)
    let number = String(lines.location(of: range.start).line)
    let margin = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: excerpt.indent)
    let carets = style(String(repeating: "^", count: excerpt.width), .severity(severity))
    return "  \(number) | \(excerpt.text)\n  \(margin) | \(indent)\(carets)\n"
  }
}
