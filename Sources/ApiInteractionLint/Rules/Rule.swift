import ApiInteractionKit

/// One thing that a linter looks for.
public protocol Rule: Sendable {
  /// The name by which a finding is selected, ignored and explained: `missing-element`.
  var id: String { get }
  /// How bad a finding is, unless a caller says otherwise.
  var severity: Severity { get }
  /// What the rule finds, in a sentence.
  var summary: String { get }

  /// Everything that the rule finds in a definition.
  func check(_ subject: LintSubject) -> [Diagnostic]
}

extension Rule {
  /// A finding of this rule.
  func finding(
    _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [], fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(id, message, severity: severity, at: range, notes: notes, fix: fix)
  }
}
