import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan run")
struct PlanRunTests {
  private static let plan = "Plans/secure-payment.yml"

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
    let folder = try PlanRunSample.folder(
      """
      steps:
        pay: {payment: declined, next: ask}
        ask: {connector: order.xml, success: done, interface-failure: lost}
        done: {end: x}
        lost: {announce: "Sorry\\u202e", next: agent}
        agent: {agent: x}
      """)
    let result = try PlanRunSample.run(["plan.yml", "--data", "Order=7"], in: folder)
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

  @Test(
    "names with characters that a terminal obeys are shown without them where a run ends or stops",
    arguments: [
      ([], "a: “x” → e\u{FFFD}[1m\ne\u{FFFD}[1m: end\nThe call ended at “e\u{FFFD}[1m” after 2 steps.\n"),
      (
        ["--until", "e\u{1B}[1m"],
        "a: “x” → e\u{FFFD}[1m\nThe run stopped before “e\u{FFFD}[1m”, after 1 step.\n"
      ),
    ])
  func controlCharacters(options: [String], output: String) throws {
    let folder = try PlanRunSample.folder(
      #"{"steps": {"a": {"announce": "x", "next": "e\u001b[1m"}, "e\u001b[1m": {"end": "x"}}}"#)
    #expect(
      try PlanRunSample.run(["plan.yml"] + options, in: folder)
        == Command.Result(status: 0, output: output, error: ""))
  }

