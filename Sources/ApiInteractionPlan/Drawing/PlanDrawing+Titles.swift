import ApiInteractionKit

extension PlanDrawing {
  /// All that is known of a line.
  func title(ofLine index: Int) -> String {
    let line = lines[index]
    var title = "\(steps[line.from].name) → \(steps[line.to].name)"
    if !line.conditions.isEmpty { title += ": \(line.conditions.joined(separator: "; "))" }
    if !line.visits.isEmpty {
      title += "\ntaken after visit \(line.visits.map(String.init).joined(separator: ", "))"
    }
    return title
  }

  /// The plan in a few sentences, for whoever does not see the drawing.
  var description: String {
    var sentences = ["\(steps.count { $0.kind != .missing }) steps, from “\(steps[start].name)”."]
    for severity in Severity.allCases.reversed() {
      let names = steps.filter { $0.severity == severity }.map { "“\($0.name)”" }
      if names.isEmpty { continue }
      let list = names.count > 8 ? "\(names.count) steps" : names.joined(separator: ", ")
      sentences.append("Findings (\(severity.rawValue)) in \(list).")
    }
    return sentences.joined(separator: " ")
  }
}
