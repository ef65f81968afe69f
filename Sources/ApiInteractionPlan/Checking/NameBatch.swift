/// Up to 64 data sources, each a bit, which are followed through a plan at once.
struct NameBatch {
  /// What a step does with a data source.
  enum Effect: Sendable {
    /// It reads it, by one of its readings.
    case reads(Int)
    /// It asks whether it is empty, by one of a router's rules: behind those that follow it is not.
    case tests(Int)
    case sets
    case clears
    /// It asks for it: on its default branch nothing may have been pressed.
    case asks
  }

  static let size = UInt64.bitWidth

  private let graph: PlanGraph
  private var reads: [UInt64]
  private var sets: [UInt64]
  private var clears: [UInt64]
  private var asks: [UInt64]
  private var tests: [Int: [(rule: Int, bit: UInt64)]] = [:]
  /// What is set before the call.
  private(set) var known: UInt64 = 0
  /// What some way to a step leaves unset, on which no step reads it.
  private(set) var unset: [UInt64]
  /// What is set at some time on some way to a step.
  private(set) var everSet: [UInt64]

  init(_ graph: PlanGraph) {
    self.graph = graph
    let none = [UInt64](repeating: 0, count: graph.edges.count)
    (reads, sets, clears, asks, unset, everSet) = (none, none, none, none, none, none)
  }

  mutating func addKnown(_ bit: UInt64) { known |= bit }

  /// - Returns: Whether the step did not do that already.
  mutating func add(_ effect: Effect, of bit: UInt64, in step: Int) -> Bool {
    switch effect {
    case .reads: return NameBatch.insert(bit, into: &reads[step])
    case .tests(let rule):
      if tests[step]?.contains(where: { $0.bit == bit }) == true { return false }
      tests[step, default: []].append((rule, bit))
      return true
    case .sets: return NameBatch.insert(bit, into: &sets[step])
    case .clears: return NameBatch.insert(bit, into: &clears[step])
    case .asks: return NameBatch.insert(bit, into: &asks[step])
    }
  }

  /// - Returns: Whether that added anything.
  private static func insert(_ bits: UInt64, into word: inout UInt64) -> Bool {
    let before = word
    word |= bits
    return word != before
  }

  /// Follows all ways from the start: in the order of the graph, and again from the first step to which a loop has brought more.
  mutating func follow() {
    guard let start = graph.start else { return }
    (unset[start], everSet[start]) = (~known, known)
    let (order, places) = (graph.order, graph.places)
    var isWaiting = Array(repeating: false, count: graph.edges.count)
    isWaiting[start] = true
    var next: Range<Int>? = 0..<1
    while let round = next {
      next = nil
      var (place, end) = (round.lowerBound, round.upperBound)
      while place < end {
        let step = order[place]
        if isWaiting[step] {
          isWaiting[step] = false
          goOn(from: step) { target in
            if isWaiting[target] { return }
            isWaiting[target] = true
            let other = places[target]
            if other > place {
              end = max(end, other + 1)
            } else {
              next = min(next?.lowerBound ?? other, other)..<max(next?.upperBound ?? 0, other + 1)
            }
          }
        }
        place += 1
      }
    }
  }

  /// Brings what is known at a step to those after it; names those to which that is new.
  private mutating func goOn(from step: Int, _ hasChanged: (Int) -> Void) {
    let isAsked = asks[step] != 0
    for edge in graph.edges[step] {
      var (less, more) = (unset[step] & ~reads[step], everSet[step])
      if StepUse.isDone(on: edge.condition) {
        less = less & ~sets[step] | clears[step]
        more |= sets[step]
      }
      if isAsked, edge.condition == .otherwise { less |= asks[step] }
      less &= ~tested(before: edge)
      let isLess = NameBatch.insert(less, into: &unset[edge.to])
      let isMore = NameBatch.insert(more, into: &everSet[edge.to])
      if isLess || isMore { hasChanged(edge.to) }
    }
  }

  /// A shortest way to a step that leaves a data source unset, on which no step reads it, and the step of it that empties the
  /// data source, if one does.
  func way(to end: Int, leavingUnset bit: UInt64) -> (edges: [PlanGraph.Edge], emptied: Int?) {
    guard let start = graph.start else { return ([], nil) }
    // A call is in one of two states in each step: the data source is set, or it is not.
    var before = Array(repeating: (state: -1, edge: 0), count: 2 * graph.edges.count)
    let first = 2 * start + (known & bit == 0 ? 1 : 0)
    let last = 2 * end + 1
    before[first].state = first
    var order = [first]
    var next = 0
    while next < order.count, before[last].state < 0 {
      let state = order[next]
      next += 1
      for (index, edge) in graph.edges[state / 2].enumerated() {
        let target = 2 * edge.to + (isUnset(bit, after: edge, state % 2 == 1) ? 1 : 0)
        if before[target].state < 0 {
          before[target] = (state, index)
          order.append(target)
        }
      }
    }
    var edges: [PlanGraph.Edge] = []
    var state = last
    while state != first, before[state].state >= 0 {
      let (earlier, edge) = before[state]
      edges.append(graph.edges[earlier / 2][edge])
      state = earlier
    }
    edges.reverse()
    return (edges, emptied(bit, on: edges))
  }

  /// Whether a way leaves a data source unset where it ends, and the step of it that empties it, if one does.
  func follow(_ bit: UInt64, on way: [PlanGraph.Edge]) -> (isUnset: Bool, emptied: Int?) {
    (way.reduce(known & bit == 0) { isUnset(bit, after: $1, $0) }, emptied(bit, on: way))
  }

  private func emptied(_ bit: UInt64, on way: [PlanGraph.Edge]) -> Int? {
    way.last { clears[$0.from] & bit != 0 }?.from
  }

  /// What is not empty where a call takes a way, since no rule before it that asks so has matched.
  private func tested(before edge: PlanGraph.Edge) -> UInt64 {
    guard !tests.isEmpty, let tests = tests[edge.from] else { return 0 }
    let rule = if case .rule(let index) = edge.condition { index } else { Int.max }
    return tests.reduce(0) { $1.rule < rule ? $0 | $1.bit : $0 }
  }

  /// Whether a data source is unset behind an edge.
  ///
  /// - Parameter isUnset: Whether it is where the call comes to the step that the edge leaves.
  func isUnset(_ bit: UInt64, after edge: PlanGraph.Edge, _ isUnset: Bool) -> Bool {
    if asks[edge.from] & bit != 0, edge.condition == .otherwise { return true }
    if tested(before: edge) & bit != 0 { return false }
    if StepUse.isDone(on: edge.condition) {
      if clears[edge.from] & bit != 0 { return true }
      if sets[edge.from] & bit != 0 { return false }
    }
    return isUnset && reads[edge.from] & bit == 0
  }
}
