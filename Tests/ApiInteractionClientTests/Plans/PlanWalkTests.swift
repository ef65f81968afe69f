import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("Walking a call plan")
struct PlanWalkTests {
  private let call = PlanCall(configuration: ["Key": "k"])

  @Test("a connector sends its definition with the call's data sources, and stores what comes; null clears")
  func connector() async throws {
    let transport = ScriptedTransport([#"{"state": "open"}"#, #"{"state": null}"#, "{}"])
    let walker = try PlanSample.walker(
      """
        start: {collect: {Order: {example: "7"}}, next: a}
        a: {connector: d.xml, success: b, interface-failure: lost}
        b: {connector: d.xml, success: c, interface-failure: lost}
        c: {connector: d.xml, success: done, interface-failure: lost}
        done: {end: x}
        lost: {agent: x}
      """, transport)
    var walk = walker.begin(call)
    #expect(try await walk.steps() == ["start", "a", "b", "c", "done"])
    #expect(transport.sent == ["/7 /k", "/7 open/k", "/7 /k"])
    #expect(walk.dataSources == ["Order": "7", "Code": "200", "State": nil])
    #expect(walk.end?.words == "reached done")
  }

  @Test("a walker refuses the definitions of another plan, whichever of the two has more steps")
  func otherPlan() throws {
    func read(_ steps: String) throws -> (plan: CallPlan, definitions: PlanDefinitions) {
      let plan = try CallPlan(Array("steps:\n\(steps)\n".utf8))
      let definitions = PlanDefinitions(plan) { _ throws(InputProblem) in Array(PlanSample.definition.utf8) }
      return (plan, definitions)
    }
    let short = try read("  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: x}")
    let long = try read(
      """
        x: {announce: Hello, next: y}
        y: {announce: Hello, next: a}
        a: {connector: d.xml, success: b, interface-failure: b}
        b: {end: x}
      """)
    for (plan, definitions) in [(short.plan, long.definitions), (long.plan, short.definitions)] {
      let client = InteractionClient(transport: ScriptedTransport([]))
      let error = #expect(throws: PlanObstacles.self) {
        try PlanWalker(plan, definitions: definitions) { _ in client }
      }
      #expect(
        error?.diagnostics.map(\.message) == [
          "The definition was not read: the definitions are those of another plan."
        ])
    }
  }

  @Test("a missing configuration key is an interface failure, and nothing is sent")
  func missingKey() async throws {
    let transport = ScriptedTransport([])
    let walker = try PlanSample.walker(
      """
        a: {connector: d.xml, success: done, interface-failure: lost}
        done: {end: x}
        lost: {agent: x}
      """, transport)
    var walk = walker.begin(PlanCall())
    #expect(try await walk.steps() == ["a", "lost"])
    #expect(transport.sent == [])
    #expect(walk.dataSources == [:])
  }

