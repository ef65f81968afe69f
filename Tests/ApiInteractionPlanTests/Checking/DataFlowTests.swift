import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("What steps of a call plan read unset")
struct DataFlowTests {
  private static let rule = "plan-unset-data-source"

  @Test("names are compared to the letter, as the platform does")
  func letters() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {set: {"Caf\u{E9}": x}, next: b}
        b: {router: [{data-source: "Cafe\u{301}", equals: x, next: c}], default: c}
        c: {end: over}
      """)
    #expect(
      plan.told() == [
        "plan-unused-destination: “a” sets “Caf\u{E9}”, which no step reads.",
        "\(Self.rule): “b” reads “Cafe\u{301}”, and nothing before it sets that: the shortest way to it is “a” → “b”.",
      ])
  }

  @Test("what is set to null is not set; the example of what is collected may be missing")
  func null() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {collect: {N: , M: }, next: b}
        b: {router: [{data-source: N, equals: x, next: c}], default: d}
        c: {set: {N: ~}, next: d}
        d: {router: [{data-source: N, equals: x, next: e}, {data-source: M, equals: x, next: e}], default: e}
        e: {end: over}
      """)
    #expect(
      plan.told() == ["\(Self.rule): “d” reads “N”, which “c” sets to null on the way “a” → “b” → “c” → “d”."]
    )
  }

  @Test("what is only ever set to null is never set")
  func never() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {set: {N: ~}, next: b}
        b: {transfer: {number: N, link: N}, next: c}
        c: {end: over}
      """)
    #expect(
      plan.told() == [
        "plan-transfer-inputs: “b” reads “N”, and nothing before it sets that: the shortest way to it is “a” → “b”."
      ])
  }

  @Test("of readings on one way the first is told, and each that has a way of its own")
  func independent() throws {
    let plan = try CheckedPlan(
      """
      steps:
        fork: {ask: D, digits: {"1": left, "2": right}, default: both}
        left: {router: [{data-source: N, equals: x, next: after-left}], default: after-left}
        after-left: {router: [{data-source: N, equals: x, next: both}], default: end}
        right: {router: [{data-source: N, equals: x, next: end}], default: end}
        both: {router: [{data-source: N, equals: x, next: end}], default: end}
        end: {end: over}
      """)
    #expect(
      plan.told()
        == ["left", "right", "both"].map {
          "\(Self.rule): “\($0)” reads “N”, and nothing before it sets that: the shortest way to it is “fork” → “\($0)”."
        })
  }

  @Test("a digit that the caller does not press is not set, on the default branch of the question alone")
  func unpressed() throws {
    let question = { (branches: String) in
      try CheckedPlan(
        """
        steps:
          a: {set: {Key: x}, next: b}
          b: {ask: Key, \(branches)}
          c: {router: [{data-source: Key, equals: "1", next: d}], default: d}
          d: {end: over}
        """
      ).told()
    }
    #expect(try question("digits: {\"1\": c}, default: d") == [])
    #expect(
      try question("digits: {\"1\": d}, default: c") == [
        "\(Self.rule): “c” reads “Key”, which nothing sets on the way “a” → “b” (no digit) → “c”."
      ])
    #expect(
      try question("digits: {\"1\": c, \"2\": c}, default: c") == [
        "\(Self.rule): “c” reads “Key”, which nothing sets on the way “a” → “b” (no digit) → “c”."
      ])
  }

  @Test("a digit that was pressed before is lost where the caller presses nothing when asked again")
  func askedAgain() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {ask: Key, digits: {"1": b}, default: a}
        b: {ask: Key, digits: {"1": c}, default: c}
        c: {transfer: {number: Key, link: Key}, next: d}
        d: {end: over}
      """)
    #expect(
      plan.told() == [
        "plan-transfer-inputs: “c” reads “Key”, which nothing sets on the way “a” → “b” (no digit) → “c”."
      ])
  }

  @Test("what the first step reads is told without a way")
  func first() throws {
    let plan = try CheckedPlan(
      "steps: {a: {router: [{data-source: N, equals: x, next: b}], default: b}, b: {end: over}}")
    #expect(
      plan.told() == ["\(Self.rule): “a” reads “N”, and nothing before it sets that: the call begins there."])
  }

  @Test(
    "the branch is named where it is the interface failure, or one of several that lead to a step",
    arguments: [
      ("success: r", "which nothing sets on the way “q” (interface failure) → “r”."),
      (
        "success: e",
        "and nothing before it sets that: the shortest way to it is “q” (interface failure) → “r”. Are success: and interface-failure: of “q” the wrong way round?"
      ),
    ])
  func failure(success: String, message: String) throws {
    let plan = try CheckedPlan(
      """
      steps:
        q: {connector: d.xml, \(success), interface-failure: r}
        r: {router: [{data-source: Code, equals: "200", next: e}], default: e}
        e: {end: over}
      """,
      files: [
        "d.xml": """
        <ApiInteraction>
          <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
          <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields/></Response>
        </ApiInteraction>
        """
      ])
    #expect(
      plan.told().filter { $0.hasPrefix(Self.rule) }
        == ["\(Self.rule): “r” reads “Code”, \(message)"])
  }

  @Test(
    "of a router and a question that lead to a step by several branches, the one is named that the way takes")
  func several() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {ask: D, digits: {"1": b, "2": b}, default: e}
        b: {router: [{data-source: D, equals: x, next: e}, {data-source: D, equals: "1", next: c}], default: c}
        c: {router: [{data-source: N, equals: x, next: e}], default: e}
        e: {end: over}
      """)
    #expect(
      plan.told().filter { $0.hasPrefix(Self.rule) }
        == [
          "\(Self.rule): “c” reads “N”, and nothing before it sets that: the shortest way to it is “a” (digit 1) → “b” (rule 2) → “c”."
        ])
  }

  @Test(
    "where a rule asks whether a data source is empty, it is set behind the rules that follow, and only there",
    arguments: [
      ("{data-source: N, is-empty: true, next: end}], default: use", nil),
      (
        "{data-source: N, is-empty: true, next: end}, {data-source: N, equals: x, next: use}], default: end",
        nil
      ),
      ("{data-source: N, is-empty: true, next: use}], default: end", "→ "),
      ("{data-source: N, is-empty: true, next: use}], default: use", "(rule 1) → "),
      (
        "{data-source: M, equals: x, next: use}, {data-source: N, is-empty: true, next: end}], default: use",
        "(rule 1) → "
      ),
      (
        "{data-source: M, is-empty: true, next: use}, {data-source: N, is-empty: true, next: end}], default: end",
        "→ "
      ),
    ] as [(String, String?)])
  func guarded(rules: String, branch: String?) throws {
    let plan = try CheckedPlan(
      """
      steps:
        start: {set: {M: x}, next: fork}
        fork: {ask: D, digits: {"1": some}, default: test}
        some: {set: {N: x}, next: test}
        test: {router: [\(rules)}
        use: {transfer: {number: N, link: N}, next: end}
        end: {end: over}
      """)
    #expect(
      plan.told(from: .warning)
        == [branch].compactMap(\.self).map {
          "plan-transfer-inputs: “use” reads “N”, which nothing sets on the way “start” → “fork” → “test” \($0)“use”."
        })
  }

  @Test("what nothing sets is told where a rule asks whether it is empty")
  func pointless() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {announce: x, next: b}
        b: {router: [{data-source: N, is-empty: true, next: c}, {data-source: N, equals: x, next: c}], default: d}
        c: {end: over}
        d: {transfer: {number: N, link: N}, next: c}
      """)
    #expect(
      plan.told() == [
        "\(Self.rule): “b” reads “N”, and nothing before it sets that: the shortest way to it is “a” → “b”."
      ])
  }

  @Test("what the configuration says that something else sets is set, until a step sets it to null")
  func configured() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {router: [{data-source: Queue, equals: x, next: b}, {data-source: CallGuid, equals: x, next: b}], default: b}
        b: {set: {Queue: ~}, next: c}
        c: {router: [{data-source: Queue, equals: x, next: d}], default: d}
        d: {end: over}
      """)
    var settings = LintSettings()
    settings.dataSources = ["Queue"]
    #expect(
      plan.told(settings)
        == ["\(Self.rule): “c” reads “Queue”, which “b” sets to null on the way “a” (rule 1) → “b” → “c”."])
  }

  @Test(
    "what every call has is missed by a definition once a step sets it to null",
    arguments: ["CLID", "CallGuid"])
  func emptied(name: String) throws {
    let definition = """
      <ApiInteraction>
        <Request><Url>https://api.example.com/orders/$(\(name):RemoveLeadingPlus)</Url><Method>GET</Method></Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response>
      </ApiInteraction>
      """
    let plan = { (clears: String) in
      try CheckedPlan(
        """
        steps:
          a: {set: {\(clears): ~}, next: b}
          b: {connector: d.xml, success: c, interface-failure: c}
          c: {end: over}
        """, files: ["d.xml": definition]
      ).told(from: .error)
    }
    #expect(try plan("Other") == [])
    #expect(
      try plan(name) == ["\(Self.rule): “b” reads “\(name)”, which “a” sets to null on the way “a” → “b”."])
  }

  @Test("what one wrong branch leaves unset is one finding, of more names than are followed at once, too")
  func batches() throws {
    let rules = (0..<200).map { "{data-source: D\($0), equals: x, next: end}" }
    let sets = (0..<200).filter { $0 % 7 > 0 }.map { "D\($0): x" }
    let plan = try CheckedPlan(
      """
      steps:
        fork: {ask: D, digits: {"1": some}, default: all}
        some: {set: {\(sets.joined(separator: ", "))}, next: read}
        all: {set: {\((0..<200).map { "D\($0): x" }.joined(separator: ", "))}, next: read}
        read: {router: [\(rules.joined(separator: ", "))], default: end}
        end: {end: over}
      """)
    let names = stride(from: 0, to: 200, by: 7).map { "“D\($0)”" }
    let shown = (names.prefix(12) + ["…"] + names.suffix(11).dropLast()).joined(separator: ", ")
    #expect(
      plan.told() == [
        "\(Self.rule): “read” reads \(shown) and “D196”, which nothing sets on the way “fork” → “some” → “read”."
      ])
  }

  @Test(
    "what nothing sets is one finding for each step that reads it first, and for each start that none leads to"
  )
  func neverSet() throws {
    let rules = ["A", "B", "C", "D", "E", "F", "G"].map { "{data-source: \($0), equals: x, next: end}" }
    #expect(
      try CheckedPlan(
        """
        steps:
          first: {router: [\(rules.joined(separator: ", "))], default: end}
          gone: {set: {B: x, D: x}, next: lost}
          lost: {set: {E: x}, next: end}
          apart: {set: {F: x, G: x}, next: end}
          end: {end: over}
        """
      ).told() == [
        "plan-unset-data-source: “first” reads “A” and “C”, and nothing before it sets them: the call begins there.",
        "plan-unset-data-source: “first” reads “B”, “D” and “E”, and nothing before it sets them: the call begins there. “gone” and “lost” set them, but no call comes to these steps.",
        "plan-unset-data-source: “first” reads “F” and “G”, and nothing before it sets them: the call begins there. “apart” sets them, but no call comes to that step.",
      ])
  }

  @Test("what other branches leave unset, or set to null, is told apart")
  func apart() throws {
    #expect(
      try CheckedPlan(
        """
        steps:
          a: {ask: D, digits: {"1": b, "2": c}, default: d}
          b: {set: {X: x, Z: z}, next: e}
          c: {set: {Y: y, Z: z}, next: e}
          d: {set: {X: x, Y: y, Z: ~}, next: e}
          e: {transfer: {number: X, link: Y}, next: f}
          f: {router: [{data-source: Z, equals: z, next: g}], default: g}
          g: {end: over}
        """
      ).told() == [
        "plan-transfer-inputs: “e” reads “X”, which nothing sets on the way “a” → “c” → “e”.",
        "plan-transfer-inputs: “e” reads “Y”, which nothing sets on the way “a” → “b” → “e”.",
        "\(Self.rule): “f” reads “Z”, which “d” sets to null on the way “a” → “d” → “e” → “f”.",
      ])
  }

  @Test("what a loop sets is not set when the call begins at the step that reads it")
  func loop() throws {
    #expect(
      try CheckedPlan(
        """
        steps:
          a: {router: [{data-source: X, equals: x, next: c}], default: b}
          b: {set: {X: x}, next: a}
          c: {end: over}
        """
      ).told() == ["\(Self.rule): “a” reads “X”, which nothing sets before the call begins there."])
  }

  @Test("of a long way the branch is shown that has to be told")
  func longWay() throws {
    let definition = """
      <ApiInteraction>
        <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields/></Response>
      </ApiInteraction>
      """
    let steps = (0..<60).map { number in
      number == 25
        ? "  s25: {connector: d.xml, success: s26, interface-failure: s26}\n"
        : "  s\(number): {announce: x, next: s\(number + 1)}\n"
    }
    let told = try CheckedPlan(
      "steps:\n\(steps.joined())  s60: {router: [{data-source: Code, equals: x, next: e}], default: f}\n  e: {end: x}\n  f: {agent: x}\n",
      files: ["d.xml": definition]
    ).told()
    #expect(told.count == 1)
    #expect(told[0].contains(" → “s10” → … → “s25” (interface failure) → … → “s50” → "), "\(told)")
  }

  @Test(
    "10,000 names that are unset on some way are told without a search for each", .timeLimit(.minutes(60)))
  func many() throws {
    let steps = (0..<2_000).map { number in
      let rules = (0..<5).map { "{data-source: D\(number)-\($0), equals: x, next: end}" }
      return "  s\(number): {router: [\(rules.joined(separator: ", "))], default: s\(number + 1)}\n"
    }
    let sets = (0..<10_000).map { "D\($0 / 5)-\($0 % 5): x" }
    let plan = try CheckedPlan(
      """
      steps:
        fork: {ask: D, digits: {"1": set}, default: s0}
        set: {set: {\(sets.joined(separator: ", "))}, next: s0}
      \(steps.joined())  s2000: {end: over}
        end: {end: over}
      """)
    let told = plan.told()
    // Of the first it is known that one branch is to blame, of those for which a way was looked for that one step sets them.
    #expect(told.count == 1_802)
    let names = { (number: Int) in StepNames.list((0..<5).map { "D\(number)-\($0)" }) }
    #expect(
      told[0] == "\(Self.rule): “s0” reads \(names(0)), which nothing sets on the way “fork” → “s0”.")
    #expect(told[1].hasPrefix("\(Self.rule): “s13” reads \(names(13)), which nothing sets on the way "))
    #expect(
      told[2] == "\(Self.rule): “s200” reads \(names(200)), which nothing sets on some way to it.")
  }
}
