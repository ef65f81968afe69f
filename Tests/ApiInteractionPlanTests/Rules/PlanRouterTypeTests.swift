import ApiInteractionPlan
import Testing

@Suite("The types of what routers compare")
struct PlanRouterTypeTests {
  private func told(_ type: String, _ destination: String = "N") throws -> [String] {
    try CheckedPlan(
      """
      steps:
        z: {collect: {N: {type: Boolean}}, next: a}
        a: {connector: d.xml, success: b, interface-failure: e}
        b: {router: [{data-source: Code, equals: "200", next: c}], default: e}
        c: {router: [{data-source: \(destination), greater: 5, next: e}], default: e}
        e: {end: over}
      """,
      files: [
        "d.xml": """
        <ApiInteraction>
          <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
          <Response>
            <Type>JSON</Type>
            <ResponseCodeDestination>Code</ResponseCodeDestination>
            <Fields><Field><Locator>id</Locator><Destination>\(destination)</Destination><DataType>\(type)</DataType></Field></Fields>
          </Response>
        </ApiInteraction>
        """
      ]
    ).told()
  }

  @Test("the type counts that comes to the router", arguments: ["DateTime", "String", "Integer"])
  func several(type: String) throws {
    #expect(
      try told(type)
        == (type == "Integer"
          ? []
          : [
            "plan-router-type: greater is for numeric data sources, and “a” stores “N” as \(type), where it would have to be Number. The shortest way to “c” is “z” → “a” → “b” → “c”."
          ]))
  }

  @Test(
    "a text that is set elsewhere, or overwritten, or where no call comes, is none that is compared",
    arguments: [
      """
        c: {collect: {X: {type: Number, example: 5}}, next: r}
        r: {router: [{data-source: X, greater: 3, next: x}], default: s}
        s: {set: {X: text}, next: q}
        q: {router: [{data-source: X, equals: text, next: x}], default: x}
      """,
      """
        c: {set: {X: text}, next: s}
        s: {set: {X: {example: 5, type: Integer}}, next: r}
        r: {router: [{data-source: X, greater: 3, next: x}], default: x}
      """,
      """
        c: {set: {X: {example: 5, type: Integer}}, next: r}
        r: {router: [{data-source: X, greater: 3, next: x}], default: x}
        s: {set: {X: text}, next: r}
      """,
    ])
  func elsewhere(steps: String) throws {
    #expect(
      try CheckedPlan("steps:\n\(steps)\n  x: {end: x}\n").told().filter { $0.hasPrefix("plan-router-type") }
        == [])
  }

  @Test("the way is told on which the text comes, though another is shorter")
  func way() throws {
    #expect(
      try CheckedPlan(
        """
        steps:
          c: {collect: {X: {type: Number, example: 5}}, next: a}
          a: {ask: D, digits: {"1": s}, default: r}
          s: {set: {X: text}, next: t}
          t: {announce: x, next: r}
          r: {router: [{data-source: X, greater: 3, next: x}], default: a}
          x: {end: x}
        """
      ).told()
        == [
          "plan-router-type: greater is for numeric data sources, and “s” stores “X” as String, where it would have to be Number. A way to “r” is “c” → “a” → “s” → “t” → “r”.",
          "plan-unused-destination: “a” sets “D”, which no step reads.",
        ].filter { $0.hasPrefix("plan-router") })
  }

  @Test("the response code that a connector stores is a number, whatever was there before")
  func responseCode() throws {
    let plan = { (failure: String) in
      try CheckedPlan(
        """
        steps:
          z: {collect: {Code: {type: Boolean}}, next: a}
          a: {connector: d.xml, success: b, interface-failure: \(failure)}
          b: {router: [{data-source: Code, less: 300, next: e}], default: f}
          e: {end: over}
          f: {end: over}
        """,
        files: [
          "d.xml": """
          <ApiInteraction>
            <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
            <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields/></Response>
          </ApiInteraction>
          """
        ]
      ).told()
    }
    #expect(try plan("e") == [])
    #expect(
      try plan("b") == [
        "plan-router-type: less is for numeric data sources, and “z” stores “Code” as Boolean, where it would have to be Number. The shortest way to “b” is “z” → “a” (interface failure) → “b”."
      ])
  }

  @Test(
    "what a step sets is a text unless it says that it is a number; null is neither",
    arguments: [
      ("lots", "String"), ("\"5\"", "String"), ("{example: x, type: String}", "String"),
      ("{example: 2015-07-11, type: DateTime}", "DateTime"), ("{example: 5, type: Integer}", nil),
      ("{example: 5, type: Number}", nil), ("~", nil),
    ] as [(String, String?)])
  func set(value: String, type: String?) throws {
    let plan = try CheckedPlan(
      """
      steps:
        z: {collect: {N: {type: Number}}, next: a}
        a: {set: {N: \(value)}, next: b}
        b: {router: [{data-source: M, less: 1, next: c}, {data-source: N, less: 1, next: c}], default: c}
        c: {end: over}
      """)
    #expect(
      plan.told().filter { $0.hasPrefix("plan-router-type") }
        == [type].compactMap(\.self).map {
          "plan-router-type: less is for numeric data sources, and “a” stores “N” as \($0), where it would have to be Number. The shortest way to “b” is “z” → “a” → “b”."
        })
  }

  @Test(
    "what every call has is text",
    arguments: [
      "CallGuid", "CLID", "DialledNumber", "Language", "FirstAgentID", "DisplayName", "InteractionOutcome",
      "InteractionStartTime",
    ])
  func everyCall(name: String) throws {
    func told(_ first: String) throws -> [String] {
      try CheckedPlan(
        """
        steps:
          a: {\(first), next: b}
          b: {router: [{data-source: \(name), greater: 1, next: c}], default: c}
          c: {end: over}
        """
      ).told()
    }
    let message = "plan-router-type: greater is for numeric data sources, and"
    let way = "The shortest way to “b” is “a” → “b”."
    #expect(
      try told("announce: Hello")
        == ["\(message) “\(name)”, which every call has, is a text: compare it with equals. \(way)"])
    #expect(
      try told("set: {\(name): x}")
        == ["\(message) “a” stores “\(name)” as String, where it would have to be Number. \(way)"])
  }

  @Test("of a type that nobody knows another rule speaks")
  func unknown() throws {
    #expect(try told("Decimal", "M") == [])
    #expect(try told("String", "M").count == 1)
  }
}
