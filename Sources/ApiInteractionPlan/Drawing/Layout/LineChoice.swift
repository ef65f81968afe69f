/// Which lines are drawn so that none crosses another: of those that do, as many as possible.
///
/// Where the others lead is named at their beginning. Some plans have no drawing without crossing lines: in the documented
/// one each of the two questions leads to the session, to the agent and from the router, and the session to all of these
/// as well, which is a K₃,₃.
struct LineChoice {
  /// Each round keeps what the one before has kept, and adds what no longer crosses.
  private static let rounds = 3
  private static let kept = 1 << 40
  /// The weight of the line by which a step hangs below another: as many steps as possible hang together.
  private static let tree = 1 << 20

  /// For each element, whether a line is drawn from it down to the next; never of a step.
  private(set) var leadsDown: [Bool]
  /// For each element, whether there is anything to draw; of steps and labels there always is.
  private(set) var isPlaced: [Bool]
  private let graph: RowGraph
  private var places: [Int]
  private var weights: [Int]

  init(_ graph: RowGraph) {
    self.graph = graph
    leadsDown = Array(repeating: false, count: graph.elements.count)
    isPlaced = leadsDown
    places = Array(repeating: 0, count: graph.elements.count)
    weights = places
    for row in graph.rows { for (place, element) in row.enumerated() { places[element] = place } }
    var hangs = leadsDown
    for label in graph.labels.compactMap({ $0 }) {
      weights[label] = 1
      guard let down = graph.elements[label].down, case .step = graph.elements[down].kind, !hangs[down] else {
        continue
      }
      hangs[down] = true
      weights[label] = LineChoice.tree
    }
    for _ in 0..<LineChoice.rounds { choose() }
    markPlaces()
  }

  private mutating func choose() {
    var flow = weights
    var isKept = Array(repeating: false, count: flow.count)
    for row in graph.rows.indices {
      let uppers = graph.rows[row].filter { flow[$0] > 0 && graph.elements[$0].down != nil }
      // From a row of steps to the labels below it nothing crosses.
      for upper in row % 2 == 1 ? heaviest(of: uppers, flow) : uppers {
        guard let down = graph.elements[upper].down else { continue }
        isKept[upper] = true
        switch graph.elements[down].kind {
        case .trunk: flow[down] += flow[upper]
        // That a line back goes deeper than it must is worth nothing.
        case .turn: flow[down] = 1
        case .step, .label: break
        }
      }
    }
    for row in graph.rows.reversed() {
      for element in row where isKept[element] {
        guard let down = graph.elements[element].down, case .trunk = graph.elements[down].kind else {
          continue
        }
        isKept[element] = isKept[down]
      }
    }
    for label in graph.labels.compactMap({ $0 }) where isKept[label] && weights[label] < LineChoice.kept {
      weights[label] += LineChoice.kept
    }
    leadsDown = isKept
  }

  /// Of the elements of a row, some whose lines do not cross: those that weigh the most.
  private func heaviest(of uppers: [Int], _ flow: [Int]) -> [Int] {
    guard let row = uppers.first.map({ graph.elements[$0].row }) else { return [] }
    var best = PrefixMaxima(count: graph.rows[row + 1].count)
    var sums: [Int] = []
    var before: [Int?] = []
    for (index, upper) in uppers.enumerated() {
      guard let lower = graph.elements[upper].down.map({ places[$0] }) else { continue }
      let last = best.largest(through: lower)
      sums.append(flow[upper] + (last?.sum ?? 0))
      before.append(last?.index)
      best.add((sums[index], index), at: lower)
    }
    var chosen: [Int] = []
    var next = sums.indices.max { (sums[$0], $1) < (sums[$1], $0) }
    while let index = next {
      chosen.append(uppers[index])
      next = before[index]
    }
    return chosen.reversed()
  }

  private mutating func markPlaces() {
    for element in graph.rows.joined() {
      switch graph.elements[element].kind {
      case .step, .label: isPlaced[element] = true
      case .trunk, .turn: leadsDown[element] = leadsDown[element] && isPlaced[element]
      }
      if leadsDown[element], let down = graph.elements[element].down { isPlaced[down] = true }
    }
  }

  /// Ends lines back to a step at a place where they turn.
  mutating func end(_ turning: RowGraph.Return, at turn: Int) {
    leadsDown[turn] = false
    for lower in turning.turns where graph.elements[lower].row > graph.elements[turn].row { drop(lower) }
  }

  /// Leaves lines back to a step out.
  mutating func drop(_ turning: RowGraph.Return) {
    turning.labels.forEach { leadsDown[$0] = false }
    turning.turns.forEach { drop($0) }
  }

  private mutating func drop(_ turn: Int) {
    leadsDown[turn] = false
    isPlaced[turn] = false
  }
}

/// For each place the largest sum of what stands there or before it (a Fenwick tree).
private struct PrefixMaxima {
  typealias Item = (sum: Int, index: Int)
  private var best: [Item?]

  init(count: Int) {
    best = Array(repeating: nil, count: count + 1)
  }

  mutating func add(_ item: Item, at place: Int) {
    var index = place + 1
    while index < best.count {
      if item.sum > best[index]?.sum ?? 0 { best[index] = item }
      index += index & -index
    }
  }

  func largest(through place: Int) -> Item? {
    var (largest, index) = (nil as Item?, place + 1)
    while index > 0 {
      if let item = best[index], item.sum > largest?.sum ?? 0 { largest = item }
      index -= index & -index
    }
    return largest
  }
}
