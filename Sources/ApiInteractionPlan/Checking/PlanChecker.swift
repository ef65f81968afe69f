import ApiInteractionKit
import ApiInteractionLint

/// Finds what is wrong between the steps of a call plan.
public struct PlanChecker: Sendable {
  private let plan: CallPlan
  private let definitions: [Int: Definition]
  private let graph: PlanGraph

  /// - Parameter definitions: The definitions of the connectors that could be read, filled, by the places of their steps.
  public init(_ plan: CallPlan, definitions: [Int: Definition]) {
    self.plan = plan
    self.definitions = definitions
    graph = PlanGraph(plan)
  }

  /// What is wrong, in the order of the file. Ranges count in the plan's file.
  public func check() -> [Diagnostic] {
    let uses = plan.steps.enumerated().map { StepUse($1.action, definitions[$0]) }
    let flow = DataFlow(graph, uses)
    let unknown = unknownSteps()
    var findings = unknown + missingBranches() + unknownStates() + wrongTypes() + endlessLoops()
    // Where a branch leads nowhere, or a definition is missing, what follows from it is no mistake of its own.
    if unknown.isEmpty { findings += unreachableSteps() }
    let isComplete = plan.steps.indices.allSatisfy { index in
      if case .connector = plan.steps[index].action { definitions[index] != nil } else { true }
    }
    if unknown.isEmpty, isComplete { findings += unset(flow) + unused(uses) + unchecked(uses) }
    return findings.sorted { ($0.range.start, $0.rule) < ($1.range.start, $1.rule) }
  }

  /// What keeps a call from being walked through the plan: a branch to nowhere, or none where one is needed.
  public func obstacles() -> [Diagnostic] {
    (unknownSteps() + missingBranches()).sorted { $0.range.start < $1.range.start }
  }

  // MARK: - Steps and branches

  private func unknownSteps() -> [Diagnostic] {
    let names = plan.steps.map(\.name.name)
    let targets = [plan.start] + plan.steps.flatMap(\.branches).map(\.target)
    var seen: Set<SourceRange> = []
    return targets.filter { plan.indices[$0.name] == nil && seen.insert($0.range).inserted }.map { target in
      let advice = target.name.nearest(in: names).map { " Did you mean “\($0)”?" } ?? ""
      return Diagnostic(
        "plan-unknown-step", "There is no step “\(target.name)”.\(advice)", severity: .error, at: target.range
      )
    }
  }

  private func unreachableSteps() -> [Diagnostic] {
    let reachable = Set(graph.reachable)
    return plan.steps.enumerated().filter { !reachable.contains($0.offset) }.map { _, step in
      Diagnostic(
        "plan-unreachable-step", "No call comes to “\(step.name.name)”: no step that is reached leads to it.",
        severity: .warning, at: step.name.range)
    }
  }

  private func missingBranches() -> [Diagnostic] {
    plan.steps.flatMap { step -> [Diagnostic] in
      let conditions = Set(step.branches.map(\.condition))
      let needed: [(PlanBranch.Condition, String, String)] =
        switch step.action {
        case .connector:
          [
            (.success, "success:", "a response comes"),
            (.interfaceFailure, "interface-failure:", "the service does not answer in 10 seconds"),
          ]
        case .router: [(.otherwise, "default:", "no rule matches")]
        case .ask: [(.otherwise, "default:", "the caller presses nothing, or another digit")]
        case .agent, .end: []
        default: [(.next, "next:", "it is done")]
        }
      return needed.filter { !conditions.contains($0.0) }.map { _, key, when in
        Diagnostic(
          "plan-missing-branch",
          "“\(step.name.name)” does not say where the call goes when \(when). Add \(key) with a step.",
          severity: .error, at: step.name.range)
      }
    }
  }

  private func endlessLoops() -> [Diagnostic] {
    PlanLoops(graph).endless.compactMap { steps in
      guard let first = steps.first else { return nil }
      return Diagnostic(
        "plan-endless-loop",
        "No way leads out of \(words(steps + [first])): the call stays there until the caller hangs up.",
        severity: .warning, at: plan.steps[first].name.range)
    }
  }

  // MARK: - Data sources

  private func unset(_ flow: DataFlow) -> [Diagnostic] {
    // Of several steps that read what is not set, the first is told: with it the others are put right.
    var told: Set<String> = []
    return graph.reachable.flatMap { step -> [Diagnostic] in
      flow.uses[step].reads.compactMap { read in
        if CallDataSource.names.contains(read.name) || flow.isAlwaysSet(read.name, before: step) {
          return nil
        }
        guard told.insert(read.name).inserted else { return nil }
        let isTransfer = if case .transfer = plan.steps[step].action { true } else { false }
        return Diagnostic(
          isTransfer ? "plan-transfer-inputs" : "plan-unset-data-source", reason(read, step, flow),
          severity: .error,
          at: read.range)
      }
    }
  }

