import ApiInteractionKit

/// What a linter found in one definition.
public struct LintResult: Sendable {
  /// The definition that was linted.
  public let definition: Definition
  /// The findings, sorted by place and rule.
  public let diagnostics: [Diagnostic]
  /// Secrets that are not plain from the text alone, or that only a user's settings call so: never shown.
  public let secrets: [SourceRange]

  /// What was found in a definition.
  public init(definition: Definition, diagnostics: [Diagnostic], secrets: [SourceRange] = []) {
    self.definition = definition
    self.secrets = secrets
    self.diagnostics = diagnostics
  }

  /// The text that all ranges count in.
  public var source: SourceText { definition.source }
}
