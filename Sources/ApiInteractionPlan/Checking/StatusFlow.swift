import ApiInteractionKit

/// Which response codes a router looks at, and where, before another step overwrites them. Where a branch is missing, one may
/// be to come.
struct StatusFlow {
  private let graph: PlanGraph
  private let uses: [StepUse]
  private let cut: Set<Int>
  /// The ways into each step.
  private var into: [[PlanGraph.Edge]]
  /// The routers that look at a data source.
  private var routers: [ExactName: [Int]] = [:]
  /// Those that do, and go on to the same step whatever it holds.
  private var idle: [ExactName: Set<Int>] = [:]
  /// For each data source that was asked for, the steps from which some way leads to such a router.
  private var places: [ExactName: Set<Int>] = [:]

  init(_ plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse]) {
    self.graph = graph
    self.uses = uses
    cut = graph.cut
    into = Array(repeating: [], count: plan.steps.count)
    for edge in graph.edges.joined() { into[edge.to].append(edge) }
    for (index, step) in plan.steps.enumerated() {
      guard case .router(let rules) = step.action else { continue }
      let last = step.lastDecidingRule
      var seen: Set<ExactName> = []
      // A code is never empty where a response came.
      for (place, rule) in rules.enumerated() where rule.comparison != .isEmpty {
        let name = ExactName(rule.dataSource.name)
        guard seen.insert(name).inserted else { continue }
        if place <= last {
          routers[name, default: []].append(index)
        } else {
          idle[name, default: []].insert(index)
        }
      }
    }
  }

  /// The first router behind a step that looks at what a data source has there, and goes on alike whatever that is.
  func idleRouter(behind step: Int, for name: ExactName) -> Int? {
    guard let routers = idle[name] else { return nil }
    var order = graph.edges[step].filter { $0.condition == .success }.map(\.to)
    var seen = Set(order)
    var next = 0
    while next < order.count {
      let step = order[next]
      if routers.contains(step) { return step }
      for edge in graph.edges[step] where !uses[step].changes(name, on: edge.condition) {
        if seen.insert(edge.to).inserted { order.append(edge.to) }
      }
      next += 1
    }
    return nil
  }

  /// The steps from which some way leads to a router that looks at what a data source has there.
  mutating func steps(awaiting name: ExactName) -> Set<Int> {
    if let known = places[name] { return known }
    var order = (routers[name] ?? []) + cut
    var seen = Set(order)
    var next = 0
    while next < order.count {
      for edge in into[order[next]] where !uses[edge.from].changes(name, on: edge.condition) {
        if seen.insert(edge.from).inserted { order.append(edge.from) }
      }
      next += 1
    }
    places[name] = seen
    return seen
  }
}

extension PlanStep {
  /// The last rule of a router on which it depends where the call goes on; -1 if it does on none.
  fileprivate var lastDecidingRule: Int {
    if !gaps.isEmpty { return Int.max }
    guard let otherwise = branches.first(where: { $0.condition == .otherwise })?.target.name else {
      return -1
    }
    return branches.reduce(-1) { last, branch in
      if case .rule(let rule) = branch.condition, branch.target.name != otherwise {
        max(last, rule)
      } else {
        last
      }
    }
  }
}
