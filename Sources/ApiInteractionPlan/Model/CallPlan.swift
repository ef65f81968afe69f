import ApiInteractionKit

/// A call plan: the steps of a call, each leading to others. [P]
public struct CallPlan: Sendable {
  /// The text of the file, which ranges count in.
  public let source: SourceText
  /// What the plan calls itself.
  public let name: String?
  /// The steps in the order of the file.
  public let steps: [PlanStep]
  /// The step at which a call begins.
  public let start: PlanReference

  /// Which step has a name; of two, which the reader refuses, the first.
  public let indices: [String: Int]

  /// The steps that branches lead to, or the call begins at, and that are not there; each place in the file once.
  var missingSteps: [PlanReference] {
    var seen: Set<SourceRange> = []
    let targets = [start] + steps.flatMap(\.branches).map(\.target)
    return targets.filter { indices[$0.name] == nil && seen.insert($0.range).inserted }
  }

  init(source: SourceText, name: String?, steps: [PlanStep], start: PlanReference) {
    self.source = source
    self.name = name
    self.steps = steps
    self.start = start
    indices = Dictionary(steps.enumerated().map { ($1.name.name, $0) }) { first, _ in first }
  }
}
