import ApiInteractionKit
import ApiInteractionLint

/// A plan and the calls by which it is tested. [P]
public struct PlanScenarios: Sendable {
  /// The text of the file, which ranges count in.
  public let source: SourceText
  /// The plan's file, from the folder of this one.
  public let plan: PlanReference
  /// The scenarios, in the order of the file.
  public let scenarios: [PlanScenario]

  init(source: SourceText, plan: PlanReference, scenarios: [PlanScenario]) {
    self.source = source
    self.plan = plan
    self.scenarios = scenarios
  }

  /// The JSON Schema of a file of scenarios, in UTF-8.
  public static var schema: [UInt8] { PackageResources.scenarios_schema_json }

  /// Reads a file of scenarios, which is YAML or JSON.
  ///
  /// - Throws: ``PlanFileError`` with the first thing that is wrong in each scenario.
  public init(_ bytes: [UInt8]) throws(PlanFileError) {
    self = try PlanScenariosReader.read(bytes)
  }

  /// What the scenarios say of steps and data sources that the plan does not have, whatever their comments say.
  ///
  /// - Parameter definitions: The definitions of the plan's connectors.
  func problems(in plan: CallPlan, definitions: PlanDefinitions) -> [Diagnostic] {
    let ends = Set(plan.steps.filter(\.action.isLast).map(\.name.name))
    let connectors = Set(plan.steps.filter { $0.connector != nil }.map(\.name.name))
    let asked = Set(
      plan.steps.compactMap { if case .ask(let source) = $0.action { source.name } else { nil } })
    let uses = plan.steps.enumerated().map { StepUse($1.action, definitions.definition(at: $0)) }
    let set = Set(uses.flatMap(\.sets).map(\.name)).union(CallDataSource.names)
    let used = set.union(uses.flatMap(\.reads).map(\.name))
    // Of a definition that cannot be read nobody knows what it sets: that is said instead.
    let isComplete = plan.steps.indices.allSatisfy {
      plan.steps[$0].connector == nil || definitions.definition(at: $0) != nil
    }
    return scenarios.flatMap { scenario in
      let given = scenario.data.map(\.dataSource)
      let names: [(references: [PlanReference], known: Set<String>, message: (String) -> String)] = [
        ([scenario.end], ends, { "The plan has no step “\($0)” at which a call ends." }),
        (scenario.faults.map(\.step), connectors, { "The plan has no connector “\($0)”." }),
        (scenario.digits.map(\.dataSource), asked, { "No step of the plan asks for a digit into “\($0)”." }),
      ]
      let values: [(references: [PlanReference], known: Set<String>, message: (String) -> String)] = [
        (given, used, { "No step of the plan reads or sets “\($0)”." }),
        (
          scenario.dataSources.map(\.dataSource), set.union(given.map(\.name)),
          { "No step of the plan sets “\($0)”." }
        ),
      ]
      return (names + (isComplete ? values : [])).flatMap(PlanScenarios.unknown)
    }
  }

  private static func unknown(
    _ references: [PlanReference], in names: Set<String>, _ message: (String) -> String
  ) -> [Diagnostic] {
    references.filter { !names.contains($0.name) }.map { reference in
      // In an order that does not change from run to run.
      let advice =
        reference.name.nearest(in: names.sorted()).map { NameAdvice.question($0, for: reference.name) } ?? ""
      return PlanScenarioName().finding(message(reference.name) + advice, at: reference.range)
    }
  }
}
