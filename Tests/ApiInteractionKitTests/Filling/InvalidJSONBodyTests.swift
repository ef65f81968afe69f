import Testing

@testable import ApiInteractionKit

@Suite("Slots in a JSON body that is not JSON")
struct InvalidJSONBodyTests {
  @Test(
    "a slot is refused where the body stops being JSON",
    arguments: [
      ("{\"a\" \"~~~REPLACE~~~\"}", "Here : was expected."),
      ("{\"a\":1,}~~~REPLACE~~~", "Here a name in double quotes was expected."),
      ("{a:\"~~~REPLACE~~~\"}", "Here a name in double quotes was expected."),
      ("{\"a\":1} ~~~REPLACE~~~", "The value has ended before this; nothing may follow it."),
      ("{\"a\":\"~~~REPLACE~~~", "The text ends inside a string; \" was expected."),
      ("{~~~REPLACE~~~:1}", "Here a name in double quotes was expected."),
      ("[\"a\\~~~REPLACE~~~\"]", "After \\ comes one of \" \\ / b f n r t u."),
    ])
  func refused(_ body: String, _ fault: String) throws {
    let sample = DefinitionSample(body: body)
    let place = try #require(sample.range(of: "~~~REPLACE~~~"))
    let reason = "The body is not valid JSON: \(fault)"
    #expect(try sample.problems(["Body": "1"]) == [.refused(slot: "Body", reason: reason, at: place)])
  }

  @Test(
    "a value that breaks the body together with the text around it is refused",
    arguments: [
      ("{\"a\":1~~~REPLACE~~~}", ["a": "\"x\""]),
      ("{\"a\":~~~REPLACE~~~~~~REPLACE~~~}", ["a": "true", "a#2": "false"]),
      ("{\"a\":-~~~REPLACE~~~}", ["a": "-1"]), ("{\"a\":1.~~~REPLACE~~~}", ["a": "null"]),
      ("{\"a\":1~~~REPLACE~~~}", ["a": " 2"]), ("{\"a\":\"\\u~~~REPLACE~~~\"}", ["a": "zz"]),
    ] as [(String, [String: String])])
  func broken(_ body: String, _ values: [String: String]) throws {
    let sample = DefinitionSample(body: body)
    let place = try #require(sample.range(of: "~~~REPLACE~~~"))
    let problems = try sample.problems(values)
    guard case .refused("a", _, place) = problems.first, problems.count == 1 else {
      Issue.record("\(problems)")
      return
    }
  }
}