  private func reason(_ read: PlanReference, _ step: Int, _ flow: DataFlow) -> String {
    let name = plan.steps[step].name.name
    guard flow.isEverSet(read.name, before: step) else {
      return "“\(name)” reads “\(read.name)”, and nothing before it sets that."
    }
    let path = flow.path(to: step, without: read.name).map(words) ?? "some way"
    return "“\(name)” reads “\(read.name)”, which nothing sets on the way \(path)."
  }

  private func unused(_ uses: [StepUse]) -> [Diagnostic] {
    let read = Set(graph.reachable.flatMap { uses[$0].reads.map(\.name) })
    return graph.reachable.flatMap { step -> [Diagnostic] in
      guard case .connector = plan.steps[step].action else { return [] }
      return uses[step].sets.filter { !read.contains($0.name) }.map { set in
        Diagnostic(
          "plan-unused-destination",
          "“\(plan.steps[step].name.name)” sets “\(set.name)”, which no step reads.",
          severity: .info, at: set.range)
      }
    }
  }

  private func unchecked(_ uses: [StepUse]) -> [Diagnostic] {
    let routed = graph.reachable.flatMap { step -> [PlanReference] in
      if case .router(let rules) = plan.steps[step].action { rules.map(\.dataSource) } else { [] }
    }
    let names = Set(routed.map(\.name))
    return graph.reachable.compactMap { step in
      guard case .connector(let connector) = plan.steps[step].action,
        let code = definitions[step]?.responseCodeDestination?.text.string, !names.contains(code)
      else { return nil }
      return Diagnostic(
        "plan-unchecked-status",
        "No router looks at “\(code)”, so an error status of “\(plan.steps[step].name.name)” goes on as success.",
        severity: .warning, at: connector.file.range)
    }
  }

  private func wrongTypes() -> [Diagnostic] {
    var types: [String: Set<DataType>] = [:]
    for (index, step) in plan.steps.enumerated() {
      if case .collect(let values) = step.action {
        for value in values { types[value.dataSource.name, default: []].insert(value.type) }
      }
      for field in definitions[index]?.fields ?? [] {
        guard let name = field.destination?.text.string, let type = field.dataType?.text.string else {
          continue
        }
        if let type = try? DataType(type) { types[name, default: []].insert(type) }
      }
      if let code = definitions[index]?.responseCodeDestination?.text.string { types[code] = [.integer] }
    }
    return rules.compactMap { rule in
      guard rule.comparison == .greater || rule.comparison == .less, let known = types[rule.dataSource.name],
        let type = known.first(where: { $0 != .integer && $0 != .number })
      else { return nil }
      return Diagnostic(
        "plan-router-type",
        "\(rule.comparison.rawValue) is for numeric data sources, and “\(rule.dataSource.name)” is of the type \(type.name).",
        severity: .error, at: rule.dataSource.range)
    }
  }

  private func unknownStates() -> [Diagnostic] {
    let states = ["Initial", "InProgress", "Finished", "Error", "TimeOut", "ExpiredOnProviderSide"]
    let names = Set(
      definitions.values.flatMap(\.fields).filter { $0.locator?.text.string == "sessionState" }
        .compactMap { $0.destination?.text.string })
    return rules.compactMap { rule in
      guard rule.comparison == .equals || rule.comparison == .notEquals, names.contains(rule.dataSource.name),
        !states.contains(rule.operand.name)
      else { return nil }
      let advice = rule.operand.name.nearest(in: states).map { " Did you mean “\($0)”?" } ?? ""
      return Diagnostic(
        "plan-unknown-state",
        "The service never returns the state “\(rule.operand.name)”.\(advice) It returns \(states.joined(separator: ", ")).",
        severity: .warning, at: rule.operand.range)
    }
  }

  private var rules: [PlanRule] {
    plan.steps.flatMap { step -> [PlanRule] in
      if case .router(let rules) = step.action { rules } else { [] }
    }
  }

  /// Steps in a message.
  private func words(_ steps: [Int]) -> String {
    let names = steps.map { "“\(plan.steps[$0].name.name)”" }
    guard names.count > 8 else { return names.joined(separator: " → ") }
    return (names.prefix(4) + ["…"] + names.suffix(3)).joined(separator: " → ")
  }
}
