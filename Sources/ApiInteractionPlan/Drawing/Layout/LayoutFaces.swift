/// What stands in the boxes and on the lines of a drawing.
struct LayoutFaces: Sendable {
  let steps: [StepFace]
  let lines: [LineFace]
  /// How much room each element of the rows takes from left to right.
  private(set) var widths: [Double]
  /// How high each row is.
  private(set) var heights: [Double]

  init(_ drawing: PlanDrawing, _ graph: RowGraph, _ choice: LineChoice) {
    let steps = drawing.steps.map(StepFace.init)
    let lines = drawing.lines.enumerated().map { index, line in
      guard let label = graph.labels[index], !choice.leadsDown[label] else { return LineFace(line) }
      let arrow = graph.elements[line.to].row > graph.elements[label].row ? "↓" : "↑"
      return LineFace(line, reference: "\(arrow) \(drawing.steps[line.to].name)")
    }
    widths = graph.elements.map { element in
      switch element.kind {
      case .step(let step): steps[step].width
      case .label(let line): max(8, lines[line].width)
      case .trunk, .turn: 8
      }
    }
    heights = Array(repeating: 0, count: graph.rows.count)
    for element in graph.elements {
      switch element.kind {
      case .step(let step): heights[element.row] = max(heights[element.row], steps[step].height)
      case .label(let line): heights[element.row] = max(heights[element.row], lines[line].height)
      case .trunk, .turn: break
      }
    }
    for (index, line) in drawing.lines.enumerated() where line.from == line.to {
      widths[line.from] += 2 * (StepFace.loopRoom + lines[index].width)
      let row = graph.elements[line.from].row
      heights[row] = max(heights[row], lines[index].height)
    }
    (self.steps, self.lines) = (steps, lines)
  }
}
