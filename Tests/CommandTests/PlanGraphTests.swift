import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan graph")
struct PlanGraphTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  @Test("the documented plan is drawn in every format", arguments: ["mermaid", "dot", "svg"])
  func formats(format: String) throws {
    let result = try Command.run(["plan", "graph", "Plans/secure-payment.yml", "--as", format])
    #expect(result.status == 0)
    #expect(result.error == "")
    try Fixtures.compare(result.output, with: "Plans/Graph/secure-payment.\(format)")
  }

  @Test("a run is drawn over it", arguments: ["mermaid", "dot", "svg"])
  func trace(format: String) throws {
    let result = try Command.run([
      "plan", "graph", "Plans/secure-payment.yml", "--as", format, "--trace",
      "Plans/Graph/second-try.run.json",
    ])
    #expect(result.status == 0)
    try Fixtures.compare(result.output, with: "Plans/Graph/second-try.\(format)")
  }

  @Test("the README's picture is what the command draws")
  func picture() throws {
    let result = try Command.run(["plan", "graph", "Plans/secure-payment.yml"])
    try Fixtures.compare(result.output, with: "../Documentation/secure-payment.svg")
  }

  @Test("a plan with mistakes is drawn with them, and the drawing is no failure")
  func mistakes() throws {
    for path in try Fixtures.paths(in: "Plans/Broken")
    where path.hasSuffix(".yml") && !path.hasSuffix("/plan-scenario.yml")
      && !path.hasSuffix("/plan-structure.yml")
    {
      let result = try Command.run(["plan", "graph", path])
      #expect(result.status == 0)
      let severity = path.hasSuffix("/plan-unused-destination.yml") ? "info" : "(error|warning)"
      #expect(result.output.contains(try Regex("class=\"step [a-z]+ \(severity)\"")), "\(path)")
    }
  }

  @Test(
    "a connector is drawn with what its definition has wrong, as plan check finds it",
    arguments: ["mermaid", "dot", "svg"])
  func definitions(format: String) throws {
    let result = try Command.run(["plan", "graph", "Plans/Graph/definitions.yml", "--as", format])
    #expect(result.status == 0)
    #expect(!result.output.contains("planted"))
    try Fixtures.compare(result.output, with: "Plans/Graph/definitions.\(format)")
    let found = try Command.run(["plan", "check", "Plans/Graph/definitions.yml", "--format", "json"])
    #expect(found.output.split(separator: "\"rule\"").count - 1 == 6)
  }

  @Test("of very many findings the title of a step tells the first and how many more there are")
  func manyFindings() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "steps: {a: {connector: d.xml, success: b, interface-failure: b}, b: {end: x}}", to: "plan.yml")
    let headers = String(repeating: "<Header><Key>a b</Key><Value>x</Value></Header>", count: 30)
    try folder.write(
      """
      <ApiInteraction><Request><Url>https://a.example</Url><Method>GET</Method><Headers>\(headers)</Headers></Request>
      <Response><Type>JSON</Type><ResponseCodeDestination>C</ResponseCodeDestination><Fields/></Response></ApiInteraction>
      """, to: "d.xml")
    let svg = try Command.run(["plan", "graph", "plan.yml"], in: folder.url).output
    #expect(svg.contains(">30 errors"), "\(svg)")
    #expect(svg.split(separator: "[invalid-header-name]").count - 1 == 20)
    #expect(svg.contains("\nand "))
  }

  @Test("a plan may come from standard input, and the drawing goes into a file whole")
  func output() throws {
    let folder = try TemporaryFolder()
    let result = try Command.run(
      ["plan", "graph", "-", "-o", "plan.svg"], in: folder.url, input: "steps: {a: {end: over}}")
    #expect(result == Command.Result(status: 0, output: "", error: ""))
    #expect(try folder.text("plan.svg").hasSuffix("</svg>\n"))
    #expect(try folder.names() == ["plan.svg"])
    let twice = try Command.run(["plan", "graph", "-", "--trace", "-"], in: folder.url, input: "")
    #expect(
      twice
        == Command.Result(
          status: 2, output: "", error: "apiinteraction: Only one file can be standard input.\n"))
  }

  @Test(
    "a drawing does not take the place of what it is drawn from",
    arguments: ["plan.yml", "d.xml", "run.json"])
  func inputs(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "steps: {a: {connector: d.xml, success: b, interface-failure: b}, b: {end: x}}", to: "plan.yml")
    try folder.write("<ApiInteraction/>", to: "d.xml")
    try folder.write(#"{"apiInteractionRun": 1, "steps": []}"#, to: "run.json")
    let before = try folder.text(name)
    let result = try Command.run(
      ["plan", "graph", "plan.yml", "--trace", "run.json", "-o", "./\(name)"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "", error: "apiinteraction: ./\(name): --output would write over what is read.\n"
        ))
    #expect(try folder.text(name) == before)
  }

  @Test(
    "what cannot be drawn is said with its place, and no file is left",
    arguments: [
      (
        "steps: 1", "{}",
        """
        plan.yml:1:8: error: steps must be a mapping of names to values. [plan-structure]
          1 | steps: ***
            |        ^^^

        """, 1
      ),
      (
        "steps: {a: {end: x}}", "{}",
        "apiinteraction: run.json:1:1: This is no record of a run, as `plan run --record` writes one.", 1
      ),
      (
        "steps: {a: {end: x}}", #"{"apiInteractionRun": 1, "steps": [{"step": "b"}]}"#,
        "apiinteraction: run.json:1:45: The plan has no step “b”: this is a run of another plan.", 1
      ),
      ("steps: {a: {end: x}}", nil, "apiinteraction: run.json: cannot be read: No such file or directory", 2),
    ] as [(String, String?, String, Int32)])
  func problems(plan: String, run: String?, message: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "plan.yml")
    if let run { try folder.write(run, to: "run.json") }
    let result = try Command.run(
      ["plan", "graph", "plan.yml", "--trace", "run.json", "-o", "out.svg"], in: folder.url)
    #expect(result == Command.Result(status: status, output: "", error: message + "\n"))
    #expect(try !folder.names().contains("out.svg"))
  }

  /// How many lines of a drawing begin with a text.
  private static func lines(of output: String, _ start: String) -> Int {
    output.utf8.split(separator: UInt8(ascii: "\n")).count { $0.starts(with: start.utf8) }
  }

  @Test(
    "10,000 steps are drawn, each after the other or going back", .timeLimit(.minutes(60)),
    arguments: [
      "s%: {connector: d.xml, success: s+, interface-failure: end}",
      "s%: {ask: D, digits: {\"1\": s+}, default: s-}",
    ])
  func large(step: String) throws {
    let steps = (0..<10_000).map { number in
      "  "
        + step.replacing("s%", with: "s\(number)").replacing("s+", with: "s\(number + 1)")
        .replacing("s-", with: "s\(number / 2)")
    }
    let plan =
      "steps:\n\(steps.joined(separator: "\n"))\n  s10000: {announce: x, next: end}\n  end: {end: over}\n"
    let result = try Command.run(["plan", "graph", "-"], input: plan)
    #expect(result.status == 0)
    #expect(Self.lines(of: result.output, "<g id=\"step-") == 10_002)
  }

  @Test("one step with 10,000 branches is drawn", .timeLimit(.minutes(60)))
  func wide() throws {
    let rules = (0..<10_000).map { "      - {data-source: D, equals: \"\($0)\", next: s\($0)}\n" }
    let steps = (0..<10_000).map { "  s\($0): {announce: x, next: end}\n" }
    let plan =
      "steps:\n  a:\n    router:\n\(rules.joined())    default: end\n\(steps.joined())  end: {end: over}\n"
    let result = try Command.run(["plan", "graph", "-"], input: plan)
    #expect(result.status == 0)
    // Each branch, what follows from each step, what these share, and the line to the first step.
    #expect(Self.lines(of: result.output, "<path class=\"line\"") == 20_003)
  }
}
