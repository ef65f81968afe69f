import ApiInteractionKit

/// What a user decides about rules and names.
public struct LintSettings: Sendable {
  /// The rules that are not looked for.
  public var disabled: Set<String> = []
  /// The severities that differ from the rules' own, by rule.
  public var severities: [String: Severity] = [:]
  /// The options that are set, by rule and option.
  public var options: [String: [String: [String]]] = [:]
  /// The data sources that something else sets.
  public var dataSources: [String] = []
  /// The names whose values are secrets, besides those that `SecretName` knows.
  public var secrets: [NamePattern] = []

  /// Settings that leave everything as it is by default.
  public init() {}

  /// Findings with the severities that are set for their rules.
  package func weighed(_ findings: [Diagnostic]) -> [Diagnostic] {
    if severities.isEmpty { return findings }
    return findings.map { finding in
      var finding = finding
      if let severity = severities[finding.rule] { finding.severity = severity }
      return finding
    }
  }
}
