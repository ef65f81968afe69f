import ApiInteractionKit

/// Writes findings as SARIF 2.1.0, with the rules and their documentation.
///
/// Columns count Unicode scalars. A fix that would repeat a secret is left out.
public struct SARIFReporter: Reporter {
  private let version: String
  private let rules: [any RuleDeclaration]
  private let numbers: [String: Int]

  /// A reporter for code scanning and editors.
  ///
  /// - Parameters:
  ///   - version: The version of the tool.
  ///   - rules: The rules that may have been looked for.
  public init(version: String, rules: [any RuleDeclaration] = Linter.allRules.map { $0 }) {
    self.version = version
    self.rules = rules
    numbers = Dictionary(
      rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  public var opening: String {
    """
    {
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
    "version": "2.1.0",
    "runs": [{
    "tool": {"driver": {"name": "apiinteraction", "version": \(JSONText.quoted(version)), "rules": [
    \(rules.map { SARIFRule($0).descriptor }.joined(separator: ",\n"))
    ]}},
    "columnKind": "unicodeCodePoints",
    "newlineSequences": ["\\r\\n", "\\n", "\\r"],
    "results": [
    """
  }
  public var separator: String { "," }

  /// The findings of one file, one a line.
  public func report(_ report: FileReport) -> String {
    guard !report.result.diagnostics.isEmpty else { return "" }
    let results = SARIFResults(report, numbers)
    var fingerprints = Fingerprints(results.lines)
    return report.result.diagnostics.map { "\n" + results.result($0, fingerprint: fingerprints.next($0)) }
      .joined(separator: ",")
  }

  /// Whether everything was checked, and what was not.
  public func closing(_ summary: LintSummary) -> String {
    let notifications = summary.problems.map {
      JSONText.object(["level": JSONText.quoted("error"), "message": SARIFText.message(Display.visible($0))])
    }
    let invocation = JSONText.object([
      "executionSuccessful": summary.problems.isEmpty ? "true" : "false",
      "toolExecutionNotifications": notifications.isEmpty ? nil : JSONText.array(notifications),
    ])
    return "\(summary.holds(.info) ? "\n" : "")],\n\"invocations\": [\(invocation)]\n}]\n}\n"
  }
}
