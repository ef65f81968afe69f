import ApiInteractionPlan
import Testing

@Suite("Names of steps in messages")
struct StepNamesTests {
  @Test(
    "of many, the first and the last are written",
    arguments: [
      (0, "", ""), (1, "“1”", "“1”"), (2, "“1” → “2”", "“1” and “2”"),
      (
        8, "“1” → “2” → “3” → “4” → “5” → “6” → “7” → “8”", "“1”, “2”, “3”, “4”, “5”, “6”, “7” and “8”"
      ),
      (
        9, "“1” → “2” → “3” → “4” → … → “7” → “8” → “9”", "“1”, “2”, “3”, “4”, …, “7”, “8” and “9”"
      ),
    ])
  func shortening(count: Int, way: String, list: String) {
    let names = (0..<count).map { "\($0 + 1)" }
    #expect(StepNames.way(names) == way)
    #expect(StepNames.list(names) == list)
  }
}
