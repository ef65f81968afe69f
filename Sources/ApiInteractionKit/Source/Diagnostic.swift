/// One finding: what is wrong, where, and what to do.
public struct Diagnostic: Error, Sendable, Hashable {
  /// A second place that a finding speaks of, or a sentence that explains it.
  public struct Note: Sendable, Hashable {
    /// The note, in a sentence.
    public let message: String
    /// The place, if the note has one.
    public let range: SourceRange?

    /// A note.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// A finding that explains another: where the one is told, the other need not be.
  package struct Explanation: Sendable, Hashable {
    package let rule: String
    /// Where it stands; nil for anywhere.
    package let range: SourceRange?

    package init(_ rule: String, at range: SourceRange? = nil) {
      self.rule = rule
      self.range = range
    }
  }

  /// The rule that found it, such as `missing-element`.
  public let rule: String
  /// How bad it is.
  public var severity: Severity
  /// One sentence for an administrator: what is wrong, what was expected.
  public let message: String
  /// Exactly the characters that are wrong.
  public let range: SourceRange
  /// Second places and explanations, in the order in which they are shown.
  public let notes: [Note]
  /// An edit that puts it right, where one is safe.
  public let fix: Fix?
  /// What explains it, if that is told.
  package var explanation: Explanation?

  /// A finding.
  public init(
    _ rule: String, _ message: String, severity: Severity = .error, at range: SourceRange, notes: [Note] = [],
    fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fix = fix
  }
}
