import ApiInteractionKit

/// What is said of one thing that is looked for, wherever that is.
public protocol RuleDeclaration: Sendable {
  /// The name by which a finding is selected, ignored and explained: `missing-element`.
  var id: String { get }
  /// What the rule is about.
  var group: RuleGroup { get }
  /// How bad a finding is, unless a caller says otherwise.
  var severity: Severity { get }
  /// What the rule finds, in a sentence.
  var summary: String { get }
  /// Why that is a mistake: what it does to a call.
  var rationale: String { get }
  /// A mistake that this rule finds, and no other.
  var bad: RuleExample { get }
  /// The same put right, in which no rule finds anything.
  var good: RuleExample { get }
  /// What the rule can do about its findings.
  var fixing: RuleFixing { get }
  /// What can be set in a configuration file.
  var options: [RuleOption] { get }
  /// Whether findings can be suppressed, and the rule switched off: not where nothing can be done with the file.
  var canBeSuppressed: Bool { get }
}

extension RuleDeclaration {
  public var fixing: RuleFixing { .none }
  public var options: [RuleOption] { [] }
  public var canBeSuppressed: Bool { true }

  /// A finding of this rule, with its severity.
  ///
  /// - Parameters:
  ///   - message: What is wrong, what was expected and what to do.
  ///   - range: Exactly the characters that are wrong.
  ///   - notes: Second places and explanations.
  ///   - fix: An edit that puts it right, where one is safe.
  public func finding(
    _ message: String, at range: SourceRange, notes: [Diagnostic.Note] = [], fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic(id, message, severity: severity, at: range, notes: notes, fix: fix)
  }
}
