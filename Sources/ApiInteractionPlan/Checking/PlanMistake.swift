import ApiInteractionKit

/// What is wrong at a step of a plan.
struct PlanMistake: Sendable {
  /// The step; nil where it is wrong how the call begins.
  let step: Int?
  /// Where in the plan that is said.
  let range: SourceRange
  var message: String
  /// A way that leads to it, where that need not be the shortest one to the step.
  var way: [PlanGraph.Edge]?
  /// The branches on it each of which alone may be to blame for what is read unset: without it, all ways to the step would set
  /// that.
  var wrong: [PlanGraph.Edge] = []
  /// The step on it that sets to null what is read.
  var emptied: Int?
  /// The data sources that are read unset.
  var names: [String] = []
  /// A step to which no call comes, and that would have put it right.
  var stranded: Int?
  /// A connector whose branches are probably swapped.
  var swapped: Int?
  /// What was probably meant by the name that is read.
  var meant: String?
  /// What explains it, if that is told.
  var explanation: Diagnostic.Explanation?

  /// Whether another one is put right with this, of which the last wrong branch may be to blame for both: there are no other ones
  /// behind it, or the call goes on to the other from here.
  func explains(_ other: PlanMistake) -> Bool {
    wrong.last == other.wrong.last || isBefore(other)
  }

  /// Whether the way to this is the beginning of that to another.
  func isBefore(_ other: PlanMistake) -> Bool {
    guard let way, let longer = other.way else { return false }
    return longer.starts(with: way)
  }
}
