/// Looks on a way that leaves a data source unset for the branches that may be to blame: every way to the step that leaves it
/// unset goes over such a branch, and others lead to the step without it.
struct WrongBranches {
  private let graph: PlanGraph
  private let bit: UInt64
  private let batch: NameBatch

  init(_ graph: PlanGraph, leaving bit: UInt64, in batch: NameBatch) {
    self.graph = graph
    self.bit = bit
    self.batch = batch
  }

  /// Such branches in their order; none where a step sets the data source to null.
  func edges(on way: [PlanGraph.Edge]) -> [PlanGraph.Edge] {
    guard batch.known & bit == 0, way.allSatisfy({ batch.isUnset(bit, after: $0, true) }) else { return [] }
    // A call is in one of two states in each step: the data source is set, or it is not.
    let needed = bridges(way, states: 2) { batch.isUnset(bit, after: $0, $1 == 1) ? 1 : 0 }
    let only = bridges(way, states: 1) { _, _ in 0 }
    return way.indices.filter { needed[$0] && !only[$0] }.map { way[$0] }
  }

  /// For each edge of a way whether all ways to its end, from where it begins, go over the edge.
  ///
  /// - Parameters:
  ///   - states: How many states a call may be in at a step; on the way it is in the last.
  ///   - state: That in which it comes to the next step, by the edge and the one before.
  private func bridges(
    _ way: [PlanGraph.Edge], states: Int, _ state: (PlanGraph.Edge, Int) -> Int
  ) -> [Bool] {
    var places = [Int?](repeating: nil, count: graph.edges.count * states)
    for (index, edge) in way.enumerated() { places[edge.from * states + states - 1] = index }
    if let last = way.last { places[last.to * states + states - 1] = way.count }
    var isSeen = Array(repeating: false, count: places.count)
    /// The place on the way to which a call can come from those before without the edges between.
    var furthest = 0
    return way.indices.map { index in
      let first = way[index].from * states + states - 1
      var waiting = [first]
      while let node = waiting.popLast() {
        for edge in graph.edges[node / states] where node != first || edge != way[index] {
          let next = edge.to * states + state(edge, node % states)
          if let place = places[next] {
            furthest = max(furthest, place)
          } else if !isSeen[next] {
            isSeen[next] = true
            waiting.append(next)
          }
        }
      }
      return furthest <= index
    }
  }
}
