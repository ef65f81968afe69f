import ApiInteractionKit
import ApiInteractionLint

/// Which data sources of a call plan hold secrets: by their names, by where requests put them, by where they are read from,
/// or because the user says so. [P]
public struct PlanSecrets: Sendable {
  /// The data sources, whatever they are called.
  public let dataSources: Set<String>
  /// What secrets are called, the user's own names among them.
  package let names: SecretNames

  /// The secrets of a plan.
  ///
  /// - Parameters:
  ///   - plan: The plan as it was read.
  ///   - definitions: The definitions of the connectors that could be read, by the places of their steps.
  ///   - patterns: The user's own names of secrets.
  public init(_ plan: CallPlan, definitions: [Int: Definition], named patterns: [NamePattern] = []) {
    let names = SecretNames(patterns)
    var found: Set<String> = []
    for definition in definitions.values {
      guard let interaction = definition.interaction else { continue }
      found.formUnion(SecretSources.names(in: interaction.request, names))
      for field in interaction.response.fields where names.matches(field.locator) {
        found.insert(field.destination.name)
      }
    }
    for (index, step) in plan.steps.enumerated() {
      let use = StepUse(step.action, definitions[index])
      for name in (use.reads + use.sets).map(\.name) where names.isNamed(name) { found.insert(name) }
    }
    dataSources = found
    self.names = names
  }

  /// Whether the value of a data source, or of a slot, is not to be seen.
  public func hides(_ name: String) -> Bool { names.matches(name) || dataSources.contains(name) }

  /// Where the plan's file says what such a data source holds, or is compared with, and what secret slots are filled with;
  /// and wherever else these texts stand in it.
  public func ranges(in plan: CallPlan) -> [SourceRange] {
    ranges(of: plan.steps.flatMap { texts(of: $0.action) }, in: plan.source)
  }

  /// Where a file of scenarios says what such a data source holds, or must hold; and wherever else these texts stand in it.
  public func ranges(in scenarios: PlanScenarios) -> [SourceRange] {
    let values = scenarios.scenarios.flatMap { $0.data + $0.dataSources }
    let secrets = values.filter { hides($0.dataSource.name) }.compactMap { value in
      value.value.map { (text: $0, range: value.valueRange) }
    }
    return ranges(of: secrets, in: scenarios.source)
  }

  private func ranges(
    of secrets: [(text: String, range: SourceRange)], in source: SourceText
  ) -> [SourceRange] {
    let repeated = SecretTexts(secrets.map(\.text).filter { !SecretValues.flags.contains($0.lowercased()) })
    return secrets.map(\.range) + repeated.ranges(in: source.bytes)
  }

  /// The secrets that the plan's file says of a step, and where.
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
      connector.slotValues.filter { names.matches($0.slot.name) }.map { ($0.value, $0.valueRange) }
    default: []
    }
  }
}
