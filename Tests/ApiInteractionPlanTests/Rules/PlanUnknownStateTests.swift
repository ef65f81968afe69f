import ApiInteractionPlan
import Testing

@Suite("The states that routers compare the session state with")
struct PlanUnknownStateTests {
  private static let url = "https://api.example.com/globalpci/v1/session/1"

  /// What is told of the states.
  ///
  /// - Parameter before: A step before the connector.
  private func told(
    _ comparison: String, source: String = "State", url: String = url, method: String = "GET",
    locator: String = "sessionState", before: String = "announce: Hello"
  ) throws -> [String] {
    try CheckedPlan(
      """
      steps:
        z: {\(before)\(before.hasPrefix("ask") ? "" : ", next: a")}
        a: {connector: d.xml, success: b, interface-failure: e}
        b: {router: [{data-source: Code, equals: "200", next: c}], default: e}
        c: {router: [{data-source: \(source), \(comparison), next: e}, {data-source: State, is-empty: true, next: e}], default: e}
        e: {end: over}
      """,
      files: [
        "d.xml": """
        <ApiInteraction>
          <Request><Url>\(url)</Url><Method>\(method)</Method></Request>
          <Response>
            <Type>JSON</Type>
            <ResponseCodeDestination>Code</ResponseCodeDestination>
            <Fields><Field><Locator>\(locator)</Locator><Destination>State</Destination><DataType>String</DataType></Field></Fields>
          </Response>
        </ApiInteraction>
        """
      ]
    ).told().filter { $0.hasPrefix("plan-unknown-state") }
  }

  @Test(
    "a comparison that no state can meet is told, and only that",
    arguments: [
      ("equals: Finnished", "the state “Finnished”. Did you mean “Finished”?"),
      ("not-equals: finished", "the state “finished”. Did you mean “Finished”?"),
      ("contains: Bogus", "a state that contains “Bogus”."),
      ("contains: finish", "a state that contains “finish”. Did you mean “Finished”?"),
      ("starts-with: nished", "a state that starts with “nished”. Did you mean “Finished”?"),
      ("equals: Finished", nil), ("not-equals: Error", nil), ("contains: nish", nil), ("contains: ''", nil),
      ("starts-with: In", nil), ("starts-with: Expired", nil),
    ] as [(String, String?)])
  func comparisons(comparison: String, state: String?) throws {
    #expect(
      try told(comparison)
        == [state].compactMap(\.self).map {
          "plan-unknown-state: The service never returns \($0) It returns Initial, InProgress, Finished, Error, TimeOut, ExpiredOnProviderSide. The shortest way to “c” is “z” → “a” → “b” → “c”."
        })
  }

  @Test("what holds no state is compared with anything")
  func other() throws {
    #expect(try told("contains: Bogus", source: "Code") == [])
  }

  @Test("only the documented service is known not to return a state")
  func service() throws {
    #expect(try told("equals: Bogus", url: "https://$(Host)/globalpci/v1/session/$(Id)").count == 1)
    #expect(try told("equals: Bogus", url: "https://api.example.com/sessions/1") == [])
    #expect(try told("equals: Bogus", method: "POST") == [])
  }

  @Test("the state is known however its locator is written")
  func locators() throws {
    #expect(try told("equals: Bogus", locator: "['sessionState']").count == 1)
    #expect(try told("equals: Bogus", locator: "session.sessionState") == [])
  }

  @Test(
    "what the plan puts there itself may be compared with, and anything where that is not known",
    arguments: [
      ("set: {State: Bogus}", 0), ("set: {State: Bogus too}", 1), ("set: {State: }", 1),
      ("set: {Other: Bogus}", 1), ("collect: {State: {example: Finished}}", 0),
      ("ask: State, digits: {1: a}, default: a", 0),
    ])
  func others(before: String, count: Int) throws {
    #expect(try told("equals: Bogus", before: before).count == count)
  }
}
