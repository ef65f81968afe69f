import ApiInteractionKit
import ApiInteractionLint

/// What linters find in the definitions of a plan only as its connectors fill them.
struct FilledFindings {
  private struct Finding {
    let rule: String
    let message: String
    let severity: Severity
    /// The slot in whose value it lies.
    let slot: String?
  }

  private let linters: [String: Linter]
  private let templates: [String: Definition]
  /// By file, what is found in it alone.
  private var alone: [String: [Diagnostic]] = [:]
  /// By file and filled text, what is found: many connectors may fill one in the same way.
  private var known: [String: [[UInt8]: [Finding]]] = [:]

  /// - Parameter linters: By the definitions' files; others are not linted.
  init(_ definitions: PlanDefinitions, _ linters: [String: Linter]) {
    self.linters = linters
    templates = Dictionary(definitions.files.map { ($0.path, $0.definition) }) { first, _ in first }
  }

  /// What is found, said where a plan gives the value, or names the definition.
  static func all(
    in plan: CallPlan, _ definitions: PlanDefinitions, _ linters: [String: Linter]
  ) -> [Diagnostic] {
    var findings = FilledFindings(definitions, linters)
    return plan.steps.enumerated().flatMap { index, step -> [Diagnostic] in
      guard let connector = step.connector, let filled = definitions.filled[index] else { return [] }
      return findings.findings(connector, filled).map { finding in
        Diagnostic(
          finding.rule, "As “\(step.name.name)” fills “\(connector.file.name)”: \(finding.message)",
          severity: finding.severity,
          at: connector.slotValues.first { $0.slot.name == finding.slot }?.valueRange
            ?? connector.file.range)
      }
    }
  }

  private mutating func findings(_ connector: PlanConnector, _ filled: Definition) -> [Finding] {
    let path = PlanDefinitions.path(of: connector)
    if let found = known[path]?[filled.source.bytes] { return found }
    guard let linter = linters[path], let template = templates[path],
      let definition = FilledDefinition(
        template, filled, values: connector.values, secrets: SecretNames(linter.settings.secrets))
    else { return [] }
    let alone = alone[path] ?? linter.lint(template, isTemplate: true).diagnostics
    self.alone[path] = alone
    let found = definition.findings(linter, besides: alone).map {
      Finding(
        rule: $0.rule, message: definition.message(of: $0, linter), severity: $0.severity,
        slot: definition.slot(of: $0))
    }
    known[path, default: [:]][filled.source.bytes] = found
    return found
  }
}
