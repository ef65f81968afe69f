import ApiInteractionLint
import ApiInteractionPlan
import TestSupport
import Testing

@Suite("What one wrong branch of a call plan leaves unset")
struct WrongBranchesTests {
  private func told(_ steps: String) throws -> [String] {
    try CheckedPlan("steps:\n" + steps).told(from: .warning)
  }

  private func unset(_ step: String, _ name: String, _ way: String) -> String {
    "plan-unset-data-source: “\(step)” reads “\(name)”, which nothing sets on the way \(way)."
  }

  @Test(
    "a branch of the documented plan that skips what follows from a response is one finding, at the first step that reads it",
    arguments: [
      ("authorized", "authorized", "plan-unset-data-source", "AuthorizeResponseCode"),
      ("session-started", "session-started", "plan-unset-data-source", "GlobalPCIResponseCode"),
      ("session-started", "transfer", "plan-transfer-inputs", "PCIPal|DtmfFallbackNumber"),
      ("status-known", "status-known", "plan-unset-data-source", "GlobalPCI|ResponseCode"),
    ])
  func documented(success: String, failure: String, rule: String, name: String) throws {
    let branches = { (failure: String) in "success: \(success)\n    interface-failure: \(failure)\n" }
    let plan = try CheckedPlan(documentedWith: branches(failure), for: branches("apologise"))
    let found = plan.findings()
    #expect(found.map(\.rule) == [rule])
    #expect(found.map { plan.plan.source[$0.range] } == [name])
  }

  @Test("what different steps would have set is one finding, wherever the call goes on")
  func pastBoth() throws {
    #expect(
      try told(
        """
          a: {ask: D, digits: {"1": b}, default: d}
          b: {set: {X: x}, next: c}
          c: {set: {Y: y}, next: d}
          d: {router: [{data-source: X, equals: x, next: e}], default: f}
          e: {router: [{data-source: Y, equals: y, next: g}], default: g}
          f: {announce: x, next: h}
          h: {router: [{data-source: Y, equals: y, next: g}], default: g}
          g: {end: over}
        """) == [unset("d", "X", "“a” → “d”")])
  }

  @Test("what branches one after the other leave unset is told apart, although one way goes over both")
  func oneAfterTheOther() throws {
    #expect(
      try told(
        """
          a: {ask: D, digits: {"1": b}, default: c}
          b: {set: {X: x}, next: c}
          c: {ask: D, digits: {"1": d}, default: e}
          d: {set: {Y: y}, next: e}
          e: {router: [{data-source: X, equals: x, next: f}], default: f}
          f: {router: [{data-source: Y, equals: y, next: g}], default: g}
          g: {end: over}
        """) == [unset("e", "X", "“a” → “c” → “e”"), unset("f", "Y", "“a” → “c” → “e” (rule 1) → “f”")])
  }

  @Test("a mistake behind another on the same way is told")
  func behind() throws {
    #expect(
      try told(
        """
          a: {ask: D, digits: {"1": b}, default: c}
          b: {set: {X: x}, next: c}
          c: {router: [{data-source: X, equals: x, next: d}], default: d}
          d: {ask: D, digits: {"1": e}, default: f}
          e: {set: {Y: y}, next: f}
          f: {router: [{data-source: Y, equals: y, next: g}], default: g}
          g: {end: over}
        """) == [unset("c", "X", "“a” → “c”"), unset("f", "Y", "“a” → “c” (rule 1) → “d” → “f”")])
  }

  @Test(
    "a wrong branch of the documented plan is one finding, wherever the call goes on",
    arguments: [
      ("next: authorize\n", "next: authorized\n", "plan-unset-data-source"),
      ("next: session-status\n", "next: status-known\n", "plan-unset-data-source"),
      ("next: to-agent\n", "next: status-known\n", "plan-unset-data-source"),
      ("next: start-session}", "next: session-started}", "plan-unset-data-source"),
      ("next: paid\n", "next: thank\n", "plan-endless-loop"),
      ("equals: \"200\", next: start-session", "equals: \"200\", next: apologise", "plan-unchecked-status"),
    ])
  func rewired(branch: String, other: String, rule: String) throws {
    #expect(try CheckedPlan(documentedWith: other, for: branch).findings().map(\.rule) == [rule])
  }

  @Test("what different steps set to null is told apart")
  func emptied() throws {
    #expect(
      try told(
        """
          a: {set: {X: x, Y: y}, next: b}
          b: {set: {X: ~}, next: c}
          c: {router: [{data-source: X, equals: x, next: d}], default: d}
          d: {set: {Y: ~}, next: e}
          e: {router: [{data-source: Y, equals: y, next: f}], default: f}
          f: {end: over}
        """) == [
          "plan-unset-data-source: “c” reads “X”, which “b” sets to null on the way “a” → “b” → “c”.",
          "plan-unset-data-source: “e” reads “Y”, which “d” sets to null on the way “a” → “b” → “c” (rule 1) → “d” → “e”.",
        ])
  }

  @Test("where the first finding is suppressed, the next is told")
  func suppressed() throws {
    #expect(
      try told(
        """
          a: {ask: D, digits: {"1": b}, default: d}
          b: {set: {X: x, Y: y}, next: d}
          # apiinteraction-disable-next-line plan-unset-data-source
          d: {router: [{data-source: X, equals: x, next: e}], default: e}
          e: {router: [{data-source: Y, equals: y, next: g}], default: g}
          g: {end: over}
        """) == [unset("e", "Y", "“a” → “d” (rule 1) → “e”")])
  }

  @Test(
    "a step that is not there is told at the first of many branches that name it, whatever keeps a call from it"
  )
  func missing() throws {
    let plan = try CheckedPlan(documentedWith: "\n  apologize:", for: "\n  apologise:")
    #expect(
      plan.told() == [
        "plan-unknown-step: There is no step “apologise”. Did you mean “apologize”? 6 other branches name it as well. The shortest way to “authorize” is “collect-details” → “authorize”."
      ])
    #expect(plan.plan.obstacles.count == 1)
  }
}
