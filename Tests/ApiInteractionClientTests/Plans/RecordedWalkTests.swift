import ApiInteractionClient
import ApiInteractionPlan
import Testing

@Suite("Walking by a record whose secrets are masked")
struct RecordedWalkTests {
  /// Walks a plan by the branches that a call took before, each as the place of the branch.
  private func walk(
    _ steps: String, _ sources: [String: String?] = [:], digits: [String: [String?]] = [:],
    recorded: [String: [Int?]]?
  ) async throws -> (steps: [String], end: String?, routed: [Int?]) {
    let walker = try PlanSample.walker(steps, ScriptedTransport([]))
    let branches = recorded.map { recorded in
      Dictionary(
        uniqueKeysWithValues: recorded.map { name, ways in
          let step = walker.plan.steps.first { $0.name.name == name }
          return (name, ways.map { way in way.flatMap { step?.branches[$0] } })
        })
    }
    var walk = walker.begin(PlanCall(dataSources: sources, digits: digits, recorded: branches))
    var (names, routed): ([String], [Int?]) = ([], [])
    while let visit = try await walk.advance() {
      names.append(visit.step.name.name)
      if case .routed(let rule, let noNumbers) = visit.event {
        routed.append(rule)
        #expect(noNumbers.isEmpty)
      }
    }
    return (names, walk.end?.words, routed)
  }

  private let router = """
      r:
        router:
          - {data-source: A, equals: x, next: a}
          - {data-source: S, greater: 5, next: b}
          - {data-source: S, equals: secret, next: c}
        default: d
      a: {end: x}
      b: {end: x}
      c: {end: x}
      d: {end: x}
    """

  @Test(
    "a router goes the recorded way where a masked value could have decided, and else its own",
    arguments: [
      ("y", "***", 2, "c", 2), ("y", "Bearer ***", 1, "b", 1), ("y", "***", 3, "d", nil),
      ("x", "***", 2, "a", 0), ("y", "secret", 1, "c", 2),
    ] as [(String, String, Int, String, Int?)])
  func router(plain: String, secret: String, recorded: Int, end: String, rule: Int?) async throws {
    // A number that is compared with what is no number is noted; what is masked may be one.
    let steps = secret == "secret" ? router.replacing("greater: 5", with: "equals: t") : router
    let result = try await walk(steps, ["A": plain, "S": secret], recorded: ["r": [recorded]])
    #expect(result == (["r", end], "reached \(end)", [rule]))
  }

  @Test("a number that is masked in a recorded response is followed as recorded")
  func maskedNumber() async throws {
    let steps = """
        a: {connector: d.xml, success: r, interface-failure: c}
        r: {router: [{data-source: State, greater: 5, next: b}], default: c}
        b: {end: x}
        c: {end: x}
      """
    let definition = PlanSample.definition.replacing(">String<", with: ">Integer<")
    let walker = try PlanSample.walker(
      steps, definition: definition, ScriptedTransport([#"{"state": "***"}"#]))
    let branches = Dictionary(
      uniqueKeysWithValues: walker.plan.steps.map { ($0.name.name, [$0.branches.first]) })
    var walk = walker.begin(PlanCall(configuration: ["Key": "k"], recorded: branches))
    #expect(try await walk.steps() == ["a", "r", "b"])
    #expect(walk.end?.words == "reached b")
  }

  @Test("a question goes the recorded way where its digit is masked, each time that it is asked")
  func ask() async throws {
    let steps = "  q: {ask: D, digits: {\"1\": q, \"2\": e}, default: f}\n  e: {end: x}\n  f: {end: x}"
    let result = try await walk(steps, digits: ["D": ["***", "***", nil]], recorded: ["q": [0, 0, 1]])
    #expect(result == (["q", "q", "q", "f"], "reached f", []))
    let masked = try await walk(steps, digits: ["D": ["***"]], recorded: ["q": [0, 1]])
    #expect(masked == (["q", "q", "e"], "reached e", []))
  }

  @Test("where the record does not say where the call went on, the walk ends there")
  func unknown() async throws {
    for recorded in [[:], ["r": []], ["r": [nil]]] as [[String: [Int?]]] {
      let result = try await walk(router, ["A": "y", "S": "***"], recorded: recorded)
      #expect(result == ([], "r decides by masked S", []))
    }
  }

  @Test("without a record a mask is a text like another")
  func noRecord() async throws {
    let steps =
      "  r: {router: [{data-source: S, equals: '***', next: a}], default: b}\n  a: {end: x}\n  b: {end: x}"
    #expect(try await walk(steps, ["S": "***"], recorded: nil) == (["r", "a"], "reached a", [0]))
  }
}
