import ApiInteractionKit
import ApiInteractionLint

/// Reads a file of scenarios.
struct PlanScenariosReader {
  private let source: PlanSource

  /// - Throws: ``PlanFileError`` with the first thing that is wrong in each scenario.
  static func read(_ bytes: [UInt8]) throws(PlanFileError) -> PlanScenarios {
    try PlanFileError.reading(bytes, by: PlanScenarioName()) { problems throws(InputProblem) in
      try PlanScenariosReader(source: PlanSource(bytes)).scenarios(YAMLValue(bytes), &problems)
    }
  }

  private func scenarios(
    _ file: YAMLValue, _ problems: inout [InputProblem]
  ) throws(InputProblem) -> PlanScenarios {
    let members = try file.mapping("A file of scenarios", allowing: ["plan", "scenarios"])
    guard let plan = members["plan"] else {
      throw file.problem("A file of scenarios needs plan: with the plan's file.")
    }
    guard let list = members["scenarios"] else { throw file.problem("A file of scenarios needs scenarios.") }
    let entries = try list.entries("scenarios")
    if entries.isEmpty { throw list.problem("There must be at least one scenario.") }
    var scenarios: [PlanScenario] = []
    for (name, value) in entries {
      do throws(InputProblem) {
        scenarios.append(try scenario(try source.reference(name, "A scenario's name"), value))
      } catch {
        problems.append(error)
      }
    }
    return PlanScenarios(source: source.text, plan: try source.reference(plan, "plan"), scenarios: scenarios)
  }

  private func scenario(_ name: PlanReference, _ value: YAMLValue) throws(InputProblem) -> PlanScenario {
    let what = "The scenario “\(name.name)”"
    let members = try value.mapping(what, allowing: ["data", "payment", "digits", "faults", "expect"])
    guard let expected = try members["expect"]?.mapping("expect", allowing: ["end", "data-sources"]),
      let end = expected["end"]
    else { throw value.problem("\(what) needs expect: with end: and the step at which the call ends.") }
    return PlanScenario(
      name: name, data: try values(members["data"], "data"),
      payment: try members["payment"].map(PlanSource.outcomes) ?? [],
      digits: try entries(members["digits"], "digits").map { key, value throws(InputProblem) in
        (try source.dataSource(key, "A name in digits"), try digits(value))
      },
      faults: try entries(members["faults"], "faults").map { key, value throws(InputProblem) in
        PlanScenario.Fault(
          step: try source.reference(key, "A step in faults"),
          fault: try PlanSource.known(value, "A fault"))
      },
      end: try source.reference(end, "end"), dataSources: try values(expected["data-sources"], "data-sources")
    )
  }

  private func entries(
    _ value: YAMLValue?, _ what: String
  ) throws(InputProblem) -> [(key: YAMLValue, value: YAMLValue)] {
    try value?.entries(what) ?? []
  }

  private func values(
    _ value: YAMLValue?, _ what: String
  ) throws(InputProblem) -> [PlanScenario.Value] {
    try entries(value, what).map { key, value throws(InputProblem) in
      let name = try source.dataSource(key, "A name in \(what)")
      guard let text = value.scalar else {
        throw value.problem("The value of “\(name.name)” must be a text, a number or null.")
      }
      try value.checkText()
      return PlanScenario.Value(
        dataSource: name, value: value.isNull ? nil : text, valueRange: source.range(of: value))
    }
  }

  private func digits(_ value: YAMLValue) throws(InputProblem) -> [String?] {
    let items = value.items ?? [value]
    if items.isEmpty { throw value.problem("There must be at least one digit, or null for none.") }
    return try items.map { item throws(InputProblem) in item.isNull ? nil : try PlanSource.digit(item) }
  }
}
