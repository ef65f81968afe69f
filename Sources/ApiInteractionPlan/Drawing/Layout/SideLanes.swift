/// The lanes beside the rows by which lines go back up to a step.
///
/// A line back leaves the rows below one in which nothing outside of it goes on down, and comes to its step from the side,
/// which must be the first or the last of its row. Lanes on one side lie in each other or apart. What finds no such way is
/// not drawn: its step is named.
struct SideLanes {
  enum Side: Sendable, CaseIterable {
    case left
    case right
  }

  struct Lane: Sendable {
    let target: Int
    /// Where the lines come from that go up in it.
    let turn: Int
    let side: Side
    /// From the row of the target to that of the turn.
    let rows: ClosedRange<Int>
  }

  /// Each before those around it.
  private(set) var lanes: [Lane] = []
  private let graph: RowGraph
  private let loops: Set<Int>

  init(_ graph: RowGraph, _ drawing: PlanDrawing, _ choice: inout LineChoice) {
    self.graph = graph
    loops = Set(drawing.lines.filter { $0.from == $0.to }.map(\.from))
    var open: [Side: [ClosedRange<Int>]] = [:]
    let order = graph.returns.sorted { top($0) < top($1) }
    for turning in order {
      guard turning.labels.contains(where: { choice.leadsDown[$0] }),
        let lane = lane(turning, choice, &open)
      else {
        choice.drop(turning)
        continue
      }
      choice.end(turning, at: lane.turn)
      lanes.append(lane)
    }
    lanes.sort { ($0.rows.count, $0.turn) < ($1.rows.count, $1.turn) }
  }

  /// By the row of the step, then from the outer to the inner.
  private func top(_ turning: RowGraph.Return) -> (Int, Int) {
    (graph.elements[turning.target].row, -(turning.turns.first.map { graph.elements[$0].row } ?? 0))
  }

  private func lane(
    _ turning: RowGraph.Return, _ choice: LineChoice, _ open: inout [Side: [ClosedRange<Int>]]
  ) -> Lane? {
    for side in Side.allCases where isOutermost(turning.target, side, choice) {
      for turn in turning.turns where choice.isPlaced[turn] && isFree(turn, side, choice) {
        let rows = graph.elements[turning.target].row...graph.elements[turn].row
        while let last = open[side]?.last, last.upperBound < rows.lowerBound { open[side]?.removeLast() }
        if let last = open[side]?.last, last.upperBound < rows.upperBound { continue }
        open[side, default: []].append(rows)
        return Lane(target: turning.target, turn: turn, side: side, rows: rows)
      }
    }
    return nil
  }

  /// The elements of a row from a side.
  private func row(_ row: Int, from side: Side) -> AnySequence<Int> {
    side == .left
      ? AnySequence(graph.rows[row]) : AnySequence(graph.rows[row].reversed() as ReversedCollection)
  }

  private func isOutermost(_ step: Int, _ side: Side, _ choice: LineChoice) -> Bool {
    if side == .right, loops.contains(step) { return false }
    return row(graph.elements[step].row, from: side).first { choice.isPlaced[$0] } == step
  }

  /// Whether nothing outside of a place goes on down.
  private func isFree(_ turn: Int, _ side: Side, _ choice: LineChoice) -> Bool {
    let outermost = row(graph.elements[turn].row, from: side).first { element in
      switch graph.elements[element].kind {
      case .step(let step): !graph.labelsOut[step].isEmpty
      case .label, .trunk: choice.leadsDown[element]
      case .turn: choice.isPlaced[element]
      }
    }
    return outermost == turn
  }
}