  @Test("collect takes the call's values before the plan's examples, and set takes its own")
  func values() async throws {
    let walker = try PlanSample.walker(
      """
        a: {collect: {Given: {example: x}, Nothing: {example: x}, Example: {example: e}, Open: {type: String}}, next: b}
        b: {set: {Given2: s, Example: }, next: c}
        c: {end: x}
      """, ScriptedTransport([]))
    var walk = walker.begin(PlanCall(dataSources: ["Given": "g", "Nothing": nil, "Given2": "g"]))
    #expect(try await walk.steps() == ["a", "b", "c"])
    #expect(
      walk.dataSources
        == ["Given": "g", "Nothing": nil, "Example": nil, "Open": nil, "Given2": "s"] as [String: String?])
  }

  @Test("names that look alike and are not written alike are two, in every step")
  func exactNames() async throws {
    let (composed, decomposed) = ("Caf\u{E9}", "Cafe\u{301}")
    let transport = ScriptedTransport(["{}"])
    let walker = try PlanSample.walker(
      """
        a: {set: {\(composed): one}, next: b}
        b: {set: {\(decomposed): two}, next: c}
        c: {connector: d.xml, success: d, interface-failure: lost}
        d: {router: [{data-source: \(composed), equals: one, next: e}], default: lost}
        e: {router: [{data-source: \(decomposed), equals: two, next: f}], default: lost}
        f: {ask: \(decomposed), digits: {1: lost}, default: g}
        g: {transfer: {number: \(composed), link: \(decomposed)}, next: done}
        done: {end: x}
        lost: {agent: x}
      """,
      definition: PlanSample.definition.replacing("$(Order)", with: "$(\(composed))").replacing(
        "$(State)", with: "$(\(decomposed))"), transport)
    var walk = walker.begin(PlanCall(configuration: ["Key": "k"], digits: [composed: ["1"]]))
    #expect(try await walk.steps() == ["a", "b", "c", "d", "e", "f"])
    #expect(transport.sent == ["/one two/k"])
    #expect(walk.end?.words == "g lacks \(decomposed)")
    #expect(walk.value(of: composed) == "one")
    #expect(walk.value(of: decomposed) == nil)
  }

  @Test("what the call brings under a name that only looks alike is not taken")
  func exactCall() async throws {
    let walker = try PlanSample.walker(
      "  a: {collect: {Caf\u{E9}: {example: x}}, next: b}\n  b: {end: x}", ScriptedTransport([]))
    var walk = walker.begin(PlanCall(dataSources: ["Cafe\u{301}": "y"]))
    #expect(try await walk.steps() == ["a", "b"])
    #expect(walk.value(of: "Caf\u{E9}") == "x")
  }

  @Test(
    "the caller presses one digit after the other, the last for ever; none is the default",
    arguments: [
      ([:], ["ask", "out"]), (["D": ["2"]], ["ask", "out"]), (["D": ["1", "2"]], ["ask", "ask", "out"]),
      (["D": ["1", nil]], ["ask", "ask", "out"]), (["D": ["1", "1", "1"]], ["ask", "ask", "ask", "ask"]),
    ] as [([String: [String?]], [String])])
  func digits(digits: [String: [String?]], expected: [String]) async throws {
    let walker = try PlanSample.walker(
      """
        ask: {ask: D, digits: {"1": ask}, default: out}
        out: {end: x}
      """, ScriptedTransport([]))
    var options = PlanWalkOptions()
    options.maximumSteps = 4
    var walk = walker.begin(PlanCall(digits: digits), options)
    #expect(try await walk.steps() == expected)
    if expected.last == "out" {
      let last = digits["D"].flatMap(\.last)
      #expect(walk.dataSources["D"] == .some(last ?? nil))
    } else {
      #expect(walk.end?.words == "too many: ask ask")
    }
  }

  @Test("the first rule that matches decides, and a value that is no number is noted")
  func router() async throws {
    let walker = try PlanSample.walker(
      """
        r:
          router:
            - {data-source: A, greater: 5, next: more}
            - {data-source: A, equals: many, next: many}
            - {data-source: A, contains: a, next: more}
          default: none
        more: {end: x}
        many: {end: x}
        none: {end: x}
      """, ScriptedTransport([]))
    for (value, end, notes) in [
      ("6", "more", []), ("5", "none", []), ("many", "many", ["A"]), ("x", "none", ["A"]),
      (nil, "none", ["A"]),
    ] as [(String?, String, [String])] {
      var walk = walker.begin(PlanCall(dataSources: ["A": value]))
      let visit = try #require(try await walk.advance())
      #expect(visit.branch?.target.name == end)
      if case .routed(_, let noNumbers) = visit.event {
        #expect(noNumbers == notes)
      } else {
        Issue.record("\(visit.event)")
      }
    }
  }

  @Test("a transfer of which a data source is not set, or empty, ends the walk and says which")
  func transfer() async throws {
    let walker = try PlanSample.walker(
      "  t: {transfer: {number: N, link: L}, next: e}\n  e: {end: x}", ScriptedTransport([]))
    for (sources, missing) in [
      (["N": "1"], "L"), (["N": nil, "L": nil], "N, L"), (["L": "1"], "N"),
      (["N": "", "L": "1"], "N"),
    ] as [([String: String?], String)] {
      var walk = walker.begin(PlanCall(dataSources: sources))
      #expect(try await walk.steps() == [])
      #expect(walk.end?.words == "t lacks \(missing)")
    }
    var walk = walker.begin(PlanCall(dataSources: ["N": "1", "L": "2"]))
    #expect(try await walk.steps() == ["t", "e"])
  }

  @Test("a request that cannot be made ends the walk")
  func refused() async throws {
    let walker = try PlanSample.walker(
      "  a: {connector: d.xml, success: e, interface-failure: e}\n  e: {end: x}", ScriptedTransport([]))
    var options = PlanWalkOptions()
    options.unset = .refuse
    var walk = walker.begin(call, options)
    #expect(try await walk.steps() == [])
    #expect(walk.end?.words == "a refused for 2 reasons")
  }

  @Test("the walk stops before a step, and after so many steps, with the loop in which it is")
  func limits() async throws {
    let walker = try PlanSample.walker(
      """
        first: {announce: x, next: a}
        a: {announce: x, next: b}
        b: {announce: x, next: c}
        c: {announce: x, next: a}
      """, ScriptedTransport([]))
    var options = PlanWalkOptions()
    options.stop = "c"
    var walk = walker.begin(call, options)
    #expect(try await walk.steps() == ["first", "a", "b"])
    #expect(walk.end?.words == "stopped before c")
    options.stop = nil
    options.maximumSteps = 6
    walk = walker.begin(call, options)
    #expect(try await walk.steps().count == 6)
    #expect(walk.end?.words == "too many: c a b c")
  }

  @Test("a connector that is come back to waits, unless the caller did something in between")
  func pace() async throws {
    let transport = ScriptedTransport(["{}", "{}", "{}"])
    let polling = try PlanSample.walker(
      "  a: {connector: d.xml, success: a, interface-failure: e}\n  e: {end: x}", transport)
    var options = PlanWalkOptions()
    options.pause = .seconds(3600)
    let (call, slow) = (call, options)
    let task = Task {
      var walk = polling.begin(call, slow)
      return try await walk.steps()
    }
    for await _ in transport.arrivals { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(transport.sent.count == 1)

    let asking = try PlanSample.walker(
      """
        a: {connector: d.xml, success: b, interface-failure: e}
        b: {ask: D, digits: {"1": a}, default: e}
        e: {end: x}
      """, transport)
    var walk = asking.begin(PlanCall(configuration: ["Key": "k"], digits: ["D": ["1", nil]]), slow)
    #expect(try await walk.steps() == ["a", "b", "a", "b", "e"])
  }

  @Test("a walk that is cancelled while it waits for a service takes no branch")
  func cancellation() async throws {
    let transport = ScriptedTransport([])
    let walker = try PlanSample.walker(
      "  a: {connector: d.xml, success: e, interface-failure: e}\n  e: {end: x}", transport)
    let call = call
    let task = Task {
      var walk = walker.begin(call)
      return try await walk.steps()
    }
    for await _ in transport.arrivals { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test(
    "a plan that cannot be walked is refused with all that is in the way",
    arguments: [
      ("  a: {announce: x, next: c}", ["plan-unknown-step"]), ("  a: {announce: x}", ["plan-missing-branch"]),
      (
        "  a: {connector: ../d.xml, success: a}\n  b: {announce: x, next: a}",
        ["plan-missing-branch", "plan-definition"]
      ),
    ] as [(String, [String])])
  func obstacles(steps: String, rules: [String]) throws {
    #expect {
      _ = try PlanSample.walker(steps, ScriptedTransport([]))
    } throws: { error in
      (error as? PlanObstacles)?.diagnostics.map(\.rule) == rules
    }
  }

  @Test(
    "a definition that makes no request is in the way",
    arguments: [
      "<ApiInteraction>", "<ApiInteraction/>",
      PlanSample.definition.replacing("<Method>POST</Method>", with: "<Method/>"),
      PlanSample.definition.replacing("$(Order)", with: "~~~REPLACE~~~"),
    ])
  func definitions(definition: String) throws {
    #expect {
      _ = try PlanSample.walker(
        "  a: {connector: d.xml, success: e, interface-failure: e}\n  e: {end: x}", definition: definition,
        ScriptedTransport([]))
    } throws: { error in
      (error as? PlanObstacles)?.diagnostics.map(\.rule) == ["plan-definition"]
    }
  }

  @Test("responses that were kept are given in their order, and then there are none")
  func replay() async throws {
    let transport = ReplayTransport([
      .success(TransportResponse(head: .init(status: .created))),
      .failure(InterfaceFailure(.recorded("Gone."))),
    ])
    #expect(try await transport.outcome("http://a.example/") == .response(201, ""))
    #expect(try await transport.outcome("http://a.example/") == .failure(.recorded("Gone.")))
    #expect(
      try await transport.outcome("http://a.example/")
        == .failure(.recorded("The record holds no more responses.")))
    #expect(
      try await RefusingTransport().outcome("https://a.example/") == .failure(.refused("a.example:443")))
  }
}
