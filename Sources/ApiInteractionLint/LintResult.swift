import ApiInteractionKit

/// What was found in one definition, or in another file.
public struct LintResult: Sendable {
  /// The definition that was linted; an empty one for another file.
  public let definition: Definition
  /// The text that all ranges count in.
  public let source: SourceText
  /// The findings, sorted by place and rule.
  public let diagnostics: [Diagnostic]
  /// Secrets that are not plain from the text alone, or that only a user's settings call so: never shown.
  public let secrets: [SourceRange]

  private let isDefinition: Bool

  /// What the findings say that a rule could fix, were it not for another mistake that would come to light.
  let refusedFixes: Set<String>

  /// What was found in a definition.
  public init(definition: Definition, diagnostics: [Diagnostic], secrets: [SourceRange] = []) {
    self.init(definition: definition, diagnostics: diagnostics, secrets: secrets, refusedFixes: [])
  }

  /// What was found in a file that holds no definition.
  public init(source: SourceText, diagnostics: [Diagnostic], secrets: [SourceRange] = []) {
    definition = Definition(SourceText(""))
    isDefinition = false
    self.source = source
    self.diagnostics = diagnostics
    self.secrets = secrets
    refusedFixes = []
  }

  /// The same file with other findings.
  init(_ other: LintResult, diagnostics: [Diagnostic]) {
    definition = other.definition
    isDefinition = other.isDefinition
    source = other.source
    secrets = other.secrets
    refusedFixes = other.refusedFixes
    self.diagnostics = diagnostics
  }

  init(definition: Definition, diagnostics: [Diagnostic], secrets: [SourceRange], refusedFixes: Set<String>) {
    self.definition = definition
    isDefinition = true
    source = definition.source
    self.secrets = secrets
    self.diagnostics = diagnostics
    self.refusedFixes = refusedFixes
  }

  /// All that must not be shown.
  var allSecrets: [SourceRange] {
    SourceRange.merged((isDefinition ? definition.secrets : source.secrets) + secrets)
  }

  /// The findings, with what their messages repeat of secrets masked.
  package var masked: [Diagnostic] {
    let shown = ShownSource(self, masksSecrets: true)
    return diagnostics.map {
      Diagnostic(
        $0.rule, shown.message($0.message), severity: $0.severity, at: $0.range, notes: $0.notes, fix: $0.fix)
    }
  }
}
