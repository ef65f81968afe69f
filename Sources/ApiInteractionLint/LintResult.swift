import ApiInteractionKit

/// What a linter found in one definition.
public struct LintResult: Sendable {
  /// The definition that was linted.
  public let definition: Definition
  /// The findings, sorted by place and rule.
  public let diagnostics: [Diagnostic]
  /// Secrets that are not plain from the text alone, or that only a user's settings call so: never shown.
  public let secrets: [SourceRange]

  /// What the findings say that a rule could fix, were it not for another mistake that would come to light.
  let refusedFixes: Set<String>

  /// What was found in a definition.
  public init(definition: Definition, diagnostics: [Diagnostic], secrets: [SourceRange] = []) {
    self.init(definition: definition, diagnostics: diagnostics, secrets: secrets, refusedFixes: [])
  }

  init(definition: Definition, diagnostics: [Diagnostic], secrets: [SourceRange], refusedFixes: Set<String>) {
    self.definition = definition
    self.secrets = secrets
    self.diagnostics = diagnostics
    self.refusedFixes = refusedFixes
  }

  /// The text that all ranges count in.
  public var source: SourceText { definition.source }

  /// The findings, with what their messages repeat of secrets masked.
  package var masked: [Diagnostic] {
    let shown = ShownSource(self, masksSecrets: true)
    return diagnostics.map {
      Diagnostic(
        $0.rule, shown.message($0.message), severity: $0.severity, at: $0.range, notes: $0.notes, fix: $0.fix)
    }
  }
}
