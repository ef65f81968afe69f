import ApiInteractionKit
import ApiInteractionLint

/// A call plan to be drawn, with what a check found in it and, if there is one, the way that a run took.
///
/// Values of data sources and slots are not drawn: they may be secrets. What is a secret of the plan is masked in all texts. [P]
public struct PlanDrawing: Sendable {
  let name: String?
  /// The steps in the order of the plan, then what branches lead to and no step is.
  private(set) var steps: [DrawnStep] = []
  /// The lines in the order of the steps that they leave, and of their branches.
  private(set) var lines: [DrawnLine] = []
  let start: Int

  /// Lays a plan out.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - definitions: The definitions of its connectors.
  ///   - findings: What was found in the plan; ranges count in its file.
  ///   - definitionFindings: What was found in its definitions, by their paths from the plan's folder.
  ///   - run: A run of this plan.
  ///   - secrets: The user's own names of secrets.
  public init(
    _ plan: CallPlan, definitions: PlanDefinitions, findings: [Diagnostic] = [],
    definitionFindings: [String: [Diagnostic]] = [:], run: RecordedRun? = nil, secrets: [NamePattern] = []
  ) {
    let shown = DrawnSecrets(PlanSecrets(plan, definitions: definitions, named: secrets))
    name = plan.name.map(shown.text)
    var places = plan.indices
    var missing: [String] = []
    for target in [plan.start] + plan.steps.flatMap(\.branches).map(\.target)
    where places[target.name] == nil {
      places[target.name] = plan.steps.count + missing.count
      missing.append(target.name)
    }
    start = places[plan.start.name] ?? 0
    steps =
      plan.steps.enumerated().map { DrawnStep($1, definitions.filled[$0], hiding: shown) }
      + missing.map { DrawnStep(missing: $0, hiding: shown) }
    for (from, step) in plan.steps.enumerated() { addLines(from, step, places, hiding: shown) }
    attach(findings, plan)
    attach(definitionFindings, plan)
    if let run { attach(run, places) }
  }

  private mutating func addLines(
    _ from: Int, _ step: PlanStep, _ places: [String: Int], hiding secrets: DrawnSecrets
  ) {
    var known: [Int: Int] = [:]
    let rules = if case .router(let rules) = step.action { rules } else { [] as [PlanRule] }
    let namesDataSource = PlanRule.commonDataSource(of: rules) == nil
    for branch in step.branches {
      guard let to = places[branch.target.name] else { continue }
      let line = known[to] ?? lines.count
      if known.updateValue(line, forKey: to) == nil { lines.append(DrawnLine(from: from, to: to)) }
      lines[line].add(branch.condition, rules, namesDataSource: namesDataSource, hiding: secrets)
    }
  }

  /// Gives each finding to the step in whose part of the file it lies.
  private mutating func attach(_ findings: [Diagnostic], _ plan: CallPlan) {
    let order = plan.steps.indices.sorted {
      plan.steps[$0].name.range.start < plan.steps[$1].name.range.start
    }
    for finding in findings.sorted(by: { $0.severity > $1.severity }) {
      let next = order.partitionPoint { plan.steps[$0].name.range.start <= finding.range.start }
      let step = finding.range == plan.start.range || next == 0 ? start : order[next - 1]
      steps[step].findings.append(finding)
    }
  }

  /// Gives what was found in a definition to each connector that sends it.
  private mutating func attach(_ findings: [String: [Diagnostic]], _ plan: CallPlan) {
    for (index, step) in plan.steps.enumerated() {
      guard let connector = step.connector, let found = findings[PlanDefinitions.path(of: connector)],
        !found.isEmpty
      else { continue }
      steps[index].findings += found.map {
        Diagnostic(
          $0.rule, "\(SecretMask.masked(connector.file.name)): \($0.message)", severity: $0.severity,
          at: connector.file.range)
      }
      steps[index].findings.sort { $0.severity > $1.severity }
    }
  }

  private mutating func attach(_ run: RecordedRun, _ places: [String: Int]) {
    var known: [Int: [Int: Int]] = [:]
    for (index, line) in lines.enumerated() { known[line.from, default: [:]][line.to] = index }
    for (visit, move) in run.moves.enumerated() {
      guard let step = places[move.step] else { continue }
      steps[step].visits.append(visit + 1)
      guard let next = move.next.flatMap({ places[$0] }), let line = known[step]?[next] else { continue }
      lines[line].visits.append(visit + 1)
    }
  }
}
