import ApiInteractionKit
import ApiInteractionPlan

/// Walks a call plan as the platform does in a call: connectors send, routers decide. [P]
///
/// ```swift
/// let walker = try PlanWalker(plan, definitions: definitions) { _ in client }
/// var walk = walker.begin(PlanCall(dataSources: ["Amount": "10.00"]))
/// while let visit = try await walk.advance() { print(visit.step.name.name) }
/// ```
public struct PlanWalker: Sendable {
  /// The plan that calls go through.
  public let plan: CallPlan
  /// What connectors send, by the places of their steps.
  public let interactions: [Int: ApiInteraction]
  /// What sends the request of a step, by its name.
  let client: @Sendable (String) -> InteractionClient
  /// Has payments end in one way from then on; nil against the real services, where nothing does.
  let pay: (@Sendable (PaymentOutcome) async -> Void)?

  /// Takes a plan that can be walked.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - definitions: The definitions of its connectors.
  ///   - pay: Stands in for the payment provider's IVR: has payments end in one way from then on.
  ///   - client: Gives what sends the request of a step, by its name.
  /// - Throws: ``PlanObstacles`` if a branch leads nowhere or is missing, or a connector has no request to send.
  public init(
    _ plan: CallPlan, definitions: PlanDefinitions,
    pay: (@Sendable (PaymentOutcome) async -> Void)? = nil,
    client: @escaping @Sendable (String) -> InteractionClient
  ) throws(PlanObstacles) {
    var interactions: [Int: ApiInteraction] = [:]
    var found = definitions.diagnostics + plan.obstacles
    // Why a definition could not be filled is said already.
    let isToldOfUnfilled = !definitions.diagnostics.isEmpty
    for (index, step) in plan.steps.enumerated() {
      guard let connector = step.connector else { continue }
      let definition = definitions.filled[index]
      interactions[index] = definition?.interaction
      if interactions[index] != nil || definition == nil && isToldOfUnfilled { continue }
      let message =
        definition == nil
        ? "The definition was not read: the definitions are those of another plan."
        : "The definition has errors: `lint` and `plan check` show them."
      found.append(PlanDefinitions.finding(message, at: connector))
    }
    guard found.isEmpty else {
      throw PlanObstacles(diagnostics: found.sorted { $0.range.start < $1.range.start })
    }
    self.plan = plan
    self.interactions = interactions
    self.pay = pay
    self.client = client
  }

  /// A call at the plan's first step.
  public func begin(_ call: PlanCall, _ options: PlanWalkOptions = PlanWalkOptions()) -> PlanWalk {
    PlanWalk(self, call, options)
  }
}
