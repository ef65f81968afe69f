/// Moves the elements within their rows so that fewer lines cross.
///
/// Rows of steps are sorted by where their lines come from, then by where they lead, a few times down and up; then
/// neighbours change places where that helps. A row of labels follows the row of steps above it, from which no line to it
/// crosses another.
struct RowOrder {
  private static let sweeps = 8

  private(set) var rows: [[Int]]
  private let elements: [RowGraph.Element]
  private let parents: [Int]
  /// For each step and each place in a row of steps, what leads to it, and what it leads to two rows below.
  private var above: [[Int]]
  private var below: [[Int]]
  private var places: [Int]

  init(_ graph: RowGraph) {
    rows = graph.rows
    elements = graph.elements
    parents = graph.parents
    above = Array(repeating: [], count: elements.count)
    below = above
    places = Array(repeating: 0, count: elements.count)
    for (index, element) in elements.enumerated() where element.row % 2 == 1 {
      guard let down = element.down else { continue }
      above[down].append(index)
      below[parents[index]].append(down)
    }
    for row in rows.indices { number(row) }
    arrangeLabels()
    improve()
  }

  private mutating func improve() {
    var (best, fewest) = (rows, crossings)
    func keepBest(_ order: RowOrder) {
      let count = order.crossings
      if count < fewest { (best, fewest) = (order.rows, count) }
    }
    for sweep in 0..<RowOrder.sweeps where fewest > 0 {
      if sweep % 2 == 0 { sortDown() } else { sortUp() }
      keepBest(self)
    }
    take(best)
    for _ in 0..<RowOrder.sweeps where fewest > 0 {
      guard exchangeNeighbours() else { break }
      arrangeLabels()
      keepBest(self)
    }
    take(best)
  }

  private mutating func take(_ rows: [[Int]]) {
    self.rows = rows
    for row in rows.indices { number(row) }
  }

  private mutating func number(_ row: Int) {
    for (place, element) in rows[row].enumerated() { places[element] = place }
  }

  /// Sorts a row by the middles of others to which each of it is joined.
  private mutating func sort(_ row: Int, by others: [[Int]]) {
    let keyed = rows[row].map { ($0, middle(of: others[$0], or: $0)) }
    rows[row] = keyed.sorted { ($0.1, places[$0.0]) < ($1.1, places[$1.0]) }.map(\.0)
    number(row)
  }

  private func middle(of others: [Int], or element: Int) -> Double {
    if others.isEmpty { return Double(places[element]) }
    return Double(others.reduce(0) { $0 + places[$1] }) / Double(others.count)
  }

  private mutating func sortDown() {
    for row in stride(from: 2, to: rows.count, by: 2) {
      sort(row, by: above)
      arrangeLabels(row - 1)
      arrangeLabels(row + 1)
    }
  }

  private mutating func sortUp() {
    for row in stride(from: rows.count - 1, through: 0, by: -2) {
      sort(row, by: below)
      arrangeLabels(row + 1)
    }
  }

  private mutating func arrangeLabels() {
    for row in stride(from: 1, to: rows.count, by: 2) { arrangeLabels(row) }
  }

  /// Sorts a row of labels by the places of their steps, and those of one step by where they lead.
  private mutating func arrangeLabels(_ row: Int) {
    guard rows.indices.contains(row) else { return }
    let keyed = rows[row].map { element in
      (element, places[parents[element]], elements[element].down.map { places[$0] } ?? -1)
    }
    rows[row] = keyed.sorted { ($0.1, $0.2, places[$0.0]) < ($1.1, $1.2, places[$1.0]) }.map(\.0)
    number(row)
  }

  // MARK: - Neighbours

  /// - Returns: Whether any have changed places.
  private mutating func exchangeNeighbours() -> Bool {
    var isChanged = false
    for row in stride(from: 0, to: rows.count, by: 2) where rows[row].count > 1 {
      let upper = rows[row].map { element in above[element].map { places[$0] }.sorted() }
      let lower = rows[row].map { element in below[element].map { places[$0] }.sorted() }
      var order = Array(rows[row].indices)
      for place in 1..<order.count {
        let (left, right) = (order[place - 1], order[place])
        let now =
          RowOrder.inversions(upper[left], upper[right]) + RowOrder.inversions(lower[left], lower[right])
        let then =
          RowOrder.inversions(upper[right], upper[left]) + RowOrder.inversions(lower[right], lower[left])
        guard then < now else { continue }
        order.swapAt(place - 1, place)
        isChanged = true
      }
      rows[row] = order.map { rows[row][$0] }
      number(row)
      arrangeLabels(row + 1)
    }
    return isChanged
  }

  /// How many pairs of a place of the left and a smaller one of the right there are; both are sorted.
  private static func inversions(_ left: [Int], _ right: [Int]) -> Int {
    var (count, smaller) = (0, 0)
    for place in left {
      while smaller < right.count, right[smaller] < place { smaller += 1 }
      count += smaller
    }
    return count
  }

  // MARK: - Crossings

  /// How many pairs of lines cross.
  var crossings: Int {
    stride(from: 1, to: rows.count - 1, by: 2).reduce(0) { sum, row in
      var counts = PrefixSums(count: rows[row + 1].count)
      var seen = 0
      return rows[row].reduce(sum) { sum, element in
        guard let place = elements[element].down.map({ places[$0] }) else { return sum }
        defer {
          counts.add(at: place)
          seen += 1
        }
        return sum + seen - counts.sum(through: place)
      }
    }
  }
}

/// Counts of places, summed from the first (a Fenwick tree).
private struct PrefixSums {
  private var sums: [Int]

  init(count: Int) {
    sums = Array(repeating: 0, count: count + 1)
  }

  mutating func add(at place: Int) {
    var index = place + 1
    while index < sums.count {
      sums[index] += 1
      index += index & -index
    }
  }

  func sum(through place: Int) -> Int {
    var (sum, index) = (0, place + 1)
    while index > 0 {
      sum += sums[index]
      index -= index & -index
    }
    return sum
  }
}
