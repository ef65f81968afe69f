import ApiInteractionKit
import ApiInteractionLint

/// Finds what is wrong between the steps of a call plan.
public struct PlanChecker: Sendable {
  /// Every rule there is, in the order in which they are listed.
  public static let allRules: [any CallPlanRule] = [
    PlanConnectorDefinition(), PlanUnknownStep(), PlanUnreachableStep(), PlanMissingBranch(),
    PlanEndlessLoop(),
    PlanUnsetDataSource(), PlanTransferInputs(), PlanUnusedDestination(), PlanUncheckedStatus(),
    PlanRouterType(), PlanUnknownState(), PlanScenarioName(),
  ]

  /// What a user wants otherwise.
  public let settings: LintSettings

  public init(settings: LintSettings = LintSettings()) {
    self.settings = settings
  }

  /// What is wrong in a plan, in the order of its file, in which ranges count.
  public func check(_ plan: CallPlan, definitions: PlanDefinitions) -> [Diagnostic] {
    let subject = PlanSubject(plan, definitions, known: settings.dataSources)
    return settled(PlanChecker.allRules.flatMap { isOn($0.id) ? $0.check(subject) : [] }, in: plan.source)
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
  private func settled(_ findings: [Diagnostic], in source: SourceText) -> [Diagnostic] {
    var findings = findings
    if var suppressions = Suppressions(plan: source) {
      let all = PlanChecker.allRules.map(\.id) + Suppressions.own
      findings = suppressions.settle(findings, lookedFor: Set(all.filter(isOn)), of: all)
    }
    return settings.weighed(findings).sorted { ($0.range.start, $0.rule) < ($1.range.start, $1.rule) }
  }
}
