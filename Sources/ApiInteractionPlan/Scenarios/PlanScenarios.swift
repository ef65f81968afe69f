import ApiInteractionKit
import ApiInteractionLint

/// A plan and the calls by which it is tested. [P]
public struct PlanScenarios: Sendable {
  /// The text of the file, which ranges count in.
  public let source: SourceText
  /// The plan's file, from the folder of this one.
  public let plan: PlanReference
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
  /// - Throws: ``InputProblem`` with the place of the first thing that is wrong.
  public init(_ bytes: [UInt8]) throws(InputProblem) {
    self = try PlanScenariosReader.read(bytes)
  }

  /// What the scenarios say of steps and data sources that the plan does not have, whatever their comments say.
  ///
  /// - Parameter definitions: The definitions of the plan's connectors.
  func problems(in plan: CallPlan, definitions: PlanDefinitions) -> [Diagnostic] {
    let ends = plan.steps.filter(\.action.isLast).map(\.name.name)
    let connectors = plan.steps.filter { if case .connector = $0.action { true } else { false } }
      .map(\.name.name)
    let asked = plan.steps.compactMap { if case .ask(let source) = $0.action { source.name } else { nil } }
    let set = plan.steps.enumerated().flatMap { index, step in
      StepUse(step.action, definitions.filled[index]).sets.map(\.name)
    }
    return scenarios.flatMap { scenario in
      let known = set + scenario.data.keys + CallDataSource.names
      return PlanScenarios.unknown(
        [scenario.end], in: ends, { "The plan has no step “\($0)” at which a call ends." })
        + PlanScenarios.unknown(
          scenario.faults.map(\.step), in: connectors, { "The plan has no connector “\($0)”." })
        + PlanScenarios.unknown(
          scenario.digits.map(\.dataSource), in: asked,
          { "No step of the plan asks for a digit into “\($0)”." })
        + PlanScenarios.unknown(
          scenario.dataSources.map(\.dataSource), in: known, { "No step of the plan sets “\($0)”." })
    }
  }

  private static func unknown(
    _ references: [PlanReference], in names: [String], _ message: (String) -> String
  ) -> [Diagnostic] {
    references.filter { !names.contains($0.name) }.map { reference in
      let advice = reference.name.nearest(in: names).map { " Did you mean “\($0)”?" } ?? ""
      return PlanScenarioName().finding(message(reference.name) + advice, at: reference.range)
    }
  }
}
