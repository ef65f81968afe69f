import ApiInteractionKit
import ApiInteractionLint

/// What rules look at: a plan that was followed once for all of them.
public struct PlanSubject: Sendable {
  /// The plan that is checked.
  public let plan: CallPlan
  /// The definitions of its connectors.
  public let definitions: PlanDefinitions
  let graph: PlanGraph
  /// What each step does with data sources.
  let uses: [StepUse]
  /// Whether it is known of every step that a call comes to what it reads and sets.
  let isComplete: Bool
  /// What is read where nothing has set it; empty where that is not known.
  private(set) var unset: [PlanMistake]
  /// The connectors whose response code no router looks at; empty where that is not known.
  let unchecked: Set<Int>
  /// Those whose response code one looks at, and goes on alike whatever it is; and that router.
  let undecided: [Int: Int]

  /// - Parameters:
  ///   - known: The data sources that something else in the call sets.
  ///   - told: Those of which it is told at a definition that it does not keep them.
  init(
    _ plan: CallPlan, _ definitions: PlanDefinitions, known: [String], told: () -> Set<ExactName>
  ) {
    self.plan = plan
    self.definitions = definitions
    let graph = PlanGraph(plan)
    let filled = definitions.filled
    let uses = plan.steps.enumerated().map { StepUse($1.action, filled[$0]) }
    self.graph = graph
    self.uses = uses
    isComplete =
      plan.missingSteps.isEmpty
      && plan.steps.indices.allSatisfy {
        plan.steps[$0].connector == nil || filled[$0]?.interaction != nil
      }
    unset =
      isComplete
      ? DataFlow.unset(in: plan, graph, uses, known: CallDataSource.names + known, told: told) : []
    (unchecked, undecided) = isComplete ? PlanSubject.unchecked(plan, graph, uses, filled) : ([], [:])
    tellFirst()
    if !unchecked.isEmpty { tellSwapped() }
  }

  /// Of what one wrong branch leaves unset, or steps to which no call comes, what is nearest to the start explains the rest.
  private mutating func tellFirst() {
    let order = unset.indices.sorted { length(of: unset[$0]) < length(of: unset[$1]) }
    var (first, firstStranded) = ([PlanGraph.Edge: PlanMistake](), [Int: PlanMistake]())
    // Those of what the same steps set, but too late, or in vain.
    var late: [Late: PlanMistake] = [:]
    let setters = setters
    for index in order {
      let mistake = unset[index]
      let key = Late(mistake, setters)
      let cause =
        if let stranded = mistake.stranded { firstStranded[stranded] } else if let key {
          late[key].flatMap { $0.isBefore(mistake) ? $0 : nil }
        } else {
          mistake.wrong.reversed().lazy.compactMap { first[$0] }.first { $0.explains(mistake) }
        }
      if let cause {
        unset[index].explanation = Diagnostic.Explanation(rule(of: cause), at: cause.range)
      } else if let stranded = mistake.stranded {
        firstStranded[stranded] = mistake
      } else if let key {
        late[key] = mistake
      } else if let wrong = mistake.wrong.last {
        first[wrong] = mistake
      }
    }
  }

  /// What is known of a mistake for which no one branch is to blame.
  private struct Late: Hashable {
    let setters: Set<Int>
    let emptied: Int?

    /// - Returns: nil of what nothing sets.
    init?(_ mistake: PlanMistake, _ setters: [ExactName: Set<Int>]) {
      guard mistake.way != nil, mistake.wrong.isEmpty else { return nil }
      emptied = mistake.emptied
      self.setters = mistake.names.reduce(into: []) { $0.formUnion(setters[ExactName($1)] ?? []) }
      if self.setters.isEmpty { return nil }
    }
  }

  /// The steps that set data sources, where it is asked for them.
  private var setters: [ExactName: Set<Int>] {
    guard unset.contains(where: { $0.way != nil && $0.wrong.isEmpty }) else { return [:] }
    return graph.reachable.reduce(into: [:]) { setters, step in
      for reference in uses[step].sets { setters[ExactName(reference.name), default: []].insert(step) }
    }
  }

  /// How many steps a call goes through before it comes to a mistake.
  private func length(of mistake: PlanMistake) -> Int {
    mistake.way?.count ?? mistake.step.map { graph.distances[$0] } ?? 0
  }

