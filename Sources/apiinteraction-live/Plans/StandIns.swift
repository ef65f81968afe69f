import ApiInteractionClient

/// The data sources that hold, as a call goes on, what only the sandbox gives.
struct StandIns {
  private(set) var names: Set<String> = []

  /// Takes note of what a step sets.
  mutating func note(_ visit: PlanVisit) {
    names.subtract(visit.assignments.map(\.dataSource))
    names.formUnion(visit.standIns)
  }
}
