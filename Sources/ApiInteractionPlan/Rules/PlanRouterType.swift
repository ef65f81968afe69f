import ApiInteractionKit
import ApiInteractionLint

struct PlanRouterType: CallPlanRule {
  let id = "plan-router-type"
  let severity = Severity.error
  let summary = "A router that asks whether a data source is greater or less, and it is not numeric."
  let rationale = """
    The Data Router applet offers greater and less for numeric data sources only. The type is what the definition \
    stores the field as, or what a `collect` or `set` step says; without one it is String. What every call has, \
    such as `CallGuid` and `Language`, is text.
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
    let reasons = reasons(in: subject)
    let mistakes = subject.routerRules.compactMap { step, rule -> PlanMistake? in
      let name = rule.dataSource.name
      guard rule.comparison.isNumeric, let reason = reasons[ExactName(name)] else { return nil }
      return PlanMistake(
        step: step, range: rule.dataSource.range,
        message: "\(rule.comparison.rawValue) is for numeric data sources, and \(reason).")
    }
    return findings(mistakes, in: subject)
  }

  /// For each data source that is not numeric why it is not: the first step that stores it as such, or that every call has it.
  /// Types that nobody knows are another rule's.
  private func reasons(in subject: PlanSubject) -> [ExactName: String] {
    var reasons: [ExactName: String] = [:]
    for (index, step) in subject.plan.steps.enumerated() {
      let values: [PlanValue] =
        switch step.action {
        case .collect(let values): values
        // Null is of any type.
        case .set(let values): values.filter { $0.value != nil }
        default: []
        }
      let fields = subject.definitions.filled[index]?.fields ?? []
      let stored = values.map { ($0.dataSource.name, $0.type) } + fields.compactMap(declared)
      for (name, type) in stored where !type.isNumeric && reasons[ExactName(name)] == nil {
        reasons[ExactName(name)] =
          "\(subject.name(of: index)) stores “\(name)” as \(type.name), where it would have to be Number"
      }
    }
    for name in CallDataSource.names where reasons[ExactName(name)] == nil {
      reasons[ExactName(name)] = "“\(name)”, which every call has, is a text: compare it with equals"
    }
    return reasons
  }

  private func declared(_ field: Definition.Field) -> (String, DataType)? {
    guard let name = field.destination?.text.string, let text = field.dataType?.text.string else {
      return nil
    }
    return DataType.known.first { $0.name == text }.map { (name, $0) }
  }
}

extension DataType {
  fileprivate var isNumeric: Bool { self == .integer || self == .number }
}
