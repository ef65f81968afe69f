import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan run --record and --replay")
struct PlanReplayTests {
  @Test("a record is replayed to the same end, without a network, and its secrets are masked")
  func replay() throws {
    let folder = try TemporaryFolder()
    let options = [PlanRunSample.documented, "-q"]
    let sent = try PlanRunSample.run(
      options + [
        "--sandbox", "--record", "r.json", "--outcome", "declined", "--outcome", "success", "--digits",
        "IVRSlot|TryAgain=1", "--config", "PaymentClientSecret=Very-S3cret", "--data", "Amount=12.50",
      ], in: folder)
    #expect(sent.status == 0, "\(sent)")
    let record = try folder.text("r.json")
    #expect(!record.contains("Very-S3cret"))
    try Fixtures.compare(LiveText.settled(record), with: "Live/plan-run.record.json")
    #expect(try PlanRunSample.run(options + ["--replay", "r.json"], in: folder) == sent)
    let again = try PlanRunSample.run(options + ["--replay", "r.json", "--record", "again.json"], in: folder)
    #expect(again == sent)
    #expect(LiveText.settled(try folder.text("again.json")) == LiveText.settled(record))
    let json = try PlanRunSample.run(
      [PlanRunSample.documented, "--replay", "r.json", "--format", "json"], in: folder)
    #expect(LiveText.settled(json.output) == LiveText.settled(record))
  }

  @Test("an interface failure is replayed as it was")
  func replayedFailure() throws {
    let folder = try PlanRunSample.folder()
    let sent = try PlanRunSample.run(["plan.yml", "--record", "r.json"], in: folder)
    #expect(sent.output.contains("The connection to 127.0.0.1:9 was refused"))
    let again = try PlanRunSample.run(["plan.yml", "--replay", "r.json"], in: folder)
    #expect(again.status == sent.status && again.error == sent.error)
    #expect(LiveText.settled(again.output) == LiveText.settled(sent.output))
  }

