import ApiInteractionKit

/// Which response codes a router looks at, and where, before another step overwrites them. Where a branch is missing, one may
/// be to come.
struct StatusFlow {
  private let uses: [StepUse]
  private let cut: Set<Int>
  /// The ways into each step.
  private var into: [[PlanGraph.Edge]]
  /// The routers that look at a data source.
  private var routers: [ExactName: [Int]] = [:]
  /// For each data source that was asked for, the steps from which some way leads to such a router.
  private var places: [ExactName: Set<Int>] = [:]

  init(_ plan: CallPlan, _ graph: PlanGraph, _ uses: [StepUse]) {
    self.uses = uses
    cut = graph.cut
    into = Array(repeating: [], count: plan.steps.count)
    for edge in graph.edges.joined() { into[edge.to].append(edge) }
    for (index, step) in plan.steps.enumerated() {
      guard case .router(let rules) = step.action else { continue }
      // A code is never empty where a response came.
      for name in Set(rules.filter { $0.comparison != .isEmpty }.map { ExactName($0.dataSource.name) }) {
        routers[name, default: []].append(index)
      }
    }
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
