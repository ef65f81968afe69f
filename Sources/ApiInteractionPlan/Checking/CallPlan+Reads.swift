import ApiInteractionKit

extension CallPlan {
  /// The data sources whose values a call may bring: those that steps read, and those that collect steps set from it.
  package func dataSourcesRead(_ definitions: PlanDefinitions) -> [String] {
    steps.enumerated().flatMap { index, step in
      let use = StepUse(step.action, definitions.definition(at: index))
      if case .collect = step.action { return use.sets.map(\.name) }
      return use.reads.map(\.name)
    }
  }
}
