import ApiInteractionKit

/// A rule that is settled while a definition is read: its findings are the reader's.
protocol ReadingRule: Rule {}

extension ReadingRule {
  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.definition.diagnostics.filter { $0.rule == id }.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }
}