  /// Says of connectors whose response code is looked at after an interface failure alone that their branches are probably
  /// swapped: that explains what else of the response is not there.
  private mutating func tellSwapped() {
    let codes = Set(unchecked.compactMap(responseCode).map(ExactName.init))
    for index in unset.indices where unset[index].names.contains(where: { codes.contains(ExactName($0)) }) {
      guard let step = swapped(by: unset[index]) else { continue }
      unset[index].swapped = step
      unset[index].explanation = nil
      unset[index].message += " Are success: and interface-failure: of \(name(of: step)) the wrong way round?"
      let kept = Set(uses[step].sets.map { ExactName($0.name) })
      for other in unset.indices
      where other != index && unset[other].names.allSatisfy({ kept.contains(ExactName($0)) }) {
        unset[other].explanation = Diagnostic.Explanation(rule(of: unset[index]), at: unset[index].range)
      }
    }
  }

  /// The connector whose branches are swapped, as far as one thing that is read unset tells.
  private func swapped(by unset: PlanMistake) -> Int? {
    let way = unset.way ?? unset.step.map(graph.way) ?? []
    let failed = way.last { $0.condition == .interfaceFailure }?.from
    return failed.flatMap { step in
      guard unchecked.contains(step), let code = responseCode(of: step).map(ExactName.init) else {
        return nil
      }
      return unset.names.contains { ExactName($0) == code } ? step : nil
    }
  }

  private static func unchecked(
    _ plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse], _ definitions: [Int: Definition]
  ) -> (Set<Int>, undecided: [Int: Int]) {
    var flow = StatusFlow(plan, graph, uses)
    var (unchecked, undecided) = (Set<Int>(), [Int: Int]())
    for step in graph.reachable {
      guard let code = definitions[step]?.responseCode.map(ExactName.init), !graph.cut.contains(step),
        case let checked = flow.steps(awaiting: code),
        !graph.edges[step].contains(where: { $0.condition == .success && checked.contains($0.to) })
      else { continue }
      undecided[step] = flow.idleRouter(behind: step, for: code)
      if undecided[step] == nil { unchecked.insert(step) }
    }
    return (unchecked, undecided)
  }

  /// The routers to which no call comes, by what they look at: the first of each.
  var strandedRouters: [ExactName: Int] {
    let reachable = Set(graph.reachable)
    let stranded = routerRules.filter { !reachable.contains($0.step) }
    return Dictionary(stranded.map { (ExactName($0.rule.dataSource.name), $0.step) }) { first, _ in first }
  }

  /// The parts of the file of which the rules cannot say all: steps to which no call comes, or the whole of it where it is not
  /// known to which one comes, or what a step reads and sets.
  var unjudged: [SourceRange] {
    let end = plan.source.bytes.count
    guard isComplete, graph.isConnected else { return [SourceRange(0, end)] }
    let reachable = Set(graph.reachable)
    if reachable.count == plan.steps.count { return [] }
    let order = plan.steps.indices.sorted {
      plan.steps[$0].name.range.start < plan.steps[$1].name.range.start
    }
    let starts = order.map { plan.steps[$0].name.range.start } + [end]
    return order.indices.filter { !reachable.contains(order[$0]) }.map {
      SourceRange(starts[$0], max(starts[$0], starts[$0 + 1] - 1))
    }
  }

  /// The rules of all routers, each with its step.
  var routerRules: [(step: Int, rule: PlanRule)] {
    plan.steps.enumerated().flatMap { index, step -> [(Int, PlanRule)] in
      if case .router(let rules) = step.action { rules.map { (index, $0) } } else { [] }
    }
  }

  /// The rule by which something is told that is read unset.
  func rule(of unset: PlanMistake) -> String {
    isAtTransfer(unset) ? PlanTransferInputs().id : PlanUnsetDataSource().id
  }

  /// Whether something is wrong at the transfer to the payment provider.
  func isAtTransfer(_ mistake: PlanMistake) -> Bool {
    if let step = mistake.step, case .transfer = plan.steps[step].action { true } else { false }
  }

  /// The data source into which a connector stores the response code.
  func responseCode(of step: Int) -> String? { definitions.filled[step]?.responseCode }

  /// A sentence that says how a call comes to a mistake; nil at the first step, and at one to which none comes.
  func way(to mistake: PlanMistake) -> String? {
    guard let step = mistake.step else { return nil }
    let shortest = graph.way(to: step)
    let edges = mistake.way ?? shortest
    if edges.isEmpty { return nil }
    let names = StepNames.way(edges, to: step, in: plan, naming: graph.branch)
    let what = edges.count == shortest.count ? "The shortest way" : "A way"
    return "\(what) to \(name(of: step)) is \(names)."
  }

  /// A step's name in a message.
  func name(of step: Int) -> String { "“\(plan.steps[step].name.name)”" }
}

extension Definition {
  /// The data source into which the response code is stored.
  fileprivate var responseCode: String? { responseCodeDestination?.text.string }
}
