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

  init(_ plan: CallPlan) {
    start = plan.indices[plan.start.name]
    edges = plan.steps.enumerated().map { index, step in
      step.branches.compactMap { branch in
        plan.indices[branch.target.name].map { Edge(from: index, to: $0, condition: branch.condition) }
      }
    }
    var order = start.map { [$0] } ?? []
    var seen = Set(order)
    var next = 0
    while next < order.count {
      for edge in edges[order[next]] where seen.insert(edge.to).inserted { order.append(edge.to) }
      next += 1
    }
    reachable = order
  }

  /// The shortest way from the start to a step that takes only edges that pass a test; nil if there is none.
  func path(to end: Int, where isAllowed: (Edge) -> Bool) -> [Int]? {
    guard let start else { return nil }
    var before: [Int: Int] = [start: start]
    var order = [start]
    var next = 0
    while next < order.count, before[end] == nil {
      for edge in edges[order[next]] where before[edge.to] == nil && isAllowed(edge) {
        before[edge.to] = edge.from
        order.append(edge.to)
      }
      next += 1
    }
    guard before[end] != nil else { return nil }
    var path = [end]
    while let step = path.last, step != start, let earlier = before[step] { path.append(earlier) }
    return path.reversed()
  }
}
