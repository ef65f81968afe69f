import ApiInteractionKit
import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan test")
struct PlanTestTests {
  private static let scenarios = "Plans/secure-payment.scenarios.yml"

  private func folder(_ scenarios: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let names = try Fixtures.names(in: "Plans").filter { $0.hasSuffix(".xml") } + ["secure-payment.yml"]
    for name in names { try folder.write(try Fixtures.bytes("Plans/\(name)"), to: name) }
    try folder.write(scenarios, to: "s.yml")
    return folder
  }

  private static let failing = """
    plan: secure-payment.yml
    scenarios:
      passes & is <fine>: {expect: {end: paid}}
      fails:
        payment: declined
        faults: {session-status: 429}
        expect:
          end: paid
          data-sources: {GlobalPCI|ResponseCode: 200, AccessToken: none, Amount: null, CallGuid: null}
      cannot be transferred:
        faults: {start-session: truncated-json}
        expect: {end: to-agent}
    """

  @Test("the scenarios of the documented plan all pass, one after the other and side by side")
  func documented() throws {
    for jobs in ["1", "8"] {
      let result = try Command.run(["plan", "test", Self.scenarios, "--jobs", jobs])
      #expect(result.status == 0)
      #expect(result.error == "")
      try Fixtures.compare(result.output, with: "Live/plan-test.passed")
    }
    let quiet = try Command.run(["plan", "test", Self.scenarios, "-q"])
    #expect(quiet == Command.Result(status: 0, output: "", error: ""))
  }

  @Test(
    "a scenario that fails says what was expected and what came, step by step", arguments: ["text", "junit"])
  func failing(format: String) throws {
    let folder = try folder(Self.failing)
    let guarding = "      - {data-source: PCIPal|DtmfLinkId, is-empty: true, next: apologise}\n"
    let plan = try folder.text("secure-payment.yml").replacing(guarding, with: "")
    try folder.write(plan, to: "secure-payment.yml")
    let result = try Command.run(["plan", "test", "s.yml", "--format", format], in: folder.url)
    #expect(result.status == 1)
    #expect(result.error == "")
    try Fixtures.compare(LiveText.settled(result.output), with: "Live/plan-test.\(format)")
    if format == "junit" { #expect(Definition(Array(result.output.utf8)).tree.isWellFormed) }
  }

  @Test("what only the sandbox gives is marked where it is not as expected, until something else is set")
  func standIn() throws {
    let folder = try folder(
      """
      plan: secure-payment.yml
      scenarios:
        fails: {expect: {end: paid, data-sources: {GlobalPCI|PaymentResult: No, GlobalPCI|SessionState: No}}}
      """)
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(
      result.output.hasPrefix(
        """
        FAILED  fails
                “GlobalPCI|PaymentResult” should be “No”, but is “Success” (stand-in).
                “GlobalPCI|SessionState” should be “No”, but is “Finished”.

        """), "\(result)")
    let reset = "    next: reset\n  reset: {set: {GlobalPCI|PaymentResult: Mine}, next: paid}\n"
    let plan = try folder.text("secure-payment.yml").replacing("    next: paid\n", with: reset)
    try folder.write(plan, to: "secure-payment.yml")
    #expect(
      try Command.run(["plan", "test", "s.yml"], in: folder.url).output.contains(
        "“GlobalPCI|PaymentResult” should be “No”, but is “Mine”.\n"))
  }

  @Test("the service's time is an option")
  func timeout() throws {
    let folder = try folder(
      "plan: secure-payment.yml\nscenarios: {hangs: {faults: {authorize: hang}, expect: {end: to-agent}}}\n")
    let result = try Command.run(["plan", "test", "s.yml", "--timeout", "500ms"], in: folder.url)
    #expect(result.output == "passed  hangs\n1 scenario, none failed.\n")
  }

