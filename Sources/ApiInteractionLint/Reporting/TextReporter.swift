import ApiInteractionKit

/// Writes findings for people: the message, the source line, a caret under the exact characters.
///
/// Secrets in the lines are masked.
public struct TextReporter: Sendable {
  /// What a piece of the report is, for whoever colours it.
  public enum Style: Sendable {
    case place
    case severity(Severity)
    case rule
  }

  private let style: @Sendable (String, Style) -> String
  private let masksSecrets: Bool

  /// - Parameters:
  ///   - masksSecrets: Whether secrets in the source lines are shown as `***`.
  ///   - style: Colours a piece of the report.
  public init(
    masksSecrets: Bool = true, style: @escaping @Sendable (String, Style) -> String = { text, _ in text }
  ) {
    self.masksSecrets = masksSecrets
    self.style = style
  }

  /// The findings of one file, each followed by an empty line.
  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else { return "" }
    let lines = SourceLines(report.result.definition, masksSecrets: masksSecrets)
    return report.result.diagnostics.map { text(of: $0, in: report.file, lines) + "\n" }.joined()
  }

  /// The source line of a range, with carets under it.
  package func excerpt(of range: SourceRange, in definition: Definition) -> String {
    excerpt(range, SourceLines(definition, masksSecrets: masksSecrets), severity: .info)
  }

  private func text(of diagnostic: Diagnostic, in file: String, _ lines: SourceLines) -> String {
    var text = place(diagnostic.range, in: file, lines)
    text += style("\(diagnostic.severity.rawValue):", .severity(diagnostic.severity))
    text += " \(message(diagnostic.message)) " + style("[\(diagnostic.rule)]", .rule) + "\n"
    text += excerpt(diagnostic.range, lines, severity: diagnostic.severity)
    for note in diagnostic.notes {
      guard let range = note.range else {
        text += "  note: \(message(note.message))\n"
        continue
      }
      text += place(range, in: file, lines) + "note: \(message(note.message))\n"
      text += excerpt(range, lines, severity: .info)
    }
    if let fix = diagnostic.fix { text += "  fix: \(message(fix.description))\n" }
    return text
  }

  /// A message on one line; what it quotes of the source, between “ and ”, may be a secret, too.
  private func message(_ message: String) -> String {
    let quotes = message.utf8.contains(0xE2)
    return Display.visible(masksSecrets && quotes ? SecretMask.masked(message) : message)
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
