/// Where the rows, their elements and the lanes beside them stand.
struct LayoutFrame: Sendable {
  private static let laneGap = 18.0
  /// The height in which lines turn to a lane.
  static let turnHeight = 16.0

  /// The upper edges of the rows.
  private(set) var tops: [Double] = []
  private(set) var bottoms: [Double] = []
  /// Where lines leave a row after those that turn to the side are gone.
  private(set) var exits: [Double] = []
  /// The middles of the elements.
  private(set) var middles: [Double]
  /// For each lane, where it stands.
  private(set) var lanes: [Double] = []
  private(set) var width = 0.0
  private(set) var height = 0.0

  init(
    _ graph: RowGraph, _ choice: LineChoice, _ sides: SideLanes, _ faces: LayoutFaces, margin: Double,
    entry: Double
  ) {
    middles = RowPlaces(graph, choice, widths: faces.widths).middles
    var lefts = Array(repeating: Double.infinity, count: graph.rows.count)
    var rights = lefts.map { -$0 }
    for (element, middle) in middles.enumerated() where choice.isPlaced[element] {
      let row = graph.elements[element].row
      lefts[row] = min(lefts[row], middle - faces.widths[element] / 2)
      rights[row] = max(rights[row], middle + faces.widths[element] / 2)
    }
    // Rows beside which there is a lane are one for the lanes around it.
    var (nextLeft, nextRight) = (lefts.indices.map { $0 + 1 }, lefts.indices.map { $0 + 1 })
    for lane in sides.lanes {
      lanes.append(
        lane.side == .left
          ? LayoutFrame.place(lane.rows, &lefts, &nextLeft, -LayoutFrame.laneGap, min)
          : LayoutFrame.place(lane.rows, &rights, &nextRight, LayoutFrame.laneGap, max))
    }
    let shift = margin - (lefts.min() ?? 0)
    middles = middles.map { ($0 + shift).rounded() }
    lanes = lanes.map { ($0 + shift).rounded() }
    width = ((rights.max() ?? 0) + shift + margin).rounded(.up)
    placeRows(graph, choice, sides, faces, top: margin + entry)
    height = (bottoms.last ?? 0) + margin
  }

  /// Places a lane beside rows, and beside the lanes in it.
  private static func place(
    _ rows: ClosedRange<Int>, _ edges: inout [Double], _ next: inout [Int], _ gap: Double,
    _ outer: (Double, Double) -> Double
  ) -> Double {
    var (row, edge) = (rows.lowerBound, edges[rows.lowerBound])
    while row <= rows.upperBound {
      edge = outer(edge, edges[row])
      row = next[row]
    }
    edges[rows.lowerBound] = edge + gap
    next[rows.lowerBound] = row
    return edge + gap
  }

  private mutating func placeRows(
    _ graph: RowGraph, _ choice: LineChoice, _ sides: SideLanes, _ faces: LayoutFaces, top: Double
  ) {
    let turning = Set(sides.lanes.map { graph.elements[$0.turn].row })
    var top = top
    for row in graph.rows.indices {
      tops.append(top)
      bottoms.append(top + faces.heights[row])
      exits.append(top + faces.heights[row] + (turning.contains(row) ? LayoutFrame.turnHeight : 0))
      top = exits[row] + LayoutFrame.space(below: row, reach(graph, choice, row), faces)
    }
    if let last = exits.last { bottoms[bottoms.count - 1] = last }
  }

  /// How far to the side the lines go below a row.
  private func reach(_ graph: RowGraph, _ choice: LineChoice, _ row: Int) -> Double {
    let reaches = graph.rows[row].map { element -> Double in
      if case .step(let step) = graph.elements[element].kind {
        return graph.labelsOut[step].map { abs(middles[$0] - middles[element]) }.max() ?? 0
      }
      guard choice.leadsDown[element], let down = graph.elements[element].down else { return 0 }
      return abs(middles[down] - middles[element])
    }
    return reaches.max() ?? 0
  }

  /// The height between two rows: the farther lines go to the side, the more.
  private static func space(below row: Int, _ reach: Double, _ faces: LayoutFaces) -> Double {
    guard row + 1 < faces.heights.count else { return 0 }
    let isEmpty = row + 2 >= faces.heights.count && faces.heights[row + 1] == 0
    let least = row % 2 == 0 ? (faces.heights[row + 1] == 0 ? 8.0 : 14) : 26
    return (isEmpty ? 8 : least) + min(70, reach / 8).rounded()
  }
}
