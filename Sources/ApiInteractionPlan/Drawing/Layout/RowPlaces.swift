/// Where the elements of each row stand, from left to right, in pixels.
///
/// Elements that should stand straight below each other, such as those of a trunk or of the longest way on, are one block.
/// Since no lines cross, blocks have an order from left to right. They begin as far to the left as they can, and then each
/// moves as near to what it is joined to as its neighbours allow, a few times.
struct RowPlaces {
  private struct Link {
    let upper: Int
    let lower: Int
  }

  private static let rounds = 12

  /// The middle of each element.
  var middles: [Double] { blocks.map { $0 < 0 ? 0 : places[$0] } }
  /// The block of each element, and where it stands.
  private var blocks: [Int]
  private var places: [Double] = []
  private let links: [Link]

  init(_ graph: RowGraph, _ choice: LineChoice, widths: [Double]) {
    let rows = graph.rows.map { $0.filter { choice.isPlaced[$0] } }
    let straight = StraightLines(graph, choice, rows)
    links = straight.all.map { Link(upper: $0.upper, lower: $0.lower) }
    blocks = Array(repeating: -1, count: widths.count)
    var count = 0
    for element in rows.joined() {
      if let upper = straight.upper[element] {
        blocks[element] = blocks[upper]
      } else {
        blocks[element] = count
        count += 1
      }
    }
    places = Array(repeating: 0, count: count)
    settle(rows, widths)
  }

  private mutating func settle(_ rows: [[Int]], _ widths: [Double]) {
    /// How far a block must stand to the right of another.
    var lefts = places.map { _ in [(block: Int, distance: Double)]() }
    var rights = lefts
    for (number, row) in rows.enumerated() {
      for (left, right) in zip(row, row.dropFirst()) {
        let distance = (widths[left] + widths[right]) / 2 + (number % 2 == 0 ? 26 : 14)
        lefts[blocks[right]].append((blocks[left], distance))
        rights[blocks[left]].append((blocks[right], distance))
      }
    }
    var others = places.map { _ in [Int]() }
    for link in links where blocks[link.upper] != blocks[link.lower] {
      others[blocks[link.upper]].append(blocks[link.lower])
      others[blocks[link.lower]].append(blocks[link.upper])
    }
    let order = RowPlaces.order(lefts.map(\.count), rights.map { $0.map(\.block) })
    func least(_ block: Int) -> Double? { lefts[block].map { places[$0.block] + $0.distance }.max() }
    for block in order { places[block] = least(block) ?? 0 }
    for round in 0..<RowPlaces.rounds {
      for block in round % 2 == 0 ? order.reversed() : order where !others[block].isEmpty {
        let wanted = others[block].reduce(0) { $0 + places[$1] } / Double(others[block].count)
        let most = rights[block].map { places[$0.block] - $0.distance }.min() ?? .infinity
        places[block] = max(least(block) ?? -.infinity, min(most, wanted))
      }
    }
  }

  /// The blocks, each after those that must stand to the left of it.
  private static func order(_ lefts: [Int], _ rights: [[Int]]) -> [Int] {
    var waiting = lefts
    var order = lefts.indices.filter { lefts[$0] == 0 }
    var next = 0
    while next < order.count {
      for right in rights[order[next]] {
        waiting[right] -= 1
        if waiting[right] == 0 { order.append(right) }
      }
      next += 1
    }
    return order
  }
}
