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
  /// The same in reverse postorder: each before those to which only it leads, but for loops.
  let order: [Int]
  /// The place of each step in that order; 0 of those that are not in it.
  let places: [Int]
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
    var reachable = start.map { [$0] } ?? []
    var seen = Set(reachable)
    var arrivals: [Int: Edge] = [:]
    var distances = Array(repeating: 0, count: edges.count)
    var next = 0
    while next < reachable.count {
      for edge in edges[reachable[next]] where seen.insert(edge.to).inserted {
        reachable.append(edge.to)
        arrivals[edge.to] = edge
        distances[edge.to] = distances[edge.from] + 1
      }
      next += 1
    }
    self.reachable = reachable
    order = PlanGraph.order(edges, from: start)
    var places = Array(repeating: 0, count: edges.count)
    for (place, step) in order.enumerated() { places[step] = place }
    self.places = places
    self.arrivals = arrivals
    self.distances = distances
    let edges = edges
    cut = Set(
      plan.steps.indices.filter { step in
        edges[step].count < plan.steps[step].branches.count || !plan.steps[step].gaps.isEmpty
      })
  }

  private static func order(_ edges: [[Edge]], from start: Int?) -> [Int] {
    guard let start else { return [] }
    var left: [Int] = []
    var isSeen = Array(repeating: false, count: edges.count)
    isSeen[start] = true
    var path = [(step: start, next: 0)]
    while let (step, next) = path.last {
      guard next < edges[step].count else {
        left.append(step)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = edges[step][next].to
      if !isSeen[target] {
        isSeen[target] = true
        path.append((target, 0))
      }
    }
    return left.reversed()
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
