import ApiInteractionKit
import ApiInteractionLint

/// What a step does with data sources.
struct StepUse: Sendable {
  /// What it reads, and where in the plan that is said.
  private(set) var reads: [PlanReference] = []
  /// The readings, by their places, that only ask whether a data source is empty: a router's rules.
  private(set) var emptyTests: Set<Int> = []
  /// What it sets; a connector only where a response came.
  private(set) var sets: [PlanReference] = []
  /// What it sets to null.
  private(set) var clears: [PlanReference] = []
  /// What it sets to a digit, or to null where the caller presses nothing and it goes on by default.
  private(set) var asks: PlanReference?

  /// - Parameter definition: That of a connector, if it could be read.
  init(_ action: PlanAction, _ definition: Definition?) {
    switch action {
    case .collect(let values): sets = values.map(\.dataSource)
    case .set(let values):
      sets = values.filter { $0.value != nil }.map(\.dataSource)
      clears = values.filter { $0.value == nil }.map(\.dataSource)
    case .ask(let dataSource): (sets, asks) = ([dataSource], dataSource)
    case .router(let rules):
      reads = rules.map(\.dataSource)
      emptyTests = Set(rules.indices.filter { rules[$0].comparison == .isEmpty })
    case .transfer(let number, let link): reads = [number, link]
    case .connector(let connector): readDefinition(definition, of: connector)
    case .payment, .announce, .agent, .end: break
    }
  }

  private mutating func readDefinition(_ definition: Definition?, of connector: PlanConnector) {
    guard let definition else { return }
    let range = connector.file.range
    var seen: Set<ExactName> = []
    for (placeholder, _) in definition.values.flatMap(\.placeholders) where placeholder.kind == .dataSource {
      guard seen.insert(ExactName(placeholder.name)).inserted else { continue }
      // What the plan itself gives is told there.
      let given = connector.slotValues.first { value in
        ["$(\(placeholder.name))", "$(\(placeholder.name):"].contains(where: value.value.contains)
      }
      reads.append(PlanReference(name: placeholder.name, range: given?.valueRange ?? range))
    }
    let destinations = [definition.responseCodeDestination] + definition.fields.map(\.destination)
    sets = destinations.compactMap { $0 }.filter { $0.isLiteral && !$0.isBlank }
      .map { PlanReference(name: $0.text.string, range: range) }
  }

  /// Whether a call that leaves the step on a condition has what it sets.
  static func isDone(on condition: PlanBranch.Condition) -> Bool { condition != .interfaceFailure }

  /// Whether a call that leaves the step on a condition has another value of a data source than before.
  func changes(_ name: ExactName, on condition: PlanBranch.Condition) -> Bool {
    StepUse.isDone(on: condition) && (sets + clears).contains { ExactName($0.name) == name }
  }
}
