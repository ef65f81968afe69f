/// Where everything in a drawing stands, in pixels.
///
/// No line crosses another or runs through a step or a label, and none of these overlap: rows of steps and of labels take
/// turns, lines lead only from row to row, those that would cross another are not drawn, and those that go back do so
/// beside the rows.
struct DrawingLayout: Sendable {
  struct Step: Sendable {
    let face: StepFace
    let box: Box
  }

  /// What stands on a line.
  struct Label: Sendable {
    let line: Int
    let face: LineFace
    let box: Box
  }

  private static let margin = 24.0
  /// The height above the first row, from which the call comes.
  private static let entryHeight = 26.0

  private(set) var steps: [Step] = []
  private(set) var labels: [Label] = []
  private(set) var strokes: [Stroke] = []
  let width: Double
  let height: Double
  /// The height at which the call comes in.
  let entry = DrawingLayout.margin

  private let drawing: PlanDrawing
  private let graph: RowGraph
  private let choice: LineChoice
  private let sides: SideLanes
  private let frame: LayoutFrame

  init(_ drawing: PlanDrawing) {
    var graph = RowGraph(drawing)
    graph.rows = RowOrder(graph).rows
    var choice = LineChoice(graph)
    sides = SideLanes(graph, drawing, &choice)
    let faces = LayoutFaces(drawing, graph, choice)
    frame = LayoutFrame(
      graph, choice, sides, faces, margin: DrawingLayout.margin, entry: DrawingLayout.entryHeight)
    (self.drawing, self.graph, self.choice) = (drawing, graph, choice)
    (width, height) = (frame.width, frame.height)
    steps = faces.steps.enumerated().map { step, face in
      let row = graph.elements[step].row
      let y = (frame.tops[row] + frame.bottoms[row] - face.height) / 2
      let x = frame.middles[step] - face.width / 2
      return Step(face: face, box: Box(x: x, y: y, width: face.width, height: face.height))
    }
    labels = faces.lines.enumerated().compactMap { line, face in
      face.height == 0 ? nil : Label(line: line, face: face, box: box(of: line, face))
    }
    addEntry()
    for line in drawing.lines.indices { addLine(line, faces.lines[line]) }
    addTrunks()
    addLanes()
  }

  private func box(of line: Int, _ face: LineFace) -> Box {
    guard let label = graph.labels[line] else {
      let step = steps[drawing.lines[line].from].box
      return Box(
        x: step.right + StepFace.loopRoom, y: step.middle.y - face.height / 2, width: face.width,
        height: face.height)
    }
    return Box(
      x: frame.middles[label] - face.width / 2, y: frame.tops[graph.elements[label].row], width: face.width,
      height: face.height)
  }

  // MARK: - Lines

  private mutating func addEntry() {
    let box = steps[drawing.start].box
    var stroke = Stroke(
      from: nil, to: drawing.start, line: nil, isTaken: drawing.steps[drawing.start].visits.first == 1)
    stroke.move(box.middle.x, entry)
    stroke.go(box.middle.x, box.y)
    stroke.hasArrow = true
    strokes.append(stroke)
  }

  /// A line from its step to where it ends or others join it.
  private mutating func addLine(_ index: Int, _ face: LineFace) {
    let line = drawing.lines[index]
    var stroke = Stroke(from: line.from, to: line.to, line: index, isTaken: !line.visits.isEmpty)
    let box = steps[line.from].box
    guard let label = graph.labels[index] else {
      let (near, far) = (box.right - steps[line.from].face.inset, box.right + StepFace.loopRoom - 8)
      stroke.move(near, box.middle.y - 8)
      stroke.go(through: [
        Point(far, box.middle.y - 8), Point(far, box.middle.y + 8), Point(near, box.middle.y + 8),
      ])
      stroke.hasArrow = true
      return strokes.append(stroke)
    }
    let row = graph.elements[label].row
    stroke.move(box.middle.x, box.bottom)
    stroke.go(box.middle.x, frame.exits[row - 1])
    stroke.curve(frame.middles[label], frame.tops[row])
    if choice.leadsDown[label], let down = graph.elements[label].down {
      if face.height > 0 { stroke.move(frame.middles[label], frame.tops[row] + face.height) }
      lead(&stroke, from: label, to: down, isThrough: false)
    }
    strokes.append(stroke)
  }

  /// Leads a line from one row to the next.
  ///
  /// - Parameter isThrough: Whether it goes on through a trunk.
  private func lead(_ stroke: inout Stroke, from upper: Int, to lower: Int, isThrough: Bool) {
    let row = graph.elements[upper].row
    stroke.go(frame.middles[upper], frame.exits[row])
    stroke.curve(frame.middles[lower], frame.tops[row + 1])
    if case .step(let step) = graph.elements[lower].kind {
      stroke.go(frame.middles[lower], steps[step].box.y)
      stroke.hasArrow = true
    } else if isThrough {
      stroke.go(frame.middles[lower], frame.bottoms[row + 1])
    }
  }

  /// What long lines to a step share; where a run took one of them, from there once more.
  private mutating func addTrunks() {
    var firsts: [Int: Int] = [:]
    var firstsTaken: [Int: Int] = [:]
    for (index, line) in drawing.lines.enumerated() {
      guard let label = graph.labels[index], choice.leadsDown[label], let down = graph.elements[label].down,
        case .trunk(let target) = graph.elements[down].kind
      else { continue }
      func isHigher(_ other: Int?) -> Bool {
        other.map { graph.elements[down].row < graph.elements[$0].row } ?? true
      }
      if isHigher(firsts[target]) { firsts[target] = down }
      if !line.visits.isEmpty, isHigher(firstsTaken[target]) { firstsTaken[target] = down }
    }
    for (firsts, isTaken) in [(firsts, false), (firstsTaken, true)] {
      for (target, first) in firsts.sorted(by: { $0.key < $1.key }) {
        var stroke = Stroke(from: nil, to: target, line: nil, isTaken: isTaken)
        follow(&stroke, from: first)
        strokes.append(stroke)
      }
    }
  }

  /// Goes from a place in a row as far down as lines lead.
  private func follow(_ stroke: inout Stroke, from first: Int) {
    stroke.move(frame.middles[first], frame.tops[graph.elements[first].row])
    stroke.go(frame.middles[first], frame.bottoms[graph.elements[first].row])
    var place = first
    while choice.leadsDown[place], let down = graph.elements[place].down {
      lead(&stroke, from: place, to: down, isThrough: true)
      place = down
    }
  }

  /// What lines share that go back to a step.
  private mutating func addLanes() {
    for (lane, x) in zip(sides.lanes, frame.lanes) {
      guard case .turn(let place) = graph.elements[lane.turn].kind,
        let first = graph.returns[place].turns.first
      else { continue }
      let isTaken = graph.returns[place].labels.contains { label in
        guard choice.leadsDown[label], case .label(let line) = graph.elements[label].kind else {
          return false
        }
        return !drawing.lines[line].visits.isEmpty
      }
      var stroke = Stroke(from: nil, to: lane.target, line: nil, isTaken: isTaken)
      follow(&stroke, from: first)
      let (target, inset) = (steps[lane.target].box, steps[lane.target].face.inset)
      let y = frame.bottoms[lane.rows.upperBound] + LayoutFrame.turnHeight - 4
      stroke.go(through: [
        Point(frame.middles[lane.turn], y), Point(x, y), Point(x, target.middle.y),
        Point(lane.side == .left ? target.x + inset : target.right - inset, target.middle.y),
      ])
      stroke.hasArrow = true
      strokes.append(stroke)
    }
  }
}
