import ApiInteractionKit

/// What a linter found in one definition.
public struct LintResult: Sendable {
  /// The text that all ranges count in.
  public let source: SourceText
  /// The findings, sorted by place and rule.
  public let diagnostics: [Diagnostic]

  public init(source: SourceText, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics
  }
}
