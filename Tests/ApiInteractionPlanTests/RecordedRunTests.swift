import ApiInteractionLint
import ApiInteractionPlan
import Testing

@Suite("Runs of a plan")
struct RecordedRunTests {
  private let plan = "steps:\n  a: {ask: D, digits: {\"1\": b}, default: a}\n  b: {end: over}\n"

  private func read(_ steps: String) throws -> RecordedRun {
    try RecordedRun(
      Array("{\"apiInteractionRun\": 1,\n\"steps\": [\(steps)]}".utf8), of: try CallPlan(Array(plan.utf8)))
  }

  @Test(
    "what is no run of the plan is refused with its place",
    arguments: [
      (#"{"step": "c"}"#, "2:20: The plan has no step “c”: this is a run of another plan."),
      (
        #"{"step": "b", "next": "a"}"#,
        "2:33: No branch of “b” leads to “a”: this is a run of another plan."
      ),
      (
        #"{"step": "a", "next": "b"}, {"step": "a"}"#,
        "2:39: The call comes to “a” here, but it went on to “b” before."
      ),
      (
        #"{"step": "a"}, {"step": "b"}"#,
        "2:26: The call comes to “b” here, but it went on to no other step before."
      ),
      (#"{"step": "b"}"#, "2:11: A call through the plan begins at “a”, not at “b”."),
      (#"{"next": "b"}"#, "2:11: A step of a run needs \"step\" with its name."),
      (#"{"step": ["a"]}"#, "2:20: step must be a text."),
      ("7", "2:11: A step of a run needs \"step\" with its name."),
    ])
  func problems(steps: String, problem: String) {
    let error = #expect(throws: InputProblem.self) { try read(steps) }
    #expect(error?.description == problem)
  }

  @Test(
    "what is no run at all is refused",
    arguments: [
      ("", "The file is empty."),
      ("[]", "1:1: This is no record of a run, as `plan run --record` writes one."),
      (
        #"{"apiInteractionRun": 2, "steps": []}"#,
        "1:23: This record of a run is of a version that is not known here."
      ),
      (#"{"apiInteractionRun": 1, "steps": {}}"#, "1:35: This record of a run has no list of steps."),
      ("{\"a\": ", "2:1: A value is missing before this."),
    ])
  func noRun(text: String, problem: String) {
    let error = #expect(throws: InputProblem.self) {
      try RecordedRun(Array(text.utf8), of: try CallPlan(Array(plan.utf8)))
    }
    #expect(error?.description == problem)
  }

  @Test("the order of the visits stands at the steps and the lines, in every format")
  func visits() throws {
    let run = try read(
      #"{"step": "a", "next": "a", "x": 1}, {"step": "a", "next": "a"}, {"step": "a", "next": "b"}, {"step": "b", "next": null}"#
    )
    let checked = try CheckedPlan(plan)
    let drawing = PlanDrawing(checked.plan, definitions: checked.definitions, run: run)
    #expect(drawing.svg.contains(">visit 1, 2, 3</text>"))
    #expect(drawing.svg.contains("<title>a → b: digit 1\ntaken after visit 3</title>"))
    #expect(drawing.mermaid.contains("s1 -->|\"1, 2<br>default\"| s1\n"))
    #expect(drawing.mermaid.contains("linkStyle 1,2 stroke"))
    #expect(
      drawing.dot.contains(
        "s1 -> s2 [label=\"3\\ndigit 1\" tooltip=\"a → b: digit 1\\ntaken after visit 3\" penwidth=3"))
  }
}
