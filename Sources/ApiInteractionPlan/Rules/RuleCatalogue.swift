import ApiInteractionLint

/// All that is looked for, in definitions and in call plans.
public enum RuleCatalogue {
  /// Every rule there is, in the order in which they are listed.
  public static let all: [any RuleDeclaration] =
    Linter.allRules.map { $0 } + PlanChecker.allRules.map { $0 }
}
