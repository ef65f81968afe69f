import ApiInteractionClient
import ApiInteractionLint
import ApiInteractionPlan

extension PlanEnd {
  /// The name of the step at which the call ended.
  var name: String? {
    if case .reached(let step) = self { step.name.name } else { nil }
  }

  /// How the run ended, in a sentence on one line.
  ///
  /// - Parameter count: Through how many steps it went.
  func text(after count: Int) -> String { Display.visible(sentence(after: count)) }

  private func sentence(after count: Int) -> String {
    let steps = count == 1 ? "1 step" : "\(count) steps"
    switch self {
    case .reached(let step): return "The call ended at “\(step.name.name)” after \(steps)."
    case .stopped(let step): return "The run stopped before “\(step.name.name)”, after \(steps)."
    case .unset(let names, let step):
      let list = StepNames.list(names)
      return
        "The caller cannot be transferred: “\(step.name.name)” reads \(list), which \(names.count == 1 ? "is" : "are") not set, or empty."
    case .refused(let error, let step):
      let reasons = error.problems.map(\.message).joined(separator: " ")
      return "The request of “\(step.name.name)” cannot be made. \(reasons)"
    case .masked(let names, let step):
      let verb = names.count == 1 ? "is" : "are"
      return
        "The run cannot be replayed beyond “\(step.name.name)”: it decides by \(StepNames.list(names)), which \(verb) masked in the record, and the record does not say where this plan goes on. Record a run of this plan."
    case .tooManySteps(let loop):
      let way = StepNames.way(loop)
      return "The call did not end within \(steps)." + (loop.isEmpty ? "" : " It goes round \(way).")
    }
  }
}
