import ApiInteractionKit

/// How many files were checked and what was found in them.
public struct LintSummary: Sendable, Hashable {
  /// The files that were checked.
  public var files = 0
  /// How many errors were found.
  public var errors = 0
  /// How many warnings were found.
  public var warnings = 0
  /// How many findings are only information.
  public var infos = 0
  /// The findings that were fixed.
  public var fixed = 0
  /// The time that it took.
  public var duration: Duration?
  /// Why something was not checked: files that cannot be read, an interruption.
  public var problems: [String] = []

  /// A summary of no files.
  public init() {}

  /// Counts the findings of one file.
  public mutating func add(_ result: LintResult) {
    files += 1
    for diagnostic in result.diagnostics {
      switch diagnostic.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: infos += 1
      }
    }
  }

  /// Adds what another one counts.
  public mutating func add(_ other: LintSummary) {
    files += other.files
    errors += other.errors
    warnings += other.warnings
    infos += other.infos
    fixed += other.fixed
    problems += other.problems
  }

  /// Whether something was found that is as bad as a severity, or worse.
  public func holds(_ severity: Severity) -> Bool {
    switch severity {
    case .error: errors > 0
    case .warning: errors + warnings > 0
    case .info: errors + warnings + infos > 0
    }
  }
}
