/// The steps in their rows, and between them what the lines pass through, so that every line leads only from one row to
/// the next.
///
/// Rows of steps (even) and rows of labels (odd) take turns. All long lines to one step share one trunk, so that a step
/// to which thousands lead has one line down to it, and not thousands.
struct RowGraph: Sendable {
  enum Kind: Sendable, Hashable {
    case step(Int)
    /// A line's label, or its place where it has none.
    case label(Int)
    /// A place of the long lines to a step.
    case trunk(to: Int)
    /// A place of lines back to a step, on their way down to where they can turn to the side.
    case turn(Int)
  }

  struct Element: Sendable {
    let kind: Kind
    let row: Int
    /// What the line leads to in the next row; of a step, nothing: its labels say where they come from.
    fileprivate(set) var down: Int?
  }

  /// Lines from one row back to a step.
  struct Return: Sendable {
    let target: Int
    /// Where they can turn to the side, from the upper to the lower.
    fileprivate(set) var turns: [Int] = []
    fileprivate(set) var labels: [Int] = []
  }

  /// How far below its row a line back to a step may turn to the side, in rows.
  private static let deepestTurn = 3
  /// How many places all trunks may have; longer lines are not drawn, but their steps are named.
  private static let trunkLimit = 100_000

  private(set) var elements: [Element]
  /// The elements of each row from left to right.
  var rows: [[Int]]
  private(set) var returns: [Return] = []
  /// For each line, its label; none of a line from a step to itself.
  private(set) var labels: [Int?]
  /// For each step, the labels of its lines.
  let labelsOut: [[Int]]

  init(_ drawing: PlanDrawing) {
    let steps = StepRows(drawing)
    // Below the last row lines may turn back.
    rows = Array(repeating: [], count: 2 * steps.count + 1)
    elements = drawing.steps.indices.map { Element(kind: .step($0), row: 2 * steps.rows[$0]) }
    labels = Array(repeating: nil, count: drawing.lines.count)
    var labelsOut = Array(repeating: [Int](), count: drawing.steps.count)
    for (index, line) in drawing.lines.enumerated() where line.from != line.to {
      labels[index] = elements.count
      labelsOut[line.from].append(elements.count)
      elements.append(Element(kind: .label(index), row: 2 * steps.rows[line.from] + 1))
    }
    self.labelsOut = labelsOut
    addWaysDown(drawing)
    addReturns(drawing)
    arrange(from: drawing.start)
  }

  private mutating func addWaysDown(_ drawing: PlanDrawing) {
    var tops: [Int: Int] = [:]
    for (index, line) in drawing.lines.enumerated() {
      guard let label = labels[index] else { continue }
      let row = elements[label].row + 1
      if row == elements[line.to].row {
        elements[label].down = line.to
      } else if row < elements[line.to].row {
        tops[line.to] = min(tops[line.to] ?? row, row)
      }
    }
    var trunks: [Int: Range<Int>] = [:]
    var room = RowGraph.trunkLimit
    for (length, target) in tops.map({ (elements[$0.key].row - $0.value, $0.key) }).sorted(by: <) {
      room -= length
      guard room >= 0 else { break }
      let first = elements.count
      for row in (elements[target].row - length)..<elements[target].row {
        elements.append(Element(kind: .trunk(to: target), row: row, down: elements.count + 1))
      }
      elements[elements.count - 1].down = target
      trunks[target] = first..<elements.count
    }
    for (index, line) in drawing.lines.enumerated() {
      guard let label = labels[index], elements[label].down == nil, let trunk = trunks[line.to] else {
        continue
      }
      let place = trunk.lowerBound + elements[label].row + 1 - elements[trunk.lowerBound].row
      if trunk.contains(place) { elements[label].down = place }
    }
  }

  private mutating func addReturns(_ drawing: PlanDrawing) {
    var known: [[Int]: Int] = [:]
    for (index, line) in drawing.lines.enumerated() {
      guard let label = labels[index], elements[line.to].row < elements[label].row else { continue }
      let row = elements[label].row
      let place = known[[line.to, row]] ?? returns.count
      if known.updateValue(place, forKey: [line.to, row]) == nil {
        var turning = Return(target: line.to)
        for row in (row + 1)..<min(row + 1 + RowGraph.deepestTurn, rows.count) {
          if let last = turning.turns.last { elements[last].down = elements.count }
          turning.turns.append(elements.count)
          elements.append(Element(kind: .turn(place), row: row))
        }
        returns.append(turning)
      }
      returns[place].labels.append(label)
      elements[label].down = returns[place].turns.first
    }
  }

  /// Puts the elements of each row in the order in which a walk comes to them that goes down before it goes on: lines that
  /// lead to a row for the first time do not cross.
  private mutating func arrange(from start: Int) {
    var isPlaced = Array(repeating: false, count: elements.count)
    for first in [start] + Array(elements.indices) where !isPlaced[first] {
      var work = [first]
      while let element = work.popLast() {
        if isPlaced[element] { continue }
        isPlaced[element] = true
        rows[elements[element].row].append(element)
        if case .step(let step) = elements[element].kind {
          work += labelsOut[step].reversed()
        } else if let down = elements[element].down {
          work.append(down)
        }
      }
    }
  }

  /// For each element of a row of labels, the only one above it that leads to it.
  var parents: [Int] {
    var parents = Array(repeating: 0, count: elements.count)
    for (index, element) in elements.enumerated() where element.row % 2 == 0 {
      if case .step(let step) = element.kind {
        for label in labelsOut[step] { parents[label] = index }
      } else if let down = element.down, elements[down].row % 2 == 1 {
        parents[down] = index
      }
    }
    return parents
  }
}
