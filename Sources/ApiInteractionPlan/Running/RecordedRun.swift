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
  /// - Parameters:
  ///   - bytes: The file, as `plan run --record` writes it.
  ///   - plan: The plan that was run.
  /// - Throws: `InputProblem` with the place of what is wrong, or of what this plan does not have.
  public init(_ bytes: [UInt8], of plan: CallPlan) throws(InputProblem) {
    let items = try RecordedRun.steps(YAMLValue(bytes), of: plan)
    let ways = plan.steps.map { Set($0.branches.map(\.target.name)) }
    var moves: [Move] = []
    for item in items {
      let move = try RecordedRun.move(item, plan, ways)
      if moves.isEmpty, move.step != plan.start.name {
        throw item.problem("A call through the plan begins at “\(plan.start.name)”, not at “\(move.step)”.")
      }
      if let next = moves.last.map(\.next), next != move.step {
        throw item.problem(
          "The call comes to “\(move.step)” here, but it went on to \(next.map { "“\($0)”" } ?? "no other step") before."
        )
      }
      moves.append(move)
    }
    self.moves = moves
  }

  /// The name of the first member of a run's file, by which it is known.
  package static let key = "apiInteractionRun"

  /// The steps in a run's file.
  ///
  /// - Throws: `InputProblem` if it is no such file, or that of a run through a plan of another name.
  package static func steps(_ file: YAMLValue, of plan: CallPlan) throws(InputProblem) -> [YAMLValue] {
    let members = file.membersByName
    guard let version = members[key] else {
      throw file.problem("This is no record of a run, as `plan run --record` writes one.")
    }
    guard version.scalar == "1" else {
      throw version.problem("This record of a run is of a version that is not known here.")
    }
    guard let steps = members["steps"]?.items else {
      throw (members["steps"] ?? file).problem("This record of a run has no list of steps.")
    }
    let name = members["plan"].flatMap { $0.isNull ? nil : $0.scalar }
    guard name == plan.name else {
      throw (members["plan"] ?? file).problem(
        "This is the record of another plan: it is of \(words(name)), and this is \(words(plan.name)).")
    }
    return steps
  }

  private static func move(
    _ item: YAMLValue, _ plan: CallPlan, _ ways: [Set<String>]
  ) throws(InputProblem) -> Move {
    let members = item.membersByName
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

  private static func words(_ plan: String?) -> String { plan.map { "“\($0)”" } ?? "a plan without a name" }
}