  @Test("a fault is that of a connector to any service, also of one that the sandbox does not have")
  func otherService() throws {
    let folder = try PlanRunSample.folder()
    try folder.write(PlanRunSample.order.replacing("/orders/", with: "/customers/"), to: "order.xml")
    try folder.write(
      """
      plan: plan.yml
      scenarios:
        is not there: {expect: {end: done, data-sources: {Code: 404}}}
        hangs: {faults: {ask-service: hang}, expect: {end: lost}}
        breaks off: {faults: {ask-service: cut}, expect: {end: lost}}
        refuses: {faults: {ask-service: 401}, expect: {end: done, data-sources: {Code: 401}}}
        answers with a page: {faults: {ask-service: wrong-media}, expect: {end: done, data-sources: {Code: 200}}}
      """, to: "s.yml")
    let result = try Command.run(["plan", "test", "s.yml", "--timeout", "1s"], in: folder.url)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.hasSuffix("5 scenarios, none failed.\n"), "\(result)")
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("plan: secure-payment.yml", "plan: none.yml", "none.yml: cannot be read", 2),
      (
        "plan: secure-payment.yml", "plan: s.yml",
        "s.yml:1:1: error: This file holds scenarios, and no plan.", 1
      ),
      ("end: paid}", "end: payd}", "s.yml:3:38: error: The plan has no step “payd” at which a call ends.", 1),
      (
        "session-status: 429", "session-status: 428", "s.yml:6:30: error: A fault must be one of down, slow,",
        1
      ),
      (
        "AccessToken: none", "AccesToken: none", "s.yml:9:51: error: No step of the plan sets “AccesToken”.",
        1
      ),
    ] as [(String, String, String, Int32)])
  func mistakes(text: String, replacement: String, message: String, status: Int32) throws {
    let folder = try folder(Self.failing.replacing(text, with: replacement))
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.error.contains(message), "\(result)")
  }

  @Test(
    "what keeps the scenarios from being run stands in JUnit's report as well",
    arguments: [
      (
        "plan: secure-payment.yml", "plan: none.yml", "none.yml: cannot be read: No such file or directory", 2
      ),
      (
        "plan: secure-payment.yml", "plan: s.yml",
        "s.yml:1:1: This file holds scenarios, and no plan. `apiinteraction plan test` runs it.", 1
      ),
      ("expect: {end: paid}", "expect: {}", "s.yml:3:23: The scenario “passes & is <fine>” needs expect:", 1),
      ("end: paid}", "end: payd}", "s.yml:3:38: The plan has no step “payd” at which a call ends.", 1),
      ("secure-payment.yml", "broken.yml", "broken.yml:4:26: There is no step “by”.", 1),
    ] as [(String, String, String, Int32)])
  func mistakesInJUnit(text: String, replacement: String, problem: String, status: Int32) throws {
    let folder = try folder(
      """
      plan: secure-payment.yml
      scenarios:
        passes & is <fine>: {expect: {end: paid}}
      """.replacing(text, with: replacement))
    try folder.write(
      "steps:\n  paid: {end: x}\n  bye: {end: x}\n  a: {announce: x, next: by}\n", to: "broken.yml")
    let result = try Command.run(["plan", "test", "s.yml", "--format", "junit"], in: folder.url)
    #expect(result.status == status)
    #expect(result.error.contains(problem.drop { $0 != " " }), "\(result)")
    #expect(Definition(Array(result.output.utf8)).tree.isWellFormed)
    #expect(result.output.contains("errors=\"1\""), "\(result)")
    let message = problem.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
      ">", with: "&gt;")
    #expect(result.output.contains("<error message=\"\(message)"), "\(result)")
  }

  @Test("what the configuration beside the scenarios calls a secret is one, whatever the plan's says")
  func secrets() throws {
    let folder = try folder(
      "plan: p/p.yml\nscenarios: {s: {data: {Voucher: planted77}, expect: {end: b, data-sources: {Voucher: other99}}}}\n"
    )
    try folder.write("secrets: [Voucher]", to: ".apiinteraction.yml")
    try folder.write("{}", to: "p/.apiinteraction.yml")
    try folder.write(
      "steps: {a: {collect: {Voucher: }, next: c}, c: {announce: planted77, next: b}, b: {end: x}}",
      to: "p/p.yml")
    for format in ["text", "junit"] {
      let result = try Command.run(["plan", "test", "s.yml", "--format", format], in: folder.url)
      #expect(result.status == 1)
      #expect(result.output.contains("a: Voucher=***"), "\(result)")
      #expect(!result.output.contains("planted77"), "\(result)")
    }
  }

  @Test(
    "what is wrong keeps the scenarios from being run as severely as the configuration says",
    arguments: [("off", "", 1), ("warning", "warning: The plan has no step “payd”", 1)]
      as [(String, String, Int32)])
  func settings(severity: String, message: String, status: Int32) throws {
    let folder = try folder("plan: secure-payment.yml\nscenarios: {s: {expect: {end: payd}}}\n")
    try folder.write("rules: {plan-scenario: \(severity)}", to: ".apiinteraction.yml")
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(result.status == status)
    #expect(result.output.contains("1 scenario, 1 failed"))
    #expect(message.isEmpty ? result.error == "" : result.error.contains(message), "\(result)")
  }

  @Test("scenarios are checked though the sandbox is to fill slots")
  func openSlots() throws {
    let folder = try folder(
      "plan: secure-payment.yml\nscenarios: {s: {data: {Amuont: 5}, faults: {autorize: down}, expect: {end: paid}}}\n"
    )
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(result.status == 1 && result.output == "")
    #expect(
      result.error.contains("No step of the plan reads or sets “Amuont”. Did you mean “Amount”?"), "\(result)"
    )
    #expect(result.error.contains("The plan has no connector “autorize”. Did you mean “authorize”?"))
  }

  @Test("why a request cannot be made is said with the scenario")
  func refused() throws {
    let folder = try folder("plan: p.yml\nscenarios: {s: {data: {Base: 'https:'}, expect: {end: b}}}\n")
    try folder.write(
      "steps: {a: {connector: d.xml, success: b, interface-failure: b}, b: {end: x}}", to: "p.yml")
    try folder.write(
      """
      <ApiInteraction><Request><Url>$(Base)///x</Url><Method>GET</Method></Request><Response><Type>JSON</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
      """, to: "d.xml")
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(
      result.output.contains(
        "FAILED  s\n        The call should end at “b”, but did not. The request of “a” cannot be made. The URL names no host."
      ),
      "\(result)")
  }

  @Test("a plan that asks for ever is ended by the limit on steps, soon")
  func endless() throws {
    let folder = try folder("plan: p.yml\nscenarios: {s: {expect: {end: b}}}\n")
    try folder.write(
      """
      steps:
        a: {connector: session-status.xml, success: r, interface-failure: r}
        r: {router: [{data-source: Never, equals: x, next: b}], default: a}
        b: {end: x}
      """, to: "p.yml")
    let result = try Command.run(
      ["plan", "test", "s.yml", "--max-steps", "8", "--every", "1ms"], in: folder.url)
    #expect(
      result.output.contains("The call did not end within 8 steps. It goes round “a” → “r” → “a”."),
      "\(result)")
  }

  @Test("of a long trace the beginning and the end are shown", arguments: ["text", "junit"])
  func long(format: String) throws {
    let folder = try folder("plan: p.yml\nscenarios: {s: {expect: {end: b}}}\n")
    try folder.write("steps: {a: {announce: x, next: a}, b: {end: x}}", to: "p.yml")
    let result = try Command.run(
      ["plan", "test", "s.yml", "--max-steps", "500", "--format", format], in: folder.url)
    #expect(result.status == 1)
    #expect((100...120).contains(result.output.split(separator: "\n").count), "\(result)")
    #expect(result.output.contains(/\n +… [0-9]+ lines …\n/), "\(result)")
  }

  @Test("a plan that cannot be walked is refused with places")
  func obstacles() throws {
    let folder = try folder(Self.failing)
    try folder.write("<ApiInteraction>", to: "authorize.xml")
    let result = try Command.run(["plan", "test", "s.yml"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("secure-payment.yml:15:16: error: The definition is not well-formed"))
  }

  @Test("a test that is interrupted ends by the signal")
  func interruption() throws {
    let folder = try folder(
      "plan: secure-payment.yml\nscenarios: {hangs: {faults: {authorize: hang}, expect: {end: to-agent}}}\n")
    let script = """
      "$1" plan test s.yml --timeout 1h >out 2>err & run=$!
      sleep 0.5; kill -TERM $run; wait $run; echo $?; cat out
      """
    let result = try Command.run(
      URL(filePath: "/bin/bash"), ["-c", script, "bash", Command.executable.path], in: folder.url)
    #expect(result.output == "143\n")
  }
}
