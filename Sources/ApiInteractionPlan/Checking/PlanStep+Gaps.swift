extension PlanStep {
  /// A case for which a step needs a branch.
  struct Gap {
    let condition: PlanBranch.Condition
    /// What the plan's file calls the branch.
    let key: String
    let when: String
  }

  /// The cases for which it needs a branch and has none.
  var gaps: [Gap] {
    needed.filter { gap in !branches.contains { $0.condition == gap.condition } }
  }

  private var needed: [Gap] {
    switch action {
    case .connector:
      [
        Gap(condition: .success, key: "success:", when: "a response comes"),
        Gap(
          condition: .interfaceFailure, key: "interface-failure:",
          when: "the service does not answer in 10 seconds"),
      ]
    case .router: [Gap(condition: .otherwise, key: "default:", when: "no rule matches")]
    case .ask:
      [
        Gap(
          condition: .otherwise, key: "default:", when: "the caller presses nothing, or another digit")
      ]
    case .agent, .end: []
    default: [Gap(condition: .next, key: "next:", when: "it is done")]
    }
  }
}
