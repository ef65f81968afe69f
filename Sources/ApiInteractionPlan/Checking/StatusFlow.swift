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
      // A code is never empty where a response came.
      for name in Set(rules.filter { $0.comparison != .isEmpty }.map { ExactName($0.dataSource.name) }) {
        if step.decides(by: name) {
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
  /// Whether it depends on the value of a data source where a router goes on.
  fileprivate func decides(by name: ExactName) -> Bool {
    guard case .router(let rules) = action,
      let first = rules.firstIndex(where: {
        $0.comparison != .isEmpty && ExactName($0.dataSource.name) == name
      })
    else { return false }
    // The rules before it do not look at it.
    let others = branches.filter { if case .rule(let index) = $0.condition { index >= first } else { true } }
    return !gaps.isEmpty || Set(others.map(\.target.name)).count > 1
  }
}
