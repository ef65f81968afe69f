import ApiInteractionKit

/// What a linter found in one definition.
public struct LintResult: Sendable {
  public let definition: Definition
  /// The findings, sorted by place and rule.
  public let diagnostics: [Diagnostic]

  public init(definition: Definition, diagnostics: [Diagnostic]) {
    self.definition = definition
    self.diagnostics = diagnostics
  }

  /// The text that all ranges count in.
  public var source: SourceText { definition.source }
}
