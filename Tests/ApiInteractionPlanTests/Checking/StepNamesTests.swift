import ApiInteractionPlan
import Testing

@Suite("Names of steps in messages")
struct StepNamesTests {
  @Test(
    "a step's name with space at an end is told as that step",
    arguments: ["o ", " o", "o\u{A0}", "\u{A0}o\u{200B}"])
  func spaces(name: String) throws {
    let plan = try CheckedPlan("steps: {a: {announce: x, next: \"\(name)\"}, ab: {end: x}, o: {end: x}}")
    #expect(plan.told()[0].hasPrefix("plan-unknown-step: There is no step “\(name)”. "))
    #expect(plan.told()[0].contains("“o”"))
  }

  @Test(
    "of very many, the first and the last are written",
    arguments: [
      (0, "", ""), (1, "“1”", "“1”"), (2, "“1” → “2”", "“1” and “2”"),
      (
        24, (1...24).map { "“\($0)”" }.joined(separator: " → "),
        (1...23).map { "“\($0)”" }.joined(separator: ", ") + " and “24”"
      ),
      (
        25,
        "“1” → “2” → “3” → “4” → “5” → “6” → “7” → “8” → “9” → “10” → “11” → “12” → … → “15” → “16” → “17” → “18” → “19” → “20” → “21” → “22” → “23” → “24” → “25”",
        "“1”, “2”, “3”, “4”, “5”, “6”, “7”, “8”, “9”, “10”, “11”, “12”, …, “15”, “16”, “17”, “18”, “19”, “20”, “21”, “22”, “23”, “24” and “25”"
      ),
    ])
  func shortening(count: Int, way: String, list: String) {
    let names = (0..<count).map { "\($0 + 1)" }
    #expect(StepNames.way(names) == way)
    #expect(StepNames.list(names) == list)
  }
}
