import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import TestSupport
import Testing

@Suite("Call plans with a mistake")
struct BrokenPlanTests {
  private func check(_ path: String) throws -> [Diagnostic] {
    do { return try CheckedPlan(fixture: path).findings() } catch let error as PlanFileError {
      return error.diagnostics
    }
  }

  @Test("nothing is found in the documented plan")
  func documented() throws {
    #expect(try check("Plans/secure-payment.yml").isEmpty)
  }

  @Test(
    "one mistake is one finding, at its place, with the way that leads to it",
    arguments: [
      ("plan-definition", "connector: ../authorize.xml", "../authorize.xml"),
      ("plan-endless-loop", "apologise:\n    announce", "apologise"),
      ("plan-missing-branch", "  start-session:\n    #", "start-session"),
      ("plan-router-type", "GlobalPCI|SessionState, greater", "GlobalPCI|SessionState"),
      ("plan-structure", "payement: success", "payement"),
      ("plan-transfer-inputs", "PCIPal|DtmfNumber", "PCIPal|DtmfNumber"),
      ("plan-unchecked-status", "authorize.xml", "authorize.xml"),
      ("plan-unknown-state", "Finnished", "Finnished"),
      ("plan-unknown-step", "sesion-status", "sesion-status"),
      ("plan-unreachable-step", "survey", "survey"),
      ("plan-unset-data-source", "start-session.xml", "start-session.xml"),
    ])
  func mistakes(rule: String, context: String, marked: String) throws {
    let path = "Plans/Broken/\(rule).yml"
    let found = try check(path)
    #expect(found.map(\.rule) == [rule])
    let text = try Fixtures.text(path)
    let around = try #require(text.range(of: context))
    let place = try #require(text[around].range(of: marked))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    #expect(found.first?.range == SourceRange(start, start + marked.utf8.count))
    try Fixtures.compare((found.first?.message ?? "") + "\n", with: "Plans/Broken/\(rule).txt")
  }

  @Test("each rule has a plan with its mistake")
  func complete() throws {
    let names = try Fixtures.names(in: "Plans/Broken").filter { $0.hasSuffix(".yml") }
    #expect(names.sorted() == PlanChecker.allRules.map { "\($0.id).yml" }.sorted())
  }

  @Test("scenarios that name an end which the plan does not have are told, at their place")
  func scenarios() throws {
    let text = try Fixtures.text("Plans/Broken/plan-scenario.yml")
    let plan = try CheckedPlan(fixture: "Plans/secure-payment.yml")
    let found = PlanChecker().check(
      try PlanScenarios(Array(text.utf8)), of: plan.plan, definitions: plan.definitions)
    #expect(found.map(\.rule) == ["plan-scenario"])
    let place = try #require(text.range(of: "payed"))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    #expect(found.first?.range == SourceRange(start, start + 5))
    try Fixtures.compare((found.first?.message ?? "") + "\n", with: "Plans/Broken/plan-scenario.txt")
  }

  @Test("a data source that nothing reads is told, as information")
  func unused() throws {
    let found = try check("Plans/Broken/plan-unused-destination.yml")
    #expect(found.map(\.rule) == ["plan-unused-destination"])
    try Fixtures.compare(
      (found.first?.message ?? "") + "\n", with: "Plans/Broken/plan-unused-destination.txt")
  }

  @Test("what a set step sets and nothing reads is told; null, and what earlier applets set, is not")
  func unusedValue() throws {
    let plan = try CheckedPlan(
      """
      steps:
        a: {collect: {Given: x}, next: b}
        b: {set: {Read: x, Unread: x, Cleared: }, next: c}
        c: {router: [{data-source: Read, equals: x, next: d}], default: d}
        d: {end: over}
      """)
    let found = plan.findings()
    #expect(
      plan.told() == [
        "plan-unused-destination: “b” sets “Unread”, which no step reads. The shortest way to “b” is “a” → “b”."
      ])
    #expect(found.map { plan.plan.source[$0.range] } == ["Unread"])
    #expect(found.map(\.severity) == [.info])
  }

  @Test("10,000 steps, each reading what the one before sets, are followed", .timeLimit(.minutes(60)))
  func large() throws {
    var text = "steps:\n  first: {set: {D0: x}, next: s0}\n"
    for number in 0..<10_000 {
      text +=
        "  s\(number): {router: [{data-source: D\(number / 10), equals: a, next: t\(number)}], default: end}\n"
      text += "  t\(number): {set: {D\(number / 10 + 1): x}, next: s\(number + 1)}\n"
    }
    text += "  s10000: {transfer: {number: D1000, link: Nothing}, next: end}\n  end: {end: x}\n"
    #expect(try CheckedPlan(text).findings().map(\.rule) == ["plan-transfer-inputs"])
  }
}
