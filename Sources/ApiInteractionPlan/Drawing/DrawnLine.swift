import ApiInteractionKit
import ApiInteractionLint

/// All branches that lead from one step to another, drawn as one line.
struct DrawnLine: Sendable {
  /// The places of the steps among those that are drawn.
  let from: Int
  let to: Int
  /// When a call takes it, branch by branch; empty if it always does.
  private(set) var conditions: [String] = []
  /// The same for a drawing: a router's data source, if it looks at several, stands above what it is compared with.
  private var texts: [String] = []
  /// Whether a call takes it only when no response came.
  private(set) var isFailure = true
  /// After which visits a run took it, counted from 1.
  var visits: [Int] = []

  init(from: Int, to: Int) {
    (self.from, self.to) = (from, to)
  }

  /// - Parameters:
  ///   - rules: The rules of the step, if it is a router.
  ///   - namesDataSource: Whether the rules look at several data sources.
  ///   - secrets: The data sources whose values are not drawn.
  mutating func add(
    _ condition: PlanBranch.Condition, _ rules: [PlanRule], namesDataSource: Bool,
    hiding secrets: DrawnSecrets
  ) {
    let texts = DrawnLine.texts(condition, rules, namesDataSource, secrets).map(secrets.text)
    if !texts.isEmpty { conditions.append(texts.joined(separator: " ")) }
    self.texts += texts
    if condition != .interfaceFailure { isFailure = false }
  }

  private static func texts(
    _ condition: PlanBranch.Condition, _ rules: [PlanRule], _ namesDataSource: Bool, _ secrets: DrawnSecrets
  ) -> [String] {
    switch condition {
    case .next: return []
    case .success, .interfaceFailure, .digit, .otherwise: return [condition.words]
    case .rule(let index):
      return (namesDataSource ? [rules[index].dataSource.name] : []) + [rules[index].test(hiding: secrets)]
    }
  }

  /// The conditions for a drawing: of many, the first.
  var label: [String] {
    texts.count > 4 && conditions.count > 2
      ? [conditions[0], conditions[1], "and \(conditions.count - 2) more"] : texts
  }

  /// When a run took it, in a few words.
  var visitText: String? { visits.isEmpty ? nil : visits.shortened }
}

extension PlanRule {
  /// The data source that all rules look at, if it is one.
  static func commonDataSource(of rules: [PlanRule]) -> String? {
    guard let first = rules.first?.dataSource.name else { return nil }
    return rules.allSatisfy { $0.dataSource.name == first } ? first : nil
  }

  /// What is asked of the data source, such as `= 200`; what a secret is compared with is masked.
  func test(hiding secrets: DrawnSecrets) -> String {
    let operand = secrets.plan.hides(dataSource.name) ? SecretMask.mask : self.operand.name
    return switch comparison {
    case .equals: "= \(operand)"
    case .notEquals: "≠ \(operand)"
    case .contains: "contains \(operand)"
    case .startsWith: "starts with \(operand)"
    case .isEmpty: "is empty"
    case .greater: "> \(operand)"
    case .less: "< \(operand)"
    }
  }
}
