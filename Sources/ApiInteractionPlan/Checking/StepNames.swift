/// Names of steps in a message: of very many, the first and the last.
package enum StepNames {
  /// The most names that are written.
  private static let most = 24

  /// Steps to which a call comes one after the other, such as `“a” → “b”`.
  package static func way(_ names: [String]) -> String {
    shown(names.count) { "“\(names[$0])”" }.joined(separator: " → ")
  }

  /// The same, with the branches that have to be told apart, such as `“a” (interface failure) → “b”`.
  ///
  /// - Parameters:
  ///   - edges: The ways that the call takes.
  ///   - end: The step to which it comes.
  ///   - branch: What a way is called, if that has to be said.
  static func way(
    _ edges: [PlanGraph.Edge], to end: Int, in plan: CallPlan, naming branch: (PlanGraph.Edge) -> String?
  ) -> String {
    let failures = edges.indices.filter { !StepUse.isDone(on: edges[$0].condition) }
    return shown(edges.count + 1, besides: failures) { index in
      guard index < edges.count else { return "“\(plan.steps[end].name.name)”" }
      let note = branch(edges[index]).map { " (\($0))" } ?? ""
      return "“\(plan.steps[edges[index].from].name.name)”\(note)"
    }.joined(separator: " → ")
  }

  /// Steps without an order, such as `“a”, “b” and “c”`.
  package static func list(_ names: [String]) -> String {
    let shown = shown(names.count) { "“\(names[$0])”" }
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// - Parameter others: Those between the first and the last that are shown, too; of many, the last.
  private static func shown(_ count: Int, besides others: [Int] = [], _ name: (Int) -> String) -> [String] {
    guard count > most else { return (0..<count).map(name) }
    let others = others.suffix(most / 2)
    let first = (most - others.count) / 2
    let last = most - 1 - first - others.count
    var shown: [String] = []
    var next = 0
    for index in Set(0..<first).union(others).union((count - last)..<count).sorted() {
      if index > next { shown.append("…") }
      shown.append(name(index))
      next = index + 1
    }
    return shown
  }
}
