import ApiInteractionKit

extension DefinitionFile {
  /// Prints to standard error why no request can be sent, where it stands in the definition.
  ///
  /// - Parameter secrets: Where secrets stand that the definition does not give away.
  package func show(_ error: ResolutionError, masksSecrets: Bool, hiding secrets: [SourceRange] = []) {
    let names = slotNames
    show(
      error.problems.map { diagnostic($0, slotNames: names) }, masksSecrets: masksSecrets, hiding: secrets)
  }

  /// The names of the slots, by where their tokens end.
  private var slotNames: [Int: String] {
    var names: [Int: String] = [:]
    for slot in definition.slots {
      for occurrence in slot.occurrences { names[occurrence.range.end] = slot.name }
    }
    return names
  }

  private func diagnostic(_ problem: ResolutionError.Problem, slotNames: [Int: String]) -> Diagnostic {
    let range = definition.value(of: problem.part)?.text.sourceRange(of: problem.range) ?? SourceRange(0, 0)
    var message = problem.message
    // The token ends where its problem does, or before the parenthesis of the placeholder around it.
    if case .openSlot = problem.kind, let name = slotNames[range.end] ?? slotNames[range.end - 1] {
      message = "The slot “\(name)” is open. Fill it first."
    }
    return Diagnostic(problem.rule, message, at: range)
  }
}
