import ApiInteractionPlan
import Testing

@Suite("Whether a router looks at a response code")
struct StatusFlowTests {
  private func definition(_ name: String, and more: String = "") -> String {
    """
    <ApiInteraction>
      <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>\(name)</ResponseCodeDestination>
        <Fields><Field><Locator>id</Locator><Destination>Id\(name)</Destination><DataType>String</DataType></Field>\(more)</Fields>
      </Response>
    </ApiInteraction>
    """
  }

  private func told(_ steps: String) throws -> [String] {
    try CheckedPlan("steps:\n" + steps, files: ["c.xml": definition("Code"), "d.xml": definition("Other")])
      .told()
  }

  private func unchecked(_ step: String, _ code: String = "Code", way: String? = nil) -> String {
    "plan-unchecked-status: No router looks at “\(code)” after “\(step)”, so an error status goes on as success."
      + (way.map { " The shortest way to “\(step)” is \($0)." } ?? "")
  }

  @Test("a response that nothing looks at is one finding")
  func ignored() throws {
    #expect(
      try told("  a: {connector: c.xml, success: e, interface-failure: e}\n  e: {end: over}\n")
        == [unchecked("a")])
  }

  @Test(
    "a router before the connector, or where no response came, does not look at its code",
    arguments: [
      (
        """
          r: {router: [{data-source: Code, equals: x, next: a}], default: a}
          a: {connector: c.xml, success: e, interface-failure: e}
          e: {end: over}
        """, "“z” → “r” (rule 1) → “a”"
      ),
      (
        """
          a: {connector: c.xml, success: e, interface-failure: r}
          r: {router: [{data-source: Code, equals: x, next: e}], default: e}
          e: {end: over}
        """, "“z” → “a”"
      ),
      (
        """
          a: {connector: c.xml, success: s, interface-failure: e}
          s: {set: {Code: "200"}, next: r}
          r: {router: [{data-source: Code, equals: x, next: e}], default: e}
          e: {end: over}
        """, "“z” → “a”"
      ),
      (
        """
          a: {connector: c.xml, success: r, interface-failure: e}
          r: {router: [{data-source: Code, is-empty: true, next: e}], default: e}
          e: {end: over}
        """, "“z” → “a”"
      ),
    ])
  func elsewhere(steps: String, way: String) throws {
    #expect(
      try told("  z: {collect: {Code: }, next: \(steps.dropFirst(2).prefix(1))}\n" + steps)
        == [unchecked("a", way: way)])
  }

  @Test("of branches that are the wrong way round it is told once, where the code is looked at")
  func swapped() throws {
    #expect(
      try told(
        """
          a: {connector: c.xml, success: e, interface-failure: r}
          r: {router: [{data-source: Code, equals: "200", next: e}], default: e}
          e: {end: over}

        """) == [
          "plan-unset-data-source: “r” reads “Code”, and nothing before it sets that: the shortest way to it is “a” (interface failure) → “r”. Are success: and interface-failure: of “a” the wrong way round?"
        ])
  }

  @Test("what else swapped branches leave unset is not told again")
  func swappedFields() throws {
    let steps = """
        a: {connector: c.xml, success: e, interface-failure: r}
        r: {router: [{data-source: Code, equals: "200", next: s}], default: e}
        s: {router: [{data-source: IdCode, equals: "1", next: t}], default: e}
        t: {router: [{data-source: Other, equals: "1", next: e}], default: e}
        e: {end: over}
      """
    let told = try told(steps)
    #expect(
      told == [
        "plan-unset-data-source: “r” reads “Code”, and nothing before it sets that: the shortest way to it is “a” (interface failure) → “r”. Are success: and interface-failure: of “a” the wrong way round?",
        "plan-unset-data-source: “t” reads “Other”, and nothing before it sets that: the shortest way to it is “a” (interface failure) → “r” → “s” → “t”.",
      ])
  }

  @Test("what is kept of a response and not read is told beside a code that nothing looks at")
  func partly() throws {
    let more =
      "<Field><Locator>x</Locator><Destination>Unread</Destination><DataType>String</DataType></Field>"
    let router = """
        a: {connector: c.xml, success: r, interface-failure: e}
        r: {router: [{data-source: IdCode, equals: "200", next: e}], default: e}
        e: {end: over}
      """
    let plan = try CheckedPlan("steps:\n" + router, files: ["c.xml": definition("Code", and: more)])
    #expect(
      plan.told() == [
        "plan-unchecked-status: No router looks at “Code” after “a”, so an error status goes on as success.",
        "plan-unused-destination: “a” sets “Unread”, which no step reads.",
      ])
  }

  @Test("a code that the next connector overwrites is not looked at, unless the next gets no response")
  func overwritten() throws {
    let steps = """
        a: {connector: c.xml, success: b, interface-failure: e}
        b: {connector: c.xml, success: r, interface-failure: %}
        r: {router: [{data-source: Code, equals: "200", next: s}], default: e}
        s: {router: [{data-source: IdCode, equals: "1", next: e}], default: e}
        e: {end: over}
      """
    #expect(try told(steps.replacing("%", with: "e")) == [unchecked("a")])
    #expect(try told(steps.replacing("%", with: "r")) == [])
  }

  @Test("a router further on, on some way, is enough")
  func further() throws {
    #expect(
      try told(
        """
          a: {connector: c.xml, success: q, interface-failure: e}
          q: {ask: D, digits: {"1": b}, default: e}
          b: {connector: d.xml, success: r, interface-failure: r}
          r: {router: [{data-source: Code, equals: "200", next: s}], default: e}
          s: {router: [{data-source: IdCode, equals: "1", next: e}], default: e}
          e: {end: over}
        """) == [unchecked("b", "Other", way: "“a” → “q” → “b”")])
  }

  @Test(
    "a router that goes on to one step whatever the code is does not tell codes apart",
    arguments: [
      ("{data-source: Code, equals: x, next: s}", "s", true),
      ("{data-source: Code, is-empty: true, next: e}, {data-source: Code, equals: x, next: s}", "s", true),
      ("{data-source: IdCode, equals: y, next: e}, {data-source: Code, less: 3, next: s}", "s", true),
      ("{data-source: Code, equals: x, next: s}", "e", false),
      ("{data-source: Code, equals: x, next: s}, {data-source: IdCode, equals: y, next: e}", "s", false),
    ])
  func idle(rules: String, otherwise: String, isIdle: Bool) throws {
    #expect(
      try told(
        """
          a: {connector: c.xml, success: r, interface-failure: e}
          r: {router: [\(rules)], default: \(otherwise)}
          s: {router: [{data-source: IdCode, equals: x, next: e}], default: e}
          e: {end: over}
        """)
        == (isIdle
          ? [
            "plan-unchecked-status: “r” looks at “Code” and goes on to “s” whatever it is, so an error status of “a” goes on as success. The shortest way to “r” is “a” → “r”."
          ] : []))
  }

  @Test("a router that leads to itself decides the same again")
  func ownRouter() throws {
    #expect(
      try told(
        """
          a: {set: {X: "2"}, next: r}
          r: {router: [{data-source: X, equals: "2", next: r}, {data-source: X, equals: "3", next: e}], default: r}
          e: {end: over}
        """)
        == ["rule 1", "default"].map {
          "plan-endless-loop: “r” leads to itself (\($0)), where it decides the same again: the call stays there until the caller hangs up. The shortest way to “r” is “a” → “r”."
        })
    #expect(
      try told(
        """
          a: {set: {X: "2"}, next: r}
          r: {router: [{data-source: X, equals: "2", next: r}], default: r}
        """) == [
          "plan-endless-loop: No way leads out of “r”: the call stays there until the caller hangs up. The shortest way to “r” is “a” → “r”."
        ])
  }
}