  @Test(
    "where a value is masked in the record by which a step decides, the recorded branch is followed",
    arguments: [
      ("{ask: Password, digits: {'1': b}, default: d}", ["--digits", "Password=1"]),
      ("{collect: {ApiKey: {example: none}}, next: r}", ["--data", "ApiKey=abc-1234567"]),
    ])
  func maskedDecision(step: String, options: [String]) throws {
    let folder = try PlanRunSample.folder(
      """
      steps:
        a: \(step)
        r: {router: [{data-source: ApiKey, equals: abc-1234567, next: b}], default: d}
        b: {end: x}
        d: {agent: x}
      """)
    let sent = try PlanRunSample.run(["plan.yml", "--record", "r.json"] + options, in: folder)
    #expect(sent.output.contains("The call ended at “b”"), "\(sent)")
    #expect(try !folder.text("r.json").contains("abc-1234567"))
    let plan = try folder.text("plan.yml")
    #expect(try PlanRunSample.run(["plan.yml", "--replay", "r.json"], in: folder) == sent)
    let again = try PlanRunSample.run(
      ["plan.yml", "--replay", "r.json", "--record", "again.json"], in: folder)
    #expect(again == sent)
    #expect(LiveText.settled(try folder.text("again.json")) == LiveText.settled(try folder.text("r.json")))
    try folder.write(
      plan.replacing("next: b", with: "next: d").replacing("'1': b", with: "'1': d"), to: "plan.yml")
    let other = try PlanRunSample.run(["plan.yml", "-q", "--replay", "r.json"], in: folder)
    let (name, source) = step.contains("ask") ? ("a", "Password") : ("r", "ApiKey")
    #expect(
      other
        == Command.Result(
          status: 1, output: "",
          error: """
            apiinteraction: The run cannot be replayed beyond “\(name)”: it decides by “\(source)”, which is masked in the record, and the record does not say where this plan goes on. Record a run of this plan.

            """))
  }

  @Test("a secret that is a word of the response is masked in the record, and the run replayed all the same")
  func maskedResponse() throws {
    let folder = try TemporaryFolder()
    let sent = try PlanRunSample.run(
      [
        PlanRunSample.documented, "-q", "--sandbox", "--record", "r.json", "--config",
        "PaymentClientSecret=Success",
      ], in: folder)
    #expect(sent.output == "The call ended at “paid” after 12 steps.\n", "\(sent)")
    #expect(
      try PlanRunSample.run([PlanRunSample.documented, "-q", "--replay", "r.json"], in: folder) == sent)
  }

  @Test("a run that does other than its record says what")
  func differences() throws {
    let folder = try PlanRunSample.folder()
    let options = ["plan.yml", "-q", "--every", "1ms"]
    #expect(try PlanRunSample.run(options + ["--sandbox", "--record", "r.json"], in: folder).status == 0)
    func error(_ plan: String, _ more: [String] = []) throws -> String {
      try folder.write(plan, to: "plan.yml")
      let result = try PlanRunSample.run(options + ["--replay", "r.json"] + more, in: folder)
      #expect(result.status == 1)
      return result.error
    }
    #expect(
      try error(PlanRunSample.polling, ["--data", "Order=B-2"])
        == "apiinteraction: “ask-service” sends another request than was recorded: the URL differs.\n")
    #expect(
      try error(PlanRunSample.polling.replacing("less: 500", with: "less: 100"))
        == "apiinteraction: r.json: the record holds no more responses, and the call comes to “ask-service”.\n"
    )
    #expect(
      try error(PlanRunSample.polling.replacing("500, next: done", with: "500, next: lost"))
        == "apiinteraction: The call ends at “lost”, but the recorded one at “done”.\n")
    let second = PlanRunSample.polling.replacing("next: ask-service}", with: "next: second}")
      .appending("\n  second: {connector: order.xml, success: known, interface-failure: lost}\n")
    #expect(
      try error(second)
        == "apiinteraction: r.json: the response that is next is that of “ask-service”, but the call comes to “second”.\n"
    )
    #expect(
      try error(PlanRunSample.polling.replacing("next: ask-service}", with: "next: done}"))
        == "apiinteraction: The record holds responses that the call did not come to.\n")
    #expect(
      try error("name: Other\n" + PlanRunSample.polling)
        == "apiinteraction: r.json:3:11: This is the record of another plan: it is of a plan without a name, and this is “Other”.\n"
    )
    let stranger = try error(PlanRunSample.polling.replacing("ask-service", with: "service"))
    #expect(stranger.hasPrefix("apiinteraction: r.json:"))
    #expect(
      stranger.hasSuffix(": The plan has no step “ask-service”: this is a run of another plan.\n"),
      "\(stranger)")
  }

  @Test("a request where none was recorded is a difference, and so is none where one was")
  func unrecorded() throws {
    let folder = try PlanRunSample.folder(PlanRunSample.polling)
    let definition = PlanRunSample.order.replacing("$(Order)", with: "#(Shop)")
    try folder.write(definition, to: "order.xml")
    let plan = ["plan.yml", "--max-steps", "9"]
    let recorded = try PlanRunSample.run(plan + ["--record", "none.json"], in: folder)
    #expect(recorded.output.contains("interface failure: Nothing was sent"))
    let more = try PlanRunSample.run(plan + ["--replay", "none.json", "--config", "Shop=1"], in: folder)
    #expect(
      more.status == 1 && more.error.contains("“ask-service” sends a request, and none was recorded."),
      "\(more)")
  }

  @Test("a response that is too large is recorded as far as it was read, and replayed")
  func large() throws {
    let folder = try PlanRunSample.folder()
    let server = try RawServer(body: Array(repeating: UInt8(ascii: "<"), count: 17 << 20), in: folder)
    try folder.write(
      PlanRunSample.order.replacing("http://127.0.0.1:9", with: server.url), to: "order.xml")
    let plan = ["plan.yml", "--max-steps", "9"]
    let sent = try PlanRunSample.run(plan + ["--record", "r.json"], in: folder)
    try server.stop()
    let again = try PlanRunSample.run(plan + ["--replay", "r.json"], in: folder)
    #expect(sent.output.contains("16777216 bytes"), "\(sent)")
    #expect(LiveText.settled(again.output) == LiveText.settled(sent.output))
    #expect(again.status == sent.status && again.error == sent.error)
  }

  @Test("a record does not take the place of a definition")
  func recordPlace() throws {
    let folder = try PlanRunSample.folder()
    let result = try PlanRunSample.run(["plan.yml", "--sandbox", "--record", "order.xml"], in: folder)
    #expect(result.error == "apiinteraction: order.xml: --record would write over what is read.\n")
    #expect(result.status == 2)
    #expect(try folder.text("order.xml") == PlanRunSample.order)
  }

  @Test(
    "what is no record is refused with its place",
    arguments: [
      ("steps: []", "1:1: This is no record of a run, as `plan run --record` writes one."),
      ("[]", "1:1: This is no record of a run, as `plan run --record` writes one."),
      ("", "The file is empty."),
      (#"{"apiInteractionRun": 2}"#, "1:23: This record of a run is of a version that is not known here."),
      (#"{"apiInteractionRun": 1}"#, "1:1: This record of a run has no list of steps."),
      (
        #"{"apiInteractionRun": 1, "steps": [{"step": "done", "response": {"status": "x"}}]}"#,
        "1:65: This response holds no status code."
      ),
      (#"{"apiInteractionRun": 1, "steps": [1]}"#, "1:36: A step of a record needs a name."),
      (
        #"{"apiInteractionRun": 1, "steps": [], "given": {"payment": ["won"]}}"#,
        "1:61: This is no outcome of a payment."
      ),
    ])
  func noRecord(text: String, message: String) throws {
    let folder = try PlanRunSample.folder()
    try folder.write(text, to: "r.json")
    let result = try PlanRunSample.run(["plan.yml", "--replay", "r.json"], in: folder)
    #expect(result.status == 1)
    #expect(result.output == "")
    let separator = message.first?.isNumber == true ? ":" : ": "
    #expect(result.error == "apiinteraction: r.json\(separator)\(message)\n")
  }
}
