/// Which of the lines between the rows should be straight.
struct StraightLines {
  /// All lines that are drawn from a row to the next.
  private(set) var all: [(upper: Int, lower: Int)] = []
  /// For each element, what it should stand straight below.
  private(set) var upper: [Int?]
  private let graph: RowGraph

  /// - Parameter rows: What is drawn of each row.
  init(_ graph: RowGraph, _ choice: LineChoice, _ rows: [[Int]]) {
    self.graph = graph
    upper = Array(repeating: nil, count: graph.elements.count)
    /// How many steps follow by the longest way.
    var depths = upper.map { _ in 0 }
    for element in rows.reversed().joined() {
      if case .step(let step) = graph.elements[element].kind {
        let labels = graph.labelsOut[step]
        let deepest = labels.map { depths[$0] }.max() ?? 0
        let ways = labels.filter { depths[$0] == deepest }
        // Above several ways that are as long it stands in the middle.
        if ways.count == 1, let way = ways.first { upper[way] = element }
        all += labels.map { (element, $0) }
        depths[element] = deepest
      } else if choice.leadsDown[element], let down = graph.elements[element].down {
        all.append((element, down))
        let isStep = if case .step = graph.elements[down].kind { true } else { false }
        depths[element] = depths[down] + (isStep ? 1 : 0)
      }
    }
    chooseUppers(rows)
  }

  /// Puts each element below the most important of those that lead to it, or below the one in the middle.
  private mutating func chooseUppers(_ rows: [[Int]]) {
    var above = upper.map { _ in [Int]() }
    var places = upper.map { _ in 0 }
    for row in rows { for (place, element) in row.enumerated() { places[element] = place } }
    for (higher, lower) in all { above[lower].append(higher) }
    for element in rows.joined() where upper[element] == nil && !above[element].isEmpty {
      if case .label = graph.elements[element].kind { continue }
      let candidates = above[element].sorted { places[$0] < places[$1] }
      let trunk = candidates.first {
        if case .label = graph.elements[$0].kind { false } else { true }
      }
      let isTrunk = if case .step = graph.elements[element].kind { false } else { true }
      let main = candidates.filter { upper[$0] != nil }
      let middle = main.isEmpty ? candidates[candidates.count / 2] : main[main.count / 2]
      upper[element] = isTrunk || main.isEmpty ? trunk ?? middle : middle
    }
  }
}
