/// A call plan: the steps of a call, each leading to others. [P]
public struct CallPlan: Sendable {
  public let name: String?
  /// The steps in the order of the file.
  public let steps: [PlanStep]
  /// The step at which a call begins.
  public let start: PlanReference

  /// Which step has a name; of two, which the reader refuses, the first.
  public let indices: [String: Int]

  init(name: String?, steps: [PlanStep], start: PlanReference) {
    self.name = name
    self.steps = steps
    self.start = start
    indices = Dictionary(steps.enumerated().map { ($1.name.name, $0) }) { first, _ in first }
  }
}
