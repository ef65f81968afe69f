/// The steps to which no call comes, by those that are their starts: from each of these a call would come to others.
struct StrandedSteps {
  /// Each start with all that is behind it and behind none before; itself first.
  private(set) var parts: [[Int]] = []
  private let graph: PlanGraph

  init(_ graph: PlanGraph) {
    self.graph = graph
    var seen = Set(graph.reachable)
    var finished: [Int] = []
    for step in graph.edges.indices where !seen.contains(step) {
      finished += visited(from: step, &seen).finished
    }
    // What is done last leads to the others, and nothing else leads to it (Kosaraju).
    seen = Set(graph.reachable)
    for step in finished.reversed() where !seen.contains(step) {
      parts.append(visited(from: step, &seen).found)
    }
    parts.sort { $0[0] < $1[0] }
  }

  /// The steps that are behind one and were not seen: in the order in which they are found, and in that in which all behind them
  /// are done.
  private func visited(from start: Int, _ seen: inout Set<Int>) -> (found: [Int], finished: [Int]) {
    seen.insert(start)
    var (found, finished) = ([start], [Int]())
    var work = [(step: start, edge: 0)]
    while let (step, edge) = work.last {
      guard edge < graph.edges[step].count else {
        finished.append(step)
        work.removeLast()
        continue
      }
      work[work.count - 1].edge += 1
      let target = graph.edges[step][edge].to
      if seen.insert(target).inserted {
        found.append(target)
        work.append((target, 0))
      }
    }
    return (found, finished)
  }
}
