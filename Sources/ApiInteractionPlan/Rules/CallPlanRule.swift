import ApiInteractionKit
import ApiInteractionLint

/// One thing that is looked for in a call plan.
public protocol CallPlanRule: RuleDeclaration {
  /// Everything that the rule finds in a plan. Ranges count in the plan's file.
  func check(_ subject: PlanSubject) -> [Diagnostic]
}

extension CallPlanRule {
  public var group: RuleGroup { .plan }

  /// Findings that say how a call comes to the step of each; of very many, the first.
  func findings(_ mistakes: [PlanMistake], in subject: PlanSubject) -> [Diagnostic] {
    mistakes.enumerated().map { index, mistake in
      let way = index < FileReport.mostShown ? subject.way(to: mistake) : nil
      var finding = finding(
        [mistake.message, way].compactMap(\.self).joined(separator: " "), at: mistake.range)
      finding.explanation = mistake.explanation
      return finding
    }
  }
}
