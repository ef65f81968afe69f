import Foundation
import TestSupport
import Testing

@Suite("Call plans with a configuration")
struct PlanConfigurationTests {
  /// A plan with a warning, `plan-unreachable-step`, in a folder with a configuration.
  private func folder(_ configuration: String, in place: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(configuration, to: "\(place).apiinteraction.yml")
    try folder.write("steps:\n  a: {end: over}\n  b: {end: over}\n", to: "plans/p.yml")
    return folder
  }

  @Test(
    "the nearest configuration upwards from the plan decides what is looked for, and how severe it is",
    arguments: [
      ("off", "", nil, 0), ("off", "plans/", nil, 0), ("info", "", "info", 0), ("error", "", "error", 1),
      ("{severity: error}", "", "error", 1), ("off", "other/", "warning", 1),
    ] as [(String, String, String?, Int32)])
  func severity(setting: String, place: String, severity: String?, status: Int32) throws {
    let folder = try folder("rules: {plan-unreachable-step: \(setting)}", in: place)
    let result = try Command.run(["plan", "check", "plans/p.yml"], in: folder.url)
    #expect(result.status == status)
    #expect(result.error == "")
    let finding = severity.map {
      """
      plans/p.yml:3:3: \($0): No call comes to “b”: no step that is reached leads there. [plan-unreachable-step]
        3 |   b: {end: over}
          |   ^


      """
    }
    #expect(result.output.hasPrefix((finding ?? "") + "1 file checked in "))
    let graph = try Command.run(["plan", "graph", "plans/p.yml"], in: folder.url).output
    #expect(graph.contains("class=\"step end\(severity.map { " \($0)" } ?? "")\""))
    #expect(graph.contains("[plan-unreachable-step]") == (severity != nil))
  }

  @Test("what the configuration says that something else sets is set")
  func dataSources() throws {
    let folder = try folder("data-sources: [Queue]")
    try folder.write(
      "steps:\n  a: {router: [{data-source: Queue, equals: x, next: b}], default: b}\n  b: {end: over}\n",
      to: "plans/p.yml")
    #expect(try Command.run(["plan", "check", "plans/p.yml", "-q"], in: folder.url).output == "")
    try folder.write("{}", to: ".apiinteraction.yml")
    #expect(try Command.run(["plan", "check", "plans/p.yml", "-q"], in: folder.url).status == 1)
  }

  @Test("a plan from standard input has the configuration of the current folder")
  func input() throws {
    let folder = try folder("rules: {plan-unreachable-step: off}")
    let plan = try folder.text("plans/p.yml")
    #expect(try Command.run(["plan", "check", "-"], in: folder.url, input: plan).status == 0)
    #expect(try Command.run(["plan", "check", "-"], input: plan).status == 1)
  }

  @Test("a bad configuration is told, and nothing is done", arguments: ["check", "graph"])
  func bad(command: String) throws {
    let folder = try folder("rules: {plan-unreachable-stp: off}")
    let message = "There is no rule “plan-unreachable-stp”. Did you mean “plan-unreachable-step”?"
    #expect(
      try Command.run(["plan", command, "plans/p.yml"], in: folder.url)
        == Command.Result(
          status: 2, output: "", error: "apiinteraction: .apiinteraction.yml:1:9: \(message)\n"))
  }

  @Test("lint takes a configuration with rules of call plans, and says who looks for them")
  func lint() throws {
    let folder = try folder("rules: {plan-unreachable-step: off}")
    try folder.write(try Fixtures.bytes("Plans/authorize.xml"), to: "a.xml")
    #expect(try Command.run(["lint"], in: folder.url).status == 0)
    #expect(
      try Command.run(["lint", "--select", "plan-unreachable-step"], in: folder.url)
        == Command.Result(
          status: 2, output: "",
          error: "apiinteraction: “plan-unreachable-step” is looked for in call plans: plan check does it.\n")
    )
  }
}
