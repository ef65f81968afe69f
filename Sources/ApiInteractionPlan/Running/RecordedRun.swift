import ApiInteractionKit
import ApiInteractionLint

/// The way that a call took through a plan, from the file that `plan run --record` writes. [P]
public struct RecordedRun: Sendable {
  /// A visit to a step.
  struct Move: Sendable {
    let step: String
    /// Where the call went on, if it did.
    let next: String?
  }

  let moves: [Move]

  /// Reads a run's file.
  ///
  /// - Parameter plan: The plan that was run.
  /// - Throws: ``InputProblem`` with the place of what is wrong, or of what this plan does not have.
  public init(_ bytes: [UInt8], of plan: CallPlan) throws(InputProblem) {
    let file = try YAMLValue(bytes)
    let members = RecordedRun.members(file)
    guard members["apiInteractionRun"]?.scalar == "1", let list = members["steps"] else {
      throw file.problem("This is no record of a run. plan run --record writes one.")
    }
    guard let items = list.items else { throw list.problem("steps must be a list of the steps of a run.") }
    let ways = plan.steps.map { Set($0.branches.map(\.target.name)) }
    var moves: [Move] = []
    for item in items {
      let move = try RecordedRun.move(item, plan, ways)
      if let next = moves.last.map(\.next), next != move.step {
        throw item.problem(
          "The call comes to “\(move.step)” here, but it went on to \(next.map { "“\($0)”" } ?? "no other step") before."
        )
      }
      moves.append(move)
    }
    self.moves = moves
  }

  private static func move(
    _ item: YAMLValue, _ plan: CallPlan, _ ways: [Set<String>]
  ) throws(InputProblem) -> Move {
    let members = members(item)
    guard let name = members["step"] else {
      throw item.problem("A step of a run needs \"step\" with its name.")
    }
    let step = try name.text("step")
    guard let place = plan.indices[step] else {
      throw name.problem("The plan has no step “\(step)”: this is a run of another plan.")
    }
    guard let way = members["next"], !way.isNull else { return Move(step: step, next: nil) }
    let next = try way.text("next")
    guard ways[place].contains(next) else {
      throw way.problem(
        "No branch of “\(step)” leads to “\(next)”: this is a run of another plan.")
    }
    return Move(step: step, next: next)
  }

  /// The members of an object, whatever they are; none of anything else.
  private static func members(_ value: YAMLValue) -> [String: YAMLValue] {
    Dictionary((value.members ?? []).compactMap { key, value in key.scalar.map { ($0, value) } }) { $1 }
  }
}
