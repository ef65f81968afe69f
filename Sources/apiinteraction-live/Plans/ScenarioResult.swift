/// What came of a scenario.
struct ScenarioResult: Sendable {
  let name: String
  /// What is not as expected, in a sentence each.
  let failures: [String]
  /// What happened, step by step.
  let trace: String
}
