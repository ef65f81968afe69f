import ApiInteractionKit
import ApiInteractionLint

/// Finds what is wrong between the steps of a call plan.
public struct PlanChecker: Sendable {
  /// Every rule there is, in the order in which they are listed.
  public static let allRules: [any CallPlanRule] = [
    PlanStructure(), PlanConnectorDefinition(), PlanUnknownStep(), PlanUnreachableStep(), PlanMissingBranch(),
    PlanEndlessLoop(),
    PlanUnsetDataSource(), PlanTransferInputs(), PlanUnusedDestination(), PlanUncheckedStatus(),
    PlanRouterType(), PlanUnknownState(), PlanScenarioName(),
  ]

  /// What a user wants otherwise.
  public let settings: LintSettings

  /// A checker of plans.
  public init(settings: LintSettings = LintSettings()) {
    self.settings = settings
  }

  /// What is wrong in a plan, in the order of its file, in which ranges count.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - definitions: The definitions of its connectors.
  ///   - linters: Linters for the definitions, by their paths from the plan's folder: what they find only as the plan fills
  ///     slots is told where the plan gives the value, or names the definition. What a definition has wrong alone is told in
  ///     its own file.
  public func check(
    _ plan: CallPlan, definitions: PlanDefinitions, linters: [String: Linter] = [:]
  ) -> [Diagnostic] {
    let subject = PlanSubject(plan, definitions, known: settings.dataSources) {
      Set(
        definitions.files.flatMap { file in
          linters[file.path]?.missingDestinations(of: file.definition).map(ExactName.init) ?? []
        })
    }
    let found = PlanChecker.allRules.flatMap { isOn($0.id) ? $0.check(subject) : [] }
    let filled = FilledFindings.all(in: plan, definitions, linters)
    return settled(
      found + filled.filter { isOn($0.rule) }, in: plan.source,
      hidden: subject.unjudged, lookedFor: Set(linters.values.flatMap(\.rules).map(\.id)),
      others: definitions.files.isEmpty ? [] : Linter.allRules.map(\.id))
  }

  /// What scenarios say of a plan's steps and data sources that it does not have, in the order of their file, in which
  /// ranges count.
  public func check(
    _ scenarios: PlanScenarios, of plan: CallPlan, definitions: PlanDefinitions
  ) -> [Diagnostic] {
    let found = scenarios.problems(in: plan, definitions: definitions)
    return settled(found.filter { isOn($0.rule) }, in: scenarios.source)
  }

  private func isOn(_ rule: String) -> Bool { !settings.disabled.contains(rule) }

  /// The findings that are left by what comments and settings say.
  ///
  /// - Parameters:
  ///   - hidden: Where the rules of plans may not find what they would find without another mistake.
  ///   - lookedFor: The rules that were looked for besides those of plans.
  ///   - others: All such rules that comments may name.
  private func settled(
    _ findings: [Diagnostic], in source: SourceText, hidden: [SourceRange] = [], lookedFor: Set<String> = [],
    others: [String] = []
  ) -> [Diagnostic] {
    var findings = findings
    if var suppressions = Suppressions(plan: source) {
      let own = PlanChecker.allRules.map(\.id) + Suppressions.own
      findings = suppressions.settle(
        findings, lookedFor: lookedFor.union(own).filter(isOn), of: own + others, hidden: (hidden, Set(own)))
    }
    return settings.weighed(findings).withoutExplained.sorted {
      ($0.range.start, $0.rule) < ($1.range.start, $1.rule)
    }
  }
}
