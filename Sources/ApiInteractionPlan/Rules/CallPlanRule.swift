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
      var mistake = mistake
      if index < FileReport.mostShown, let way = subject.way(to: mistake) { mistake.message += " " + way }
      return finding(mistake)
    }
  }

  /// What the first of some mistakes explains.
  func explanation(_ mistakes: [PlanMistake]) -> Diagnostic.Explanation? {
    mistakes.first.map { Diagnostic.Explanation(id, at: $0.range) }
  }

  /// A finding that says no more than a mistake does.
  func finding(_ mistake: PlanMistake) -> Diagnostic {
    var finding = finding(mistake.message, at: mistake.range)
    finding.explanation = mistake.explanation
    return finding
  }
}
