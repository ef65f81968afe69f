import ApiInteractionPlan
import Testing

@Suite("The states that routers compare the session state with")
struct PlanUnknownStateTests {
  private func told(_ comparison: String, source: String = "State") throws -> [String] {
    try CheckedPlan(
      """
      steps:
        a: {connector: d.xml, success: b, interface-failure: e}
        b: {router: [{data-source: Code, equals: "200", next: c}], default: e}
        c: {router: [{data-source: \(source), \(comparison), next: e}, {data-source: State, is-empty: true, next: e}], default: e}
        e: {end: over}
      """,
      files: [
        "d.xml": """
        <ApiInteraction>
          <Request><Url>https://api.example.com/sessions</Url><Method>GET</Method></Request>
          <Response>
            <Type>JSON</Type>
            <ResponseCodeDestination>Code</ResponseCodeDestination>
            <Fields><Field><Locator>sessionState</Locator><Destination>State</Destination><DataType>String</DataType></Field></Fields>
          </Response>
        </ApiInteraction>
        """
      ]
    ).told()
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
          "plan-unknown-state: The service never returns \($0) It returns Initial, InProgress, Finished, Error, TimeOut, ExpiredOnProviderSide."
        })
  }

  @Test("what holds no state is compared with anything")
  func other() throws {
    #expect(try told("contains: Bogus", source: "Code") == [])
  }
}
