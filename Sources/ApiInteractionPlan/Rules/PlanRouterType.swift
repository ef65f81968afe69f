import ApiInteractionKit
import ApiInteractionLint

struct PlanRouterType: CallPlanRule {
  let id = "plan-router-type"
  let severity = Severity.error
  let summary = "A router that asks whether a data source is greater or less, and it is not numeric."
  let rationale = """
    The Data Router applet offers greater and less for numeric data sources only. The type is what the definition \
    stores the field as, or what a `collect` step says; without one it is String.
    """
  let bad = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            Amount: {example: "10.00"}
          next: large
        large:
          router:
            - {data-source: Amount, greater: 100, next: to-agent}
          default: bye
        to-agent: {agent: payments}
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        caller:
          collect:
            Amount: {example: "10.00", type: Number}
          next: large
        large:
          router:
            - {data-source: Amount, greater: 100, next: to-agent}
          default: bye
        to-agent: {agent: payments}
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    let types = types(in: subject)
    return subject.routerRules.compactMap { rule in
      guard rule.comparison.isNumeric, let known = types[rule.dataSource.name],
        let type = known.first(where: { $0 != .integer && $0 != .number })
      else { return nil }
      return finding(
        "\(rule.comparison.rawValue) is for numeric data sources, and “\(rule.dataSource.name)” is of the type \(type.name).",
        at: rule.dataSource.range)
    }
  }

  /// The types that data sources are given.
  private func types(in subject: PlanSubject) -> [String: Set<DataType>] {
    var types: [String: Set<DataType>] = [:]
    for (index, step) in subject.plan.steps.enumerated() {
      if case .collect(let values) = step.action {
        for value in values { types[value.dataSource.name, default: []].insert(value.type) }
      }
      for field in subject.definitions.filled[index]?.fields ?? [] {
        guard let name = field.destination?.text.string, let type = field.dataType?.text.string else {
          continue
        }
        if let type = try? DataType(type) { types[name, default: []].insert(type) }
      }
      if let code = subject.responseCode(of: index) { types[code] = [.integer] }
    }
    return types
  }
}
