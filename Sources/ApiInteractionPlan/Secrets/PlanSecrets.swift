import ApiInteractionKit
import ApiInteractionLint

/// Which data sources of a call plan hold secrets: by their names, by where requests put them, by where they are read from,
/// or because the user says so. [P]
public struct PlanSecrets: Sendable {
  /// The data sources, whatever they are called.
  public let dataSources: Set<String>
  /// What secrets are called, the user's own names among them.
  package let names: SecretNames
  /// What the plan gives to slots that the definitions do not have, by the places of the steps.
  private let strays: [Int: [PlanConnector.SlotValue]]
  /// The secrets that are written out in the plan's file and in the definitions, filled or not.
  package private(set) var known: [String]

  /// The secrets of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - definitions: The definitions of its connectors.
  ///   - patterns: The user's own names of secrets.
  public init(_ plan: CallPlan, definitions: PlanDefinitions, named patterns: [NamePattern] = []) {
    let names = SecretNames(patterns)
    var found: Set<String> = []
    for definition in definitions.filled.values {
      guard let interaction = definition.interaction else { continue }
      found.formUnion(SecretSources.names(in: interaction.request, names))
      for field in interaction.response.fields where names.matches(field.locator) {
        found.insert(field.destination.name)
      }
    }
    for (index, step) in plan.steps.enumerated() {
      let use = StepUse(step.action, definitions.filled[index])
      for name in (use.reads + use.sets).map(\.name) where names.isNamed(name) { found.insert(name) }
    }
    dataSources = found
    self.names = names
    var sources: Set<[UInt8]> = []
    known = (definitions.files.map(\.definition) + definitions.filled.values).filter {
      sources.insert($0.source.bytes).inserted
    }.flatMap(names.literals)
    strays = Dictionary(
      uniqueKeysWithValues: plan.steps.indices.map { ($0, definitions.strayValues(at: $0)) }.filter {
        !$0.1.isEmpty
      })
    known += plan.source.secrets.map { plan.source[$0] } + texts(in: plan).map(\.text)
  }

  /// Whether the value of a data source, or of a slot, is not to be seen.
  public func hides(_ name: String) -> Bool { names.matches(name) || dataSources.contains(name) }

  /// Where the plan's file says what such a data source holds, or is compared with, and what secret slots are filled with,
  /// or slots that no definition has: which of these a misspelt name means nobody knows. And wherever else these texts stand,
  /// or those that the definitions hold.
  public func ranges(in plan: CallPlan) -> [SourceRange] {
    texts(in: plan).map(\.range) + SecretValues(known).ranges(in: plan.source.bytes)
  }

  /// Where a file of scenarios says what such a data source holds, or must hold; and wherever else these texts stand in it,
  /// or those of the plan.
  public func ranges(in scenarios: PlanScenarios) -> [SourceRange] {
    let values = scenarios.scenarios.flatMap { $0.data + $0.dataSources }
    let secrets = values.filter { hides($0.dataSource.name) }.compactMap { value in
      value.value.map { (text: $0, range: value.valueRange) }
    }
    return secrets.map(\.range)
      + SecretValues(known + secrets.map(\.text)).ranges(in: scenarios.source.bytes)
  }

  /// The secrets that the plan's file says, and where.
  private func texts(in plan: CallPlan) -> [(text: String, range: SourceRange)] {
    plan.steps.enumerated().flatMap { index, step in
      texts(of: step.action) + (strays[index] ?? []).map { ($0.value, $0.valueRange) }
    }
  }

  /// Those that it says of a step by names.
  private func texts(of action: PlanAction) -> [(text: String, range: SourceRange)] {
    switch action {
    case .collect(let values), .set(let values):
      values.filter { hides($0.dataSource.name) }.compactMap { value in
        value.value.map { ($0, value.valueRange) }
      }
    case .router(let rules):
      rules.filter { $0.comparison != .isEmpty && hides($0.dataSource.name) }.map {
        ($0.operand.name, $0.operand.range)
      }
    case .connector(let connector):
      connector.slotValues.filter { hides($0.slot.name) }.map { ($0.value, $0.valueRange) }
    default: []
    }
  }
}
