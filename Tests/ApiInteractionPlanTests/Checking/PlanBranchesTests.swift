import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("Branches of a call plan")
struct PlanBranchesTests {
  @Test(
    "a branch that is missing, or leads nowhere, is one mistake: what follows from it is not told",
    arguments: [
      (
        "  a: {announce: x}\n  b: {announce: x, next: c}\n  c: {end: over}\n",
        "plan-missing-branch: “a” does not say where the call goes when it is done. Add next: with a step."
      ),
      (
        "  a: {announce: x, next: b}\n  b: {ask: D, digits: {\"1\": a}}\n  c: {end: over}\n",
        "plan-missing-branch: “b” does not say where the call goes when the caller presses nothing, or another digit. Add default: with a step. The shortest way to “b” is “a” → “b”."
      ),
      (
        "  a: {announce: x, next: b}\n  b: {ask: D, digits: {\"1\": a}, default: endd}\n  end: {end: over}\n",
        "plan-unknown-step: There is no step “endd”. Did you mean “end”? The shortest way to “b” is “a” → “b”."
      ),
    ])
  func gap(steps: String, finding: String) throws {
    #expect(try CheckedPlan("steps:\n" + steps).told() == [finding])
  }

  @Test("what follows a missing branch may look at a status; a comment about it is not called unused")
  func unknown() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a:
          connector: c.xml # apiinteraction-disable-line plan-unchecked-status: it comes
          success: b
          interface-failure: b
        b: {announce: x}
        c: {router: [{data-source: Code, equals: "200", next: d}, {data-source: Id, equals: x, next: d}], default: d}
        d: {end: over}
      """,
      files: [
        "c.xml": """
        <ApiInteraction>
          <Request><Url>https://api.example.com/orders</Url><Method>GET</Method></Request>
          <Response>
            <Type>JSON</Type>
            <ResponseCodeDestination>Code</ResponseCodeDestination>
            <Fields><Field><Locator>id</Locator><Destination>Id</Destination><DataType>String</DataType></Field></Fields>
          </Response>
        </ApiInteraction>
        """
      ])
    #expect(plan.findings().map(\.rule) == ["plan-missing-branch"])
  }

  @Test("a step that no call comes to is told, whatever its own branches are")
  func island() throws {
    #expect(
      try CheckedPlan("steps:\n  a: {end: over}\n  b: {announce: x}\n").told()
        == [
          "plan-missing-branch: “b” does not say where the call goes when it is done. Add next: with a step.",
          "plan-unreachable-step: No call comes to “b”: no step that is reached leads there.",
        ])
  }

  @Test("of the steps behind one to which no call comes only that is told")
  func behind() throws {
    #expect(
      try CheckedPlan(
        """
        steps:
          a: {announce: x, next: e}
          d: {announce: x, next: c}
          b: {announce: x, next: c}
          c: {ask: D, digits: {"1": d}, default: e}
          f: {announce: x, next: f}
          e: {end: over}
        """
      ).told() == [
        "plan-unreachable-step: No call comes to “b”, nor to the 2 steps behind it: no step that is reached leads there.",
        "plan-unreachable-step: No call comes to “f”: no step that is reached leads there.",
      ])
  }

  @Test("a step that is passed by is one finding, with what that step would have set or looked at")
  func passedBy() throws {
    let definition = """
      <ApiInteraction>
        <Request><Url>https://api.example.com/$(Name)</Url><Method>GET</Method></Request>
        <Response>
          <Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields/>
        </Response>
      </ApiInteraction>
      """
    let steps = """
      steps:
        a: {announce: x, next: %}
        b: {set: {Name: x}, next: c}
        c: {connector: d.xml, success: %%, interface-failure: f}
        d: {router: [{data-source: Code, equals: "200", next: e}], default: f}
        e: {end: over}
        f: {end: over}
      """
    #expect(
      try CheckedPlan(
        steps.replacing("%%", with: "d").replacing("%", with: "c"), files: ["d.xml": definition]
      ).told() == [
        "plan-unset-data-source: “c” reads “Name”, and nothing before it sets that: the shortest way to it is “a” → “c”. “b” sets it, but no call comes to that step."
      ])
    #expect(
      try CheckedPlan(
        steps.replacing("%%", with: "e").replacing("%", with: "b"), files: ["d.xml": definition]
      ).told() == [
        "plan-unchecked-status: No router looks at “Code” after “c”, so an error status goes on as success. “d” does, but no call comes to it. The shortest way to “c” is “a” → “b” → “c”."
      ])
    #expect(
      try CheckedPlan(
        steps.replacing("%%", with: "d").replacing("%", with: "b").replacing(
          "source: Code", with: "source: Coded"),
        files: ["d.xml": definition]
      ).told() == [
        "plan-unset-data-source: “d” reads “Coded”, and nothing before it sets that: the shortest way to it is “a” → “b” → “c” → “d”. Did you mean “Code”?"
      ])
  }

  @Test("of a name that looks the same it is told wherein it differs")
  func alike() throws {
    #expect(
      try CheckedPlan("steps: {a: {announce: x, next: to\u{A0}b}, to b: {end: x}}").told().first
        == "plan-unknown-step: There is no step “to\u{A0}b”. “to b” looks like it, but one of the two holds U+00A0. Write both alike."
    )
  }

  @Test("the steps of a loop that is no ring are listed, not drawn as a way")
  func loop() throws {
    #expect(
      try CheckedPlan(
        """
        steps:
          a: {ask: D, digits: {"1": b, "2": c}, default: a}
          b: {announce: x, next: a}
          c: {announce: x, next: a}
        """
      ).told() == [
        "plan-endless-loop: No way leads out of “a”, “b” and “c”: the call stays there until the caller hangs up."
      ])
  }

  @Test(
    "many wrong branches in a large plan take no long time; the first get advice", .timeLimit(.minutes(60)))
  func many() throws {
    let steps = (0..<3_000).map { "  step-\($0): {announce: x, next: stp-\($0)}\n" }
    let told = try CheckedPlan("steps:\n" + steps.joined()).told(from: .error)
    #expect(told.count == 3_000)
    #expect(told[0] == "plan-unknown-step: There is no step “stp-0”. Did you mean “step-0”?")
    #expect(told[2_999] == "plan-unknown-step: There is no step “stp-2999”.")
  }
}
