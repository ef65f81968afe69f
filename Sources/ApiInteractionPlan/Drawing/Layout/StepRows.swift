/// In which row each step stands: its distance from the start by the longest way, loops aside.
///
/// Steps that no call comes to stand below the others, in rows of their own. Nothing here is recursive: a plan may be a
/// chain of 10,000 steps.
struct StepRows {
  let rows: [Int]
  let count: Int

  init(_ drawing: PlanDrawing) {
    var search = DepthFirst(drawing)
    search.visit(drawing.start)
    let reached = search.finished.count
    var isTarget = Array(repeating: false, count: drawing.steps.count)
    for line in drawing.lines where line.from != line.to { isTarget[line.to] = true }
    for step in drawing.steps.indices where !isTarget[step] { search.visit(step) }
    for step in drawing.steps.indices { search.visit(step) }
    var rows = Array(repeating: 0, count: drawing.steps.count)
    var isReached = Array(repeating: false, count: drawing.steps.count)
    for step in search.finished.prefix(reached) { isReached[step] = true }
    func place(_ steps: some Sequence<Int>) {
      for step in steps {
        for line in search.linesOut[step] where !search.isBack[line] {
          let target = drawing.lines[line].to
          if isReached[step] == isReached[target] { rows[target] = max(rows[target], rows[step] + 1) }
        }
      }
    }
    place(search.finished.prefix(reached).reversed())
    let below = (rows.max() ?? 0) + 1
    for step in rows.indices where !isReached[step] { rows[step] = below }
    place(search.finished.dropFirst(reached).reversed())
    self.rows = rows
    count = (rows.max() ?? 0) + 1
  }
}

/// Finds the lines that go back to a step on the way to where they begin, each of which closes a loop.
private struct DepthFirst {
  private enum State { case new, open, closed }

  let linesOut: [[Int]]
  private(set) var isBack: [Bool]
  /// The steps in the order in which all that follows them has been seen.
  private(set) var finished: [Int] = []
  private var states: [State]
  private let targets: [Int]

  init(_ drawing: PlanDrawing) {
    var linesOut = Array(repeating: [Int](), count: drawing.steps.count)
    for (index, line) in drawing.lines.enumerated() { linesOut[line.from].append(index) }
    self.linesOut = linesOut
    targets = drawing.lines.map(\.to)
    isBack = Array(repeating: false, count: drawing.lines.count)
    states = Array(repeating: .new, count: drawing.steps.count)
  }

  mutating func visit(_ start: Int) {
    guard states[start] == .new else { return }
    var work = [(step: start, next: 0)]
    states[start] = .open
    while let (step, next) = work.last {
      guard next < linesOut[step].count else {
        states[step] = .closed
        finished.append(step)
        work.removeLast()
        continue
      }
      work[work.count - 1].next += 1
      let line = linesOut[step][next]
      switch states[targets[line]] {
      case .open: isBack[line] = true
      case .closed: break
      case .new:
        states[targets[line]] = .open
        work.append((targets[line], 0))
      }
    }
  }
}
