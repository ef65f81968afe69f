import ApiInteractionKit

/// One thing that a linter looks for in a definition.
public protocol Rule: RuleDeclaration {
  /// Everything that the rule finds in a definition.
  func check(_ subject: LintSubject) -> [Diagnostic]
}
