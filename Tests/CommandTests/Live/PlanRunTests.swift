import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan run")
struct PlanRunTests {
  private static let plan = "Plans/secure-payment.yml"
  private static let documented = Fixtures.folder.appending(path: plan).path
  private static let polling = """
    steps:
      begin: {collect: {Order: {example: A-1}}, next: ask-service}
      ask-service: {connector: order.xml, success: known, interface-failure: lost}
      known:
        router:
          - {data-source: Code, less: 500, next: done}
        default: ask-service
      done: {end: done}
      lost: {agent: lost}
    """
  private static let order = """
    <ApiInteraction><Request><Url>http://127.0.0.1:9/orders/$(Order)</Url><Method>GET</Method></Request><Response>
    <Type>XML</Type><ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>/name</Locator>
    <Destination>Name</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>
    """

  private func folder(_ plan: String = polling) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(plan, to: "plan.yml")
    try folder.write(Self.order, to: "order.xml")
    return folder
  }

  private func run(_ options: [String], in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(["plan", "run"] + options, in: folder.url)
  }

  @Test("the documented plan is walked, each step shown with what it does", arguments: ["text", "json"])
  func documented(format: String) throws {
    let result = try Command.run(["plan", "run", Self.plan, "--sandbox", "--format", format])
    #expect(result.error == "")
    #expect(result.status == 0)
    try Fixtures.compare(LiveText.settled(result.output), with: "Live/plan-run.\(format)")
  }

  @Test(
    "each outcome and each service that is down comes to the end that it should, and to no other",
    arguments: [
      ("", "paid", 12), ("--outcome declined --outcome success --digits IVRSlot|TryAgain=1", "paid", 20),
      ("--outcome declined --digits IVRSlot|TryAgain=1,", "to-agent", 20),
      ("--outcome card-cancelled", "to-agent", 12), ("--outcome error", "to-agent", 11),
      ("--outcome time-out", "to-agent", 11), ("--outcome expired", "to-agent", 11),
      ("--fault authorize=down", "to-agent", 4), ("--fault start-session=down", "to-agent", 6),
      ("--fault session-status=down", "to-agent", 10), ("--fault 500", "to-agent", 5),
      ("--fault 500 --fault authorize=cut", "to-agent", 4),
      ("--fault authorize=hang --timeout 1s", "to-agent", 4),
    ])
  func ends(options: String, end: String, count: Int) throws {
    let arguments =
      ["plan", "run", Self.plan, "--sandbox", "-q"] + options.split(separator: " ").map(String.init)
    #expect(
      try Command.run(arguments + ["--expect-end", end])
        == Command.Result(
          status: 0, output: "The call ended at “\(end)” after \(count) steps.\n", error: ""))
    let other = end == "paid" ? "to-agent" : "paid"
    let failed = try Command.run(arguments + ["--expect-end", other])
    #expect(failed.status == 1)
    #expect(
      failed.error == "apiinteraction: The call should end at “\(other)”, but ends at “\(end)”.\n")
  }

  @Test("without the sandbox requests go where they say, and no payment is simulated")
  func real() throws {
    let folder = try folder(
      """
      steps:
        pay: {payment: declined, next: ask}
        ask: {connector: order.xml, success: done, interface-failure: lost}
        done: {end: x}
        lost: {announce: "Sorry\\u202e", next: agent}
        agent: {agent: x}
      """)
    let result = try run(["plan.yml", "--data", "Order=7"], in: folder)
    #expect(
      Command.Result(status: result.status, output: LiveText.settled(result.output), error: result.error)
        == Command.Result(
          status: 0,
          output: """
            pay: not simulated, the caller would pay now → ask
            ask: GET http://127.0.0.1:1/orders/7, interface failure after 1 ms: The connection to 127.0.0.1:1 was refused: nothing listens there.
              interface-failure → lost
            lost: “Sorry\u{FFFD}” → agent
            agent: agent
            The call ended at “agent” after 5 steps.

            """.replacing("after 5", with: "after 4"), error: ""))
  }

  @Test("a plan that asks again and again gets its answer, paced, or is stopped at the limit of steps")
  func polling() throws {
    let folder = try folder()
    let options = ["plan.yml", "--sandbox", "-q", "--every", "10ms"]
    #expect(
      try run(options, in: folder).output == "The call ended at “done” after 4 steps.\n")
    let endless = try run(options + ["--fault", "500", "--max-steps", "20"], in: folder)
    #expect(
      endless
        == Command.Result(
          status: 1, output: "",
          error: """
            apiinteraction: The call did not end within 20 steps. It goes round “known” → “ask-service” → “known”.

            """))
  }

  @Test("a run stops before a step, and says so if it never comes to it")
  func until() throws {
    let folder = try folder()
    let stopped = try run(["plan.yml", "--sandbox", "-q", "--until", "known"], in: folder)
    #expect(
      stopped
        == Command.Result(status: 0, output: "The run stopped before “known”, after 2 steps.\n", error: ""))
    let missed = try run(["plan.yml", "--sandbox", "-q", "--until", "lost"], in: folder)
    #expect(missed.status == 1)
    #expect(missed.error == "apiinteraction: The call ended at “done”, and never came to “lost”.\n")
  }

  @Test("a transfer without its data sources, and a request that cannot be made, end the run")
  func stuck() throws {
    let transfer = try folder("steps: {t: {transfer: {number: N, link: L}, next: e}, e: {end: x}}")
    let result = try run(["plan.yml", "--data", "N=1"], in: transfer)
    #expect(result.status == 1)
    #expect(
      result.error
        == "apiinteraction: The caller cannot be transferred: “t” reads “L”, which is not set.\n")
    let strict = try folder(Self.polling.replacing("example: A-1", with: "type: String"))
    let refused = try run(["plan.yml", "--sandbox", "--strict", "-q"], in: strict)
    #expect(refused.status == 1)
    #expect(
      refused.error.contains("order.xml:1:57: error: The data source “Order” is not set."), "\(refused)")
    #expect(refused.error.hasSuffix("apiinteraction: The request of “ask-service” cannot be made.\n"))
  }

  @Test(
    "a plan that cannot be walked is refused with places, before anything is sent",
    arguments: [
      ("connector: order.xml", "connector: none.xml", "3:28: error: none.xml: cannot be read"),
      ("connector: order.xml", "connector: ../order.xml", "3:28: error: “../order.xml” leads out of"),
      ("connector: order.xml", "connector: plan.yml", "3:28: error: The definition is not well-formed"),
      ("success: known", "success: knwon", "3:48: error: There is no step “knwon”. Did you mean “known”?"),
      (", interface-failure: lost", "", "3:3: error: “ask-service” does not say where the call goes"),
      ("lost: {agent", "done: {agent", "9:3: This mapping has “done” more than once."),
      ("done: {end: done}", "done: {end: done, next: lost}", "8:21: The step “done” has “next”"),
    ])
  func obstacles(text: String, replacement: String, message: String) throws {
    let folder = try folder(Self.polling.replacing(text, with: replacement))
    let result = try run(["plan.yml", "--sandbox"], in: folder)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("plan.yml:" + message), "\(result)")
  }

  @Test("a router that compares a text with a number goes on, and the value is noted")
  func wrongType() throws {
    let folder = try folder(Self.polling.replacing("Code, less: 500", with: "Name, less: 500"))
    let result = try run(
      ["plan.yml", "--sandbox", "--every", "1ms", "--max-steps", "3"], in: folder)
    #expect(result.output.contains("known: no rule matches; Name holds no number → ask-service\n"))
  }

  @Test(
    "what the plan does not have, or what does not go together, is wrong usage",
    arguments: [
      ("--until knwon", "apiinteraction: --until: The plan has no step “knwon”. Did you mean “known”?\n"),
      (
        "--expect-end known",
        "apiinteraction: --expect-end: The plan has no step “known” at which a call ends.\n"
      ),
      (
        "--sandbox --fault ask-servise=500",
        "apiinteraction: --fault: The plan has no connector “ask-servise”. Did you mean “ask-service”?\n"
      ),
      (
        "--sandbox --fault 503",
        "apiinteraction: --fault must be one of down, slow, hang, cut, wrong-media, truncated-json, 401, 429, 500, not “503”.\n"
      ),
      ("--digits X=1", "apiinteraction: --digits: No step of the plan asks for a digit into “X”.\n"),
      ("--digits X", "apiinteraction: --digits takes name=digit,….\n"),
      ("--record plan.yml", "apiinteraction: plan.yml: --record would write over what is read.\n"),
      ("--record -", "apiinteraction: --record takes the name of a file.\n"),
      ("--replay none.json", "apiinteraction: none.json: cannot be read: No such file or directory\n"),
    ])
  func usage(options: String, message: String) throws {
    let folder = try folder()
    let result = try run(["plan.yml"] + options.split(separator: " ").map(String.init), in: folder)
    #expect(result == Command.Result(status: 2, output: "", error: message))
    for options in [
      ["--lag", "1s"], ["--fault", "500"], ["--outcome", "success"], ["--sandbox", "--replay", "x"],
      ["--max-steps", "0"], ["--timeout", "0s"], ["--sandbox", "--outcome", "won"],
    ] {
      let result = try run(["plan.yml"] + options, in: folder)
      #expect(result.status == 2 && result.output == "", "\(options): \(result)")
    }
  }

  // MARK: - Records

  @Test("a record is replayed to the same end, without a network, and its secrets are masked")
  func replay() throws {
    let folder = try TemporaryFolder()
    let options = [Self.documented, "-q"]
    let sent = try run(
      options + [
        "--sandbox", "--record", "r.json", "--outcome", "declined", "--outcome", "success", "--digits",
        "IVRSlot|TryAgain=1", "--config", "PaymentClientSecret=Very-S3cret", "--data", "Amount=12.50",
      ], in: folder)
    #expect(sent.status == 0, "\(sent)")
    let record = try folder.text("r.json")
    #expect(!record.contains("Very-S3cret"))
    try Fixtures.compare(LiveText.settled(record), with: "Live/plan-run.record.json")
    #expect(try run(options + ["--replay", "r.json"], in: folder) == sent)
    let again = try run(options + ["--replay", "r.json", "--record", "again.json"], in: folder)
    #expect(again == sent)
    #expect(LiveText.settled(try folder.text("again.json")) == LiveText.settled(record))
    let json = try run([Self.documented, "--replay", "r.json", "--format", "json"], in: folder)
    #expect(LiveText.settled(json.output) == LiveText.settled(record))
  }

  @Test("an interface failure is replayed as it was")
  func replayedFailure() throws {
    let folder = try folder()
    let sent = try run(["plan.yml", "--record", "r.json"], in: folder)
    #expect(sent.output.contains("The connection to 127.0.0.1:9 was refused"))
    let again = try run(["plan.yml", "--replay", "r.json"], in: folder)
    #expect(again.status == sent.status && again.error == sent.error)
    #expect(LiveText.settled(again.output) == LiveText.settled(sent.output))
  }

  @Test("a time-out is told with the time that was waited")
  func timeOut() throws {
    let result = try run(
      [
        Self.documented, "--sandbox", "--fault", "start-session=hang", "--timeout", "200ms", "--until",
        "to-agent",
      ], in: try TemporaryFolder())
    let time = try #require(result.output.firstMatch(of: /failure after (\d+) ms:/)?.output.1)
    #expect((Int(time) ?? 0) >= 200, "\(result)")
  }

  @Test(
    "how a payment ended, where the caller was transferred and what was announced stand in the JSON, secrets masked"
  )
  func events() throws {
    let folder = try folder(
      """
      steps:
        a: {set: {N: "+44 20", L: "4711", Password: zyxwvut9876}, next: b}
        b: {transfer: {number: N, link: Password}, next: c}
        c: {payment: declined, next: d}
        d: {announce: "Sorry, \\"zyxwvut9876\\"", next: e}
        e: {end: x}
      """)
    let result = try run(["plan.yml", "--sandbox", "--format", "json", "--record", "r.json"], in: folder)
    #expect(result.status == 0)
    for text in [result.output, try folder.text("r.json")] {
      #expect(text.contains(#""transfer": {"number": "+44 20", "link": "***"}}"#), "\(text)")
      #expect(text.contains(#""payment": "declined"}"#), "\(text)")
      #expect(text.contains(#""announcement": "Sorry, \"***\""}"#), "\(text)")
    }
    let real = try run(["plan.yml", "--format", "json"], in: folder)
    #expect(!real.output.contains("declined"))
    #expect(try run(["plan.yml", "--replay", "r.json", "--format", "json"], in: folder).status == 0)
  }

  @Test(
    "where a value is masked in the record by which a step decides, the recorded branch is followed",
    arguments: [
      ("{ask: Password, digits: {'1': b}, default: d}", ["--digits", "Password=1"]),
      ("{collect: {ApiKey: {example: none}}, next: r}", ["--data", "ApiKey=abc-1234567"]),
    ])
  func maskedDecision(step: String, options: [String]) throws {
    let folder = try folder(
      """
      steps:
        a: \(step)
        r: {router: [{data-source: ApiKey, equals: abc-1234567, next: b}], default: d}
        b: {end: x}
        d: {agent: x}
      """)
    let sent = try run(["plan.yml", "--record", "r.json"] + options, in: folder)
    #expect(sent.output.contains("The call ended at “b”"), "\(sent)")
    #expect(try !folder.text("r.json").contains("abc-1234567"))
    let plan = try folder.text("plan.yml")
    #expect(try run(["plan.yml", "--replay", "r.json"], in: folder) == sent)
    let again = try run(["plan.yml", "--replay", "r.json", "--record", "again.json"], in: folder)
    #expect(again == sent)
    #expect(LiveText.settled(try folder.text("again.json")) == LiveText.settled(try folder.text("r.json")))
    try folder.write(
      plan.replacing("next: b", with: "next: d").replacing("'1': b", with: "'1': d"), to: "plan.yml")
    let other = try run(["plan.yml", "-q", "--replay", "r.json"], in: folder)
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
    let sent = try run(
      [
        Self.documented, "-q", "--sandbox", "--record", "r.json", "--config", "PaymentClientSecret=Success",
      ], in: folder)
    #expect(sent.output == "The call ended at “paid” after 12 steps.\n", "\(sent)")
    #expect(try run([Self.documented, "-q", "--replay", "r.json"], in: folder) == sent)
  }

  @Test("a run that does other than its record says what")
  func differences() throws {
    let folder = try folder()
    let options = ["plan.yml", "-q", "--every", "1ms"]
    #expect(try run(options + ["--sandbox", "--record", "r.json"], in: folder).status == 0)
    func error(_ plan: String, _ more: [String] = []) throws -> String {
      try folder.write(plan, to: "plan.yml")
      let result = try run(options + ["--replay", "r.json"] + more, in: folder)
      #expect(result.status == 1)
      return result.error
    }
    #expect(
      try error(Self.polling, ["--data", "Order=B-2"])
        == "apiinteraction: “ask-service” sends another request than was recorded: the URL differs.\n")
    #expect(
      try error(Self.polling.replacing("less: 500", with: "less: 100"))
        == "apiinteraction: r.json: the record holds no more responses, and the call comes to “ask-service”.\n"
    )
    #expect(
      try error(Self.polling.replacing("500, next: done", with: "500, next: lost"))
        == "apiinteraction: The call ends at “lost”, but the recorded one at “done”.\n")
    let second = Self.polling.replacing("next: ask-service}", with: "next: second}")
      .appending("\n  second: {connector: order.xml, success: known, interface-failure: lost}\n")
    #expect(
      try error(second)
        == "apiinteraction: r.json: the response that is next is that of “ask-service”, but the call comes to “second”.\n"
    )
    #expect(
      try error(Self.polling.replacing("next: ask-service}", with: "next: done}"))
        == "apiinteraction: The record holds responses that the call did not come to.\n")
    #expect(
      try error("name: Other\n" + Self.polling)
        == "apiinteraction: r.json:3:11: This is the record of another plan: it is of a plan without a name, and this is “Other”.\n"
    )
    let stranger = try error(Self.polling.replacing("ask-service", with: "service"))
    #expect(stranger.hasPrefix("apiinteraction: r.json:"))
    #expect(
      stranger.hasSuffix(": The plan has no step “ask-service”: this is a run of another plan.\n"),
      "\(stranger)")
  }

  @Test("a request where none was recorded is a difference, and so is none where one was")
  func unrecorded() throws {
    let folder = try folder(Self.polling)
    let definition = Self.order.replacing("$(Order)", with: "#(Shop)")
    try folder.write(definition, to: "order.xml")
    let plan = ["plan.yml", "--max-steps", "9"]
    let recorded = try run(plan + ["--record", "none.json"], in: folder)
    #expect(recorded.output.contains("interface failure: Nothing was sent"))
    let more = try run(plan + ["--replay", "none.json", "--config", "Shop=1"], in: folder)
    #expect(
      more.status == 1 && more.error.contains("“ask-service” sends a request, and none was recorded."),
      "\(more)")
  }

  @Test("a record does not take the place of a definition")
  func recordPlace() throws {
    let folder = try folder()
    let result = try run(["plan.yml", "--sandbox", "--record", "order.xml"], in: folder)
    #expect(result.error == "apiinteraction: order.xml: --record would write over what is read.\n")
    #expect(result.status == 2)
    #expect(try folder.text("order.xml") == Self.order)
  }

  @Test("digits are counted by data source and payments by call, at whichever step they come")
  func turns() throws {
    let folder = try folder(
      """
      steps:
        a: {ask: Again, digits: {"1": b}, default: no}
        b: {ask: Again, digits: {"2": c}, default: no}
        c: {payment: expired, next: d}
        d: {payment: [error, expired], next: yes}
        yes: {end: x}
        no: {end: x}
      """)
    let given = ["plan.yml", "--sandbox", "--digits", "Again=1,2"]
    let result = try run(given + ["--outcome", "declined", "--outcome", "success"], in: folder)
    #expect(result.output.contains("b: 2 into Again → c\nc: declined → d\nd: success → yes\n"), "\(result)")
    let own = try run(given, in: folder)
    #expect(own.output.contains("c: expired → d\nd: error → yes\n"), "\(own)")
  }

  @Test("an announcement and a digit show no secret, nor does what the configuration calls one")
  func secrets() throws {
    let folder = try folder(
      """
      steps:
        a: {set: {ClientSecret: zyxwvut987654, CallerPasscode: topcode998877}, next: b}
        b: {announce: your code is zyxwvut987654, next: c}
        c: {ask: Password, digits: {"7": d}, default: d}
        d: {router: [{data-source: CallerPasscode, equals: topcode998877, next: e}], default: e}
        e: {end: x}
      """)
    try folder.write("secrets: ['*Passcode']", to: ".apiinteraction.yml")
    for format in ["text", "json"] {
      let result = try run(
        ["plan.yml", "--sandbox", "--digits", "Password=7", "--format", format], in: folder)
      #expect(result.status == 0)
      for secret in ["zyxwvut987654", "topcode998877", "7 into Password", "\"7\"", "digit 7"] {
        #expect(!result.output.contains(secret), "\(format): \(result.output)")
      }
    }
  }

  @Test("a fault's step may have a = in its name")
  func equalsSign() throws {
    let folder = try folder(Self.polling.replacing("ask-service", with: "a=b"))
    let result = try run(["plan.yml", "--sandbox", "--fault", "a=b=down", "-q"], in: folder)
    #expect(result.error == "" && result.status == 0, "\(result)")
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
    let folder = try folder()
    try folder.write(text, to: "r.json")
    let result = try run(["plan.yml", "--replay", "r.json"], in: folder)
    #expect(result.status == 1)
    #expect(result.output == "")
    let separator = message.first?.isNumber == true ? ":" : ": "
    #expect(result.error == "apiinteraction: r.json\(separator)\(message)\n")
  }

  // MARK: - Interrupting

  @Test("a run that is interrupted ends by the signal, and leaves no record")
  func interruption() throws {
    let folder = try TemporaryFolder()
    let script = """
      "$1" plan run "$2" --sandbox --fault start-session=hang --timeout 1h --record r.json >out 2>err & run=$!
      until grep -q authorized: out; do sleep 0.02; done
      kill -TERM $run; wait $run; echo $?; cat err; ls
      """
    let result = try Command.run(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", Command.executable.path, Self.documented],
      in: folder.url)
    #expect(result.output == "143\napiinteraction: The run was interrupted.\nerr\nout\n")
  }
}
