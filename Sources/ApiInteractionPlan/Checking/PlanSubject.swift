import ApiInteractionKit
import ApiInteractionLint

/// What rules look at: a plan that was followed once for all of them.
public struct PlanSubject: Sendable {
  public let plan: CallPlan
  public let definitions: PlanDefinitions
  let graph: PlanGraph
  /// What each step does with data sources.
  let uses: [StepUse]
  /// Whether every branch leads to a step: else, what no call comes to is no mistake of its own.
  let isConnected: Bool
  /// Whether it is known of every step that a call comes to what it reads and sets.
  let isComplete: Bool
  /// What is read where nothing has set it; empty where that is not known.
  let unset: [UnsetReading]

  init(_ plan: CallPlan, _ definitions: PlanDefinitions) {
    self.plan = plan
    self.definitions = definitions
    let graph = PlanGraph(plan)
    let filled = definitions.filled
    let uses = plan.steps.enumerated().map { StepUse($1.action, filled[$0]) }
    self.graph = graph
    self.uses = uses
    isConnected = plan.missingSteps.isEmpty
    isComplete =
      isConnected
      && plan.steps.indices.allSatisfy { index in
        if case .connector = plan.steps[index].action { filled[index] != nil } else { true }
      }
    unset = isComplete ? UnsetReading.all(in: DataFlow(graph, uses)) : []
  }

  /// The rules of all routers.
  var routerRules: [PlanRule] {
    plan.steps.flatMap { step -> [PlanRule] in
      if case .router(let rules) = step.action { rules } else { [] }
    }
  }

  /// Whether a step is the transfer to the payment provider.
  func isTransfer(_ step: Int) -> Bool {
    if case .transfer = plan.steps[step].action { true } else { false }
  }

  /// The data source into which a connector stores the response code.
  func responseCode(of step: Int) -> String? {
    definitions.filled[step]?.responseCodeDestination?.text.string
  }

  /// A step's name in a message.
  func name(of step: Int) -> String { "“\(plan.steps[step].name.name)”" }

  /// Steps in a message, one after the other.
  func names(of steps: [Int]) -> String {
    let names = steps.map(name)
    guard names.count > 8 else { return names.joined(separator: " → ") }
    return (names.prefix(4) + ["…"] + names.suffix(3)).joined(separator: " → ")
  }
}
