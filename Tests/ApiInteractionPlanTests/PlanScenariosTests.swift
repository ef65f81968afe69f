import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import TestSupport
import Testing

@Suite("Files of scenarios")
struct PlanScenariosTests {
  private static let head = "plan: p.yml\nscenarios:\n  s:\n    "

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("", "1:1: The file is empty."), ("plan: x", "1:1: A file of scenarios needs scenarios."),
      ("scenarios: {}", "1:1: A file of scenarios needs plan: with the plan's file."),
      ("plan: x\nscenarios: {}", "2:12: There must be at least one scenario."),
      ("plan: x\nscenario: {}", "2:1: A file of scenarios has no “scenario”. Did you mean “scenarios”?"),
      ("plan: x\nscenarios: [a]", "2:12: scenarios must be a mapping of names to values, and is a list."),
      (
        head + "payment: success",
        "4:5: The scenario “s” needs expect: with end: and the step at which the call ends."
      ),
      (
        head + "expect: {data-sources: {}}",
        "4:5: The scenario “s” needs expect: with end: and the step at which the call ends."
      ),
      (head + "expect: {end: a, en: b}", "4:22: expect has no “en”. It has end, data-sources."),
      (head + "exect: {end: a}", "4:5: The scenario “s” has no “exect”. Did you mean “expect”?"),
      (
        head + "expect: {end: a}\n    payment: [declined, succes]",
        "5:25: payment must be one of success, declined, card-cancelled, error, time-out, expired. Did you mean “success”?"
      ),
      (head + "expect: {end: a}\n    digits: {D: [1, 12]}", "5:21: A digit is one of 0 to 9, * and #."),
      (head + "expect: {end: a}\n    digits: {D: []}", "5:17: There must be at least one digit"),
      (
        head + "expect: {end: a}\n    faults: {a: hung}",
        "5:17: A fault must be one of down, slow, hang, cut, wrong-media, truncated-json, 401, 429, 500. Did you mean “hang”?"
      ),
      (
        head + "expect: {end: a}\n    data: {D: [1]}",
        "5:15: The value of “D” must be a text, a number or null."
      ),
      (head + "expect: {end: a, data-sources: {\"x(y\": 1}}", "4:37: “x(y” is no data source."),
    ])
  func problems(text: String, problem: String) {
    do throws(PlanFileError) {
      _ = try PlanScenarios(Array(text.utf8))
      Issue.record("nothing was wrong")
    } catch {
      #expect(error.description.hasPrefix(problem), "\(error)")
    }
  }

  @Test("scenarios are read with their places, as YAML and as JSON")
  func reading() throws {
    let yaml =
      "plan: p.yml\nscenarios:\n  é: {data: {A: 01, B: }, payment: declined, digits: {D: [1, ]}, faults: {c: 500}, expect: {end: over, data-sources: {A: 01}}}\n"
    let json =
      #"{"plan": "p.yml", "scenarios": {"é": {"data": {"A": "01", "B": null}, "payment": ["declined"], "digits": {"D": ["1"]}, "faults": {"c": 500}, "expect": {"end": "over", "data-sources": {"A": "01"}}}}}"#
    for text in [yaml, json] {
      let file = try PlanScenarios(Array(text.utf8))
      #expect(file.plan.name == "p.yml")
      let scenario = try #require(file.scenarios.first)
      #expect(scenario.name.name == "é")
      #expect(
        scenario.data.map(\.dataSource.name) == ["A", "B"] && scenario.data.map(\.value) == ["01", nil])
      #expect(scenario.payment == [.declined])
      #expect(scenario.digits.map(\.dataSource.name) == ["D"] && scenario.digits[0].pressed == ["1"])
      #expect(scenario.faults.map(\.step.name) == ["c"] && scenario.faults[0].fault == .serverError)
      #expect(scenario.dataSources.map(\.value) == ["01"])
      let range = scenario.end.range
      let marked = String(decoding: Array(text.utf8)[range.start..<range.end], as: UTF8.self)
      #expect(marked == (text == yaml ? "over" : "\"over\""))
    }
  }

  @Test("what the plan does not have is said where it stands")
  func strangers() throws {
    let checked = try CheckedPlan(fixture: "Plans/secure-payment.yml")
    let check = { (scenarios: PlanScenarios) in
      PlanChecker().check(scenarios, of: checked.plan, definitions: checked.definitions)
    }
    let text = """
      plan: secure-payment.yml
      scenarios:
        s:
          digits: {IVRSlot|TryAgan: 1, IVRSlot|OtherCard: 1}
          faults: {authorise: 500, authorized: hang}
          data: {Own: x}
          expect: {end: ask-again, data-sources: {Own: x, CallGuid: y, GlobalPCI|SessionStat: z, Amount: 1}}
      """
    let found = check(try PlanScenarios(Array(text.utf8)))
    let source = Array(text.utf8)
    #expect(
      found.map { String(decoding: source[$0.range.start..<$0.range.end], as: UTF8.self) } == [
        "IVRSlot|TryAgan", "authorise", "authorized", "Own", "ask-again", "GlobalPCI|SessionStat",
      ])
    #expect(
      found.map(\.message) == [
        "No step of the plan asks for a digit into “IVRSlot|TryAgan”. Did you mean “IVRSlot|TryAgain”?",
        "The plan has no connector “authorise”. Did you mean “authorize”?",
        "The plan has no connector “authorized”. Did you mean “authorize”?",
        "No step of the plan reads or sets “Own”.",
        "The plan has no step “ask-again” at which a call ends.",
        "No step of the plan sets “GlobalPCI|SessionStat”. Did you mean “GlobalPCI|SessionState”?",
      ])
    let documented = try PlanScenarios(try Fixtures.bytes("Plans/secure-payment.scenarios.yml"))
    #expect(check(documented).isEmpty)
  }
}
