/// The steps of a plan and the ways between them, by their places in it.
struct PlanGraph: Sendable {
  /// A way from one step to another.
  struct Edge: Sendable, Hashable {
    let from: Int
    let to: Int
    let condition: PlanBranch.Condition
  }

  let start: Int?
  /// The ways out of each step, those to steps that are not there left out.
  let edges: [[Edge]]
  /// The steps that a call can come to, those nearest to the start first.
  let reachable: [Int]
  /// The last part of a shortest way to each of them but the start.
  private let arrivals: [Int: Edge]
  /// How many steps lie before each of them on such a way.
  let distances: [Int]
  /// The steps of which a way out is missing, or leads to no step.
  let cut: Set<Int>

  init(_ plan: CallPlan) {
    start = plan.indices[plan.start.name]
    edges = plan.steps.enumerated().map { index, step in
      step.branches.compactMap { branch in
        plan.indices[branch.target.name].map { Edge(from: index, to: $0, condition: branch.condition) }
      }
    }
    var order = start.map { [$0] } ?? []
    var seen = Set(order)
    var arrivals: [Int: Edge] = [:]
    var distances = Array(repeating: 0, count: edges.count)
    var next = 0
    while next < order.count {
      for edge in edges[order[next]] where seen.insert(edge.to).inserted {
        order.append(edge.to)
        arrivals[edge.to] = edge
        distances[edge.to] = distances[edge.from] + 1
      }
      next += 1
    }
    reachable = order
    self.arrivals = arrivals
    self.distances = distances
    let edges = edges
    cut = Set(
      plan.steps.indices.filter { step in
        edges[step].count < plan.steps[step].branches.count || !plan.steps[step].gaps.isEmpty
      })
  }

  /// A shortest way from the start to a step.
  func way(to end: Int) -> [Edge] {
    var edges: [Edge] = []
    var step = end
    while let edge = arrivals[step] {
      edges.append(edge)
      step = edge.from
    }
    return edges.reversed()
  }

  /// What a way is called where another leads to the same step, or the call is not done with the step that it leaves.
  func branch(_ edge: Edge) -> String? {
    let isOnly = edges[edge.from].count { $0.to == edge.to } == 1
    if isOnly, StepUse.isDone(on: edge.condition) { return nil }
    return edge.condition == .next ? nil : edge.condition.words
  }

  /// Whether every way on leads to a step: else, what no call comes to may be no mistake of its own.
  var isConnected: Bool { start != nil && !reachable.contains(where: cut.contains) }
}