  @Test("a plan that asks again and again gets its answer, paced, or is stopped at the limit of steps")
  func polling() throws {
    let folder = try PlanRunSample.folder()
    let options = ["plan.yml", "--sandbox", "-q", "--every", "10ms"]
    #expect(
      try PlanRunSample.run(options, in: folder).output == "The call ended at “done” after 4 steps.\n")
    let endless = try PlanRunSample.run(options + ["--fault", "500", "--max-steps", "20"], in: folder)
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
    let folder = try PlanRunSample.folder()
    let stopped = try PlanRunSample.run(["plan.yml", "--sandbox", "-q", "--until", "known"], in: folder)
    #expect(
      stopped
        == Command.Result(status: 0, output: "The run stopped before “known”, after 2 steps.\n", error: ""))
    let missed = try PlanRunSample.run(["plan.yml", "--sandbox", "-q", "--until", "lost"], in: folder)
    #expect(missed.status == 1)
    #expect(missed.error == "apiinteraction: The call ended at “done”, and never came to “lost”.\n")
  }

  @Test("a transfer without its data sources, and a request that cannot be made, end the run")
  func stuck() throws {
    let transfer = try PlanRunSample.folder(
      "steps: {t: {transfer: {number: N, link: L}, next: e}, e: {end: x}}")
    let result = try PlanRunSample.run(["plan.yml", "--data", "N=1"], in: transfer)
    #expect(result.status == 1)
    #expect(
      result.error
        == "apiinteraction: The caller cannot be transferred: “t” reads “L”, which is not set, or empty.\n")
    let strict = try PlanRunSample.folder(
      PlanRunSample.polling.replacing("example: A-1", with: "type: String"))
    let refused = try PlanRunSample.run(["plan.yml", "--sandbox", "--strict", "-q"], in: strict)
    #expect(refused.status == 1)
    #expect(
      refused.error.contains("order.xml:1:57: error: The data source “Order” is not set."), "\(refused)")
    #expect(refused.error.hasSuffix("apiinteraction: The request of “ask-service” cannot be made.\n"))
  }

  @Test("a payment keeps the caller as long as it takes")
  func delay() throws {
    let result = try PlanRunSample.run(
      [PlanRunSample.documented, "--sandbox", "--delay", "300ms", "--expect-end", "paid", "-q"],
      in: try TemporaryFolder())
    #expect(result.status == 0, "\(result)")
  }

  @Test("what a filled definition lacks is said with places in the filled text, and told so")
  func filled() throws {
    let folder = try PlanRunSample.folder(
      PlanRunSample.polling.replacing(
        "connector: order.xml", with: "connector: order.xml, values: {Path: ordersoforders}"))
    try folder.write(PlanRunSample.order.replacing("/orders/", with: "/~~~REPLACE:Path~~~/"), to: "order.xml")
    try folder.write("Order: null", to: "null.yml")
    let unset = try PlanRunSample.run(
      ["plan.yml", "--sandbox", "--strict", "-q", "--data-file", "null.yml"], in: folder)
    #expect(
      unset.error.contains("order.xml (filled):1:65: error: The data source “Order” is not set."), "\(unset)")
  }

  @Test(
    "a plan that cannot be walked is refused with places, before anything is sent",
    arguments: [
      ("connector: order.xml", "connector: none.xml", "3:28: error: none.xml: cannot be read"),
      ("connector: order.xml", "connector: ../order.xml", "3:28: error: “../order.xml” leads out of"),
      ("connector: order.xml", "connector: plan.yml", "3:28: error: The definition is not well-formed"),
      ("success: known", "success: knwon", "3:48: error: There is no step “knwon”. Did you mean “known”?"),
      (", interface-failure: lost", "", "3:3: error: “ask-service” does not say where the call goes"),
      ("lost: {agent", "done: {agent", "9:3: error: This mapping has “done” more than once."),
      ("done: {end: done}", "done: {end: done, next: lost}", "8:21: error: The step “done” has “next”"),
    ])
  func obstacles(text: String, replacement: String, message: String) throws {
    let folder = try PlanRunSample.folder(PlanRunSample.polling.replacing(text, with: replacement))
    let result = try PlanRunSample.run(["plan.yml", "--sandbox"], in: folder)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("plan.yml:" + message), "\(result)")
  }

  @Test("a router that compares a text with a number goes on, and the value is noted")
  func wrongType() throws {
    let folder = try PlanRunSample.folder(
      PlanRunSample.polling.replacing("Code, less: 500", with: "Name, less: 500"))
    let result = try PlanRunSample.run(
      ["plan.yml", "--sandbox", "--every", "1ms", "--max-steps", "3"], in: folder)
    #expect(result.output.contains("known: no rule matches; Name holds no number → ask-service\n"))
  }

  @Test(
    "what the plan does not have, or what does not go together, is wrong usage",
    arguments: [
      (
        "--every 9ms",
        """
        Error: --every must be at least 10ms where requests go to the real services.
        Usage: apiinteraction plan run [<options>] <file>
          See 'apiinteraction plan run --help' for more information.

        """
      ),
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
      (
        "--data a(b=1",
        "apiinteraction: --data: “a(b” is no data source. A data source name cannot hold “(”.\n"
      ),
      ("--record plan.yml", "apiinteraction: plan.yml: --record would write over what is read.\n"),
      ("--record -", "apiinteraction: --record takes the name of a file.\n"),
      ("--replay none.json", "apiinteraction: none.json: cannot be read: No such file or directory\n"),
    ])
  func usage(options: String, message: String) throws {
    let folder = try PlanRunSample.folder()
    let result = try PlanRunSample.run(
      ["plan.yml"] + options.split(separator: " ").map(String.init), in: folder)
    #expect(result == Command.Result(status: 2, output: "", error: message))
    for options in [
      ["--lag", "1s"], ["--fault", "500"], ["--outcome", "success"], ["--sandbox", "--replay", "x"],
      ["--max-steps", "0"], ["--timeout", "0s"], ["--sandbox", "--outcome", "won"],
    ] {
      let result = try PlanRunSample.run(["plan.yml"] + options, in: folder)
      #expect(result.status == 2 && result.output == "", "\(options): \(result)")
    }
  }

  @Test("a time-out is told with the time that was waited")
  func timeOut() throws {
    let result = try PlanRunSample.run(
      [
        PlanRunSample.documented, "--sandbox", "--fault", "start-session=hang", "--timeout", "200ms",
        "--until",
        "to-agent",
      ], in: try TemporaryFolder())
    let time = try #require(result.output.firstMatch(of: /failure after (\d+) ms:/)?.output.1)
    #expect((Int(time) ?? 0) >= 200, "\(result)")
  }

  @Test(
    "how a payment ended, where the caller was transferred and what was announced stand in the JSON, secrets masked"
  )
  func events() throws {
    let folder = try PlanRunSample.folder(
      """
      steps:
        a: {set: {N: "+44 20", L: "4711", Password: zyxwvut9876}, next: b}
        b: {transfer: {number: N, link: Password}, next: c}
        c: {payment: declined, next: d}
        d: {announce: "Sorry, \\"zyxwvut9876\\"", next: e}
        e: {end: x}
      """)
    let result = try PlanRunSample.run(
      ["plan.yml", "--sandbox", "--format", "json", "--record", "r.json"], in: folder)
    #expect(result.status == 0)
    for text in [result.output, try folder.text("r.json")] {
      #expect(text.contains(#""transfer": {"number": "+44 20", "link": "***"}}"#), "\(text)")
      #expect(text.contains(#""payment": "declined"}"#), "\(text)")
      #expect(text.contains(#""announcement": "Sorry, \"***\""}"#), "\(text)")
    }
    let real = try PlanRunSample.run(["plan.yml", "--format", "json"], in: folder)
    #expect(!real.output.contains("declined"))
    #expect(
      try PlanRunSample.run(["plan.yml", "--replay", "r.json", "--format", "json"], in: folder).status == 0)
  }

  @Test("digits are counted by data source and payments by call, at whichever step they come")
  func turns() throws {
    let folder = try PlanRunSample.folder(
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
    let result = try PlanRunSample.run(given + ["--outcome", "declined", "--outcome", "success"], in: folder)
    #expect(result.output.contains("b: 2 into Again → c\nc: declined → d\nd: success → yes\n"), "\(result)")
    let own = try PlanRunSample.run(given, in: folder)
    #expect(own.output.contains("c: expired → d\nd: error → yes\n"), "\(own)")
  }

  @Test("an announcement and a digit show no secret, nor does what the configuration calls one")
  func secrets() throws {
    let folder = try PlanRunSample.folder(
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
      let result = try PlanRunSample.run(
        ["plan.yml", "--sandbox", "--digits", "Password=7", "--format", format], in: folder)
      #expect(result.status == 0)
      for secret in ["zyxwvut987654", "topcode998877", "7 into Password", "\"7\"", "digit 7"] {
        #expect(!result.output.contains(secret), "\(format): \(result.output)")
      }
    }
  }

  @Test("a value that no step reads is noted, and the call is walked all the same")
  func unread() throws {
    let folder = try PlanRunSample.folder()
    let run = ["plan.yml", "--sandbox", "-q", "--every", "10ms"]
    let note = "apiinteraction: --data “Ordr” is read by no step of the plan. Did you mean “Order”?\n"
    for (given, error) in [
      (["--data", "Order=7", "--data", "Code=1"], ""), (["--data", "Ordr=7"], note),
      (["--data", "é=7"], "apiinteraction: --data “é” is read by no step of the plan.\n"),
      (["--config", "Key=7"], "apiinteraction: --config “Key” is read by no step of the plan.\n"),
    ] {
      let loud = try PlanRunSample.run(run.filter { $0 != "-q" } + given, in: folder)
      #expect(loud.status == 0 && loud.error == error, "\(loud)")
      #expect(try PlanRunSample.run(run + given, in: folder).error == "")
    }
  }

  @Test("a secret value of a slot is not shown where a request cannot be made, however it is written there")
  func refusedSecret() throws {
    for (secret, written) in [
      ("abrakadabra77", "abrakadabra77"), ("abra kadabra&77", "abra%20kadabra&amp;77"),
    ] {
      let folder = try PlanRunSample.folder(
        """
        steps:
          a: {connector: d.xml, values: {client_secret: "\(secret)"}, success: r, interface-failure: c}
          r: {router: [{data-source: Code, equals: 200, next: c}], default: c}
          c: {end: x}
        """)
      try folder.write(
        """
        <ApiInteraction><Request><Url>https://127.0.0.1:1/~~~REPLACE:client_secret~~~/$(X)</Url><Method>GET</Method></Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
        """, to: "d.xml")
      let result = try PlanRunSample.run(["plan.yml", "--data", "X=a b"], in: folder)
      #expect(result.status == 1)
      #expect(result.error.contains("<Url>https://127.0.0.1:1/***/$(X)</Url>"), "\(result)")
      let shown = try PlanRunSample.run(["plan.yml", "--data", "X=a b", "--show-secrets"], in: folder)
      #expect(shown.error.contains("<Url>https://127.0.0.1:1/\(written)/$(X)</Url>"), "\(shown)")
    }
  }

  @Test("a fault's step may have a = in its name")
  func equalsSign() throws {
    let folder = try PlanRunSample.folder(PlanRunSample.polling.replacing("ask-service", with: "a=b"))
    let result = try PlanRunSample.run(["plan.yml", "--sandbox", "--fault", "a=b=down", "-q"], in: folder)
    #expect(result.error == "" && result.status == 0, "\(result)")
  }

  // MARK: - Interrupting

  @Test("a run that is interrupted ends by the signal, and leaves no record")
  func interruption() throws {
    let folder = try TemporaryFolder()
    let script = """
      "$1" plan run "$2" --sandbox --fault start-session=hang --timeout 1h --record r.json >out 2>err & run=$!
      until grep -sq authorized: out; do kill -0 $run || exit 9; sleep 0.02; done
      kill -TERM $run; wait $run; echo $?; cat err; ls
      """
    let result = try Command.run(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", Command.executable.path, PlanRunSample.documented],
      in: folder.url)
    #expect(result.output == "143\napiinteraction: The run was interrupted.\nerr\nout\n")
  }
}
