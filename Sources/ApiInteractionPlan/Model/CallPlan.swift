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

  /// The steps that branches lead to, or the call begins at, and that are not there, each place in the file once; and from
  /// which step the branch leads there.
  var missingSteps: [(from: Int?, target: PlanReference)] {
    var seen: Set<SourceRange> = []
    let targets = steps.enumerated().flatMap { index, step in
      step.branches.map { (from: Int?.some(index), target: $0.target) }
    }
    return ([(nil, start)] + targets).filter {
      indices[$0.target.name] == nil && seen.insert($0.target.range).inserted
    }
  }

  init(source: SourceText, name: String?, steps: [PlanStep], start: PlanReference) {
    self.source = source
    self.name = name
    self.steps = steps
    self.start = start
    indices = Dictionary(steps.enumerated().map { ($1.name.name, $0) }) { first, _ in first }
  }
}
