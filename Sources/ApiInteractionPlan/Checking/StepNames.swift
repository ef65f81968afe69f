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
    shown(edges.count + 1) { index in
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

  private static func shown(_ count: Int, _ name: (Int) -> String) -> [String] {
    guard count > most else { return (0..<count).map(name) }
    return (0..<most / 2).map(name) + ["…"] + (count - most / 2 + 1..<count).map(name)
  }
}
