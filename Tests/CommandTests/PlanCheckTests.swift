import Foundation
import TestSupport
import Testing

@Suite("apiinteraction plan check")
struct PlanCheckTests {
  @Test(
    "the findings of a plan are reported in every format, its definitions' with them",
    arguments: ["text", "json", "sarif", "github", "junit"])
  func formats(format: String) throws {
    let result = try Command.run([
      "plan", "check", "Plans/Broken/plan-unset-data-source.yml", "--format", format,
    ])
    #expect(result.status == 1)
    #expect(result.error == "")
    #expect(result.output.contains("plan-unset-data-source"))
    try Fixtures.compare(result.output, with: "Plans/check.\(format)")
  }

  @Test("the documented plan passes")
  func documented() throws {
    let result = try Command.run([
      "plan", "check", "Plans/secure-payment.yml", "--fail-on", "info", "-q",
    ])
    #expect(result == Command.Result(status: 0, output: "", error: ""))
  }

  @Test(
    "what a definition does not keep is told there, and not where it is read, unless that is not told",
    arguments: [
      ("dtmfLinkId", "plan-unset-data-source"), ("sessionId", "plan-unset-data-source"),
      ("dtmfFallbackNumber", "plan-transfer-inputs"),
    ])
  func unkept(field: String, rule: String) throws {
    let folder = try TemporaryFolder()
    for name in ["secure-payment.yml", "authorize.xml", "session-status.xml"] {
      try folder.write(try Fixtures.text("Plans/\(name)"), to: name)
    }
    let text = try Fixtures.text("Plans/start-session.xml")
    let end = try #require(text.range(of: "<Locator>\(field)</Locator>"))
    let start = try #require(text[..<end.lowerBound].range(of: "<Field>", options: .backwards))
    let close = try #require(text[end.upperBound...].range(of: "</Field>"))
    try folder.write(
      text.replacingCharacters(in: start.lowerBound..<close.upperBound, with: ""), to: "start-session.xml")
    let check = ["plan", "check", "secure-payment.yml", "-q"]
    let found = try Command.run(check, in: folder.url).output
    #expect(found.hasPrefix("start-session.xml:"), "\(found)")
    #expect(found.matches(of: /: (error|warning|info):/).count == 1, "\(found)")
    try folder.write("rules: {provider-missing-response-field: off}", to: ".apiinteraction.yml")
    #expect(try Command.run(check, in: folder.url).output.contains("[\(rule)]"))
  }

  @Test("what a definition of a plan has wrong is found in its own file")
  func definitions() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "steps:\n  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: over}\n",
      to: "p/plan.yml")
    try folder.write("<ApiInteraction><Request></ApiInteraction>", to: "p/d.xml")
    let result = try Command.run(["plan", "check", "p/plan.yml", "-q"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("p/d.xml:1:26: error: "), "\(result)")
    #expect(!result.output.contains("plan.yml"), "\(result)")
    try folder.write("rules: {not-well-formed: off}", to: "p/.apiinteraction.yml")
    #expect(
      try Command.run(["plan", "check", "p/plan.yml", "-q"], in: folder.url).output.contains(
        "p/plan.yml:2:18: error: The definition is not well-formed, or not a definition: see its own findings. [plan-definition]"
      ))
  }

  @Test("what a data source that holds a secret is compared with is not quoted, whatever says that it is one")
  func secrets() throws {
    let folder = try TemporaryFolder()
    try folder.write("secrets: ['*Passcode']", to: ".apiinteraction.yml")
    try folder.write(
      """
      <ApiInteraction><Request><Url>https://a.example/</Url><Method>GET</Method><Headers><Header><Key>Authorization</Key>
      <Value>Bearer $(Tok)</Value></Header></Headers></Request><Response><Type>JSON</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field><Locator>client_secret</Locator>
      <Destination>Ticket</Destination><DataType>String</DataType></Field></Fields></Response></ApiInteraction>
      """, to: "d.xml")
    for (name, place) in [
      ("AccessToken", "name"), ("Tok", "request"), ("Ticket", "locator"), ("CallerPasscode", "settings"),
    ] {
      try folder.write(
        """
        steps:
          a: {collect: {\(name): planted-in-\(place)}, next: b}
          b: {connector: d.xml, success: c, interface-failure: c}
          c: {router: [{data-source: \(name), equals: planted-in-\(place), next: nowhere}], default: nowhere}
        """, to: "plan.yml")
      for command in [["check"], ["check", "--format", "junit"], ["graph"], ["graph", "--as", "dot"]] {
        let result = try Command.run(["plan"] + command + ["plan.yml"], in: folder.url)
        #expect(!(result.output + result.error).contains("planted"), "\(command): \(result)")
        #expect(result.output.contains("nowhere"))
      }
    }
  }

  @Test("a secret of the plan is masked wherever it stands in a line that is quoted")
  func repeatedSecrets() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      steps:
        a: {collect: {ApiKey: {example: "planted-1234"}}, next: b}
        b: {announce: "your key is planted-1234", next: nowhere}
        c: {router: [{data-source: ApiKey, equals: planted-5678, next: planted-5678}], default: nowhere}
        d: {set: {Password: true}, next: true}
      """, to: "plan.yml")
    for format in ["text", "json", "sarif", "github", "junit"] {
      let result = try Command.run(["plan", "check", "plan.yml", "--format", format], in: folder.url)
      #expect(result.output.contains("nowhere"))
      #expect(!result.output.contains("planted"), "\(format): \(result.output)")
    }
    for format in ["svg", "dot", "mermaid"] {
      let result = try Command.run(["plan", "graph", "plan.yml", "--as", format], in: folder.url)
      #expect(!result.output.contains("planted"), "\(format): \(result.output)")
    }
    let text = try Command.run(["plan", "check", "plan.yml"], in: folder.url).output
    #expect(text.contains("b: {announce: \"your key is ***\", next: nowhere}"), "\(text)")
    #expect(text.contains("d: {set: {Password: ***}, next: true}"), "\(text)")
  }

  @Test(
    "a secret is masked to its end, however many lines it goes over",
    arguments: [
      "{Password: \"planted-1\n    planted-2\\\" planted-3\"}",
      "{Password: 'planted-1\n    planted-2 it''s planted-3'}",
      "{Password: planted-1\n    planted-2\n\n    planted-3}",
      "{Password:\n    planted-1\n    planted-2}", "{Other: &own planted-1\n    planted-2, Password: *own}",
      "{Password: !!str &own 'planted-1\n    planted-2'}",
    ])
  func longSecrets(values: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("steps:\n  a: {set: \(values), next: nowhere}\n", to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
    #expect(result.output.contains("***"), "\(result)")
    #expect(result.output.contains(", next: nowhere}"), "\(result)")
    #expect(!result.output.contains("planted"), "\(result)")
  }

  @Test("a definition is a file in the plan's folder or below, and no link that leads out of it")
  func places() throws {
    let folder = try TemporaryFolder()
    try folder.write("<ApiInteraction/>", to: "outside.xml")
    try folder.write("<ApiInteraction/>", to: "p/inside.xml")
    for (link, target) in [("out.xml", "../outside.xml"), ("in.xml", "inside.xml")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: "p/\(link)").path, withDestinationPath: target)
    }
    func check(_ definition: String, input: String = "") throws -> String {
      try folder.write(
        "steps:\n  a: {connector: \(definition), success: b, interface-failure: b}\n  b: {end: over}\n",
        to: "p/plan.yml")
      return try Command.run(
        ["plan", "check", "plan.yml", "-q"], in: folder.url.appending(path: "p"), input: input
      ).output
    }
    #expect(
      try check("out.xml").contains("“out.xml” is a link that leads out of the plan's folder."))
    #expect(try !check("in.xml").contains("plan-definition"))
    #expect(try check("./inside.xml").contains("inside.xml:1:1: error:"))
    #expect(try check(".//inside.xml").contains("inside.xml:1:1: error:"))
    #expect(try check("sub/../inside.xml").contains("inside.xml:1:1: error:"))
    for path in ["..//outside.xml", "sub/../../outside.xml", "/etc/hosts", "../\u{301}x.xml", "/\u{301}"] {
      #expect(try check(path).contains("leads out of the plan's folder."), "\(path)")
    }
    for path in [".", "./", "sub/.."] {
      #expect(try check(path).contains("error: “.” is the plan's folder. Name the file of a definition."))
    }
    #expect(mkfifo(folder.url.appending(path: "p/pipe").path, 0o600) == 0)
    #expect(try check("pipe").contains("error: “pipe” is a pipe or a device. A definition is a file."))
    #expect(
      try check("'-'", input: "<ApiInteraction/>").contains("./-: cannot be read: No such file or directory"))
  }

  @Test("why a definition cannot be filled is said at the value")
  func values() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "<ApiInteraction><Request><Url>~~~REPLACE~~~</Url></Request></ApiInteraction>", to: "d.xml")
    try folder.write(
      """
      steps:
        a:
          connector: d.xml
          values: {Url: https://a.example, nope: x}
          success: b
          interface-failure: b
        b: {end: over}
      """, to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
    #expect(
      result.output.contains("plan.yml:4:38: error: “d.xml” cannot be filled: There is no slot “nope”."),
      "\(result)")
  }

  @Test("a value that a slot refuses is marked, be the slot given by its whole name or the last part of it")
  func refusedValues() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <ApiInteraction><Request><Url>https://a.example/</Url><Method>POST</Method>
      <Body>{"order": {"number": "~~~REPLACE~~~"}}</Body></Request><Response><Type>JSON</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
      """, to: "d.xml")
    for name in ["order.number", "number"] {
      try folder.write(
        """
        steps:
          a: {connector: d.xml, values: {\(name): "$(a"}, success: b, interface-failure: b}
          b: {end: over}
        """, to: "plan.yml")
      let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
      let start = "  a: {connector: d.xml, values: {\(name): "
      #expect(
        result.output.contains(
          """
            2 | \(start)"$(a"}, success: b, interface-failure: b}
              | \(String(repeating: " ", count: start.count))^^^^^

          """), "\(result)")
      #expect(result.output.contains("The value for “order.number” is refused."))
    }
  }

  @Test("a definition is linted as the plan fills it, by the configuration of its folder")
  func filled() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      steps:
        a:
          connector: d/d.xml
          values: {m: GTE}
          success: b
          interface-failure: c
        b: {router: [{data-source: Code, equals: "200", next: c}, {data-source: Id, equals: x, next: c}], default: d}
        c: {end: over}
        d: {end: over}

      """, to: "p/plan.yml")
    try folder.write(
      """
      <ApiInteraction>
        <Request><Url>https://api.example.com/orders</Url><Method>~~~REPLACE:m~~~</Method></Request>
        <Response><Type>JSON</Type><ResponseCodeDestination>Code</ResponseCodeDestination>
        <Fields><Field><Locator>id</Locator><Destination>Id</Destination><DataType>String</DataType></Field></Fields></Response>
      </ApiInteraction>
      """, to: "p/d/d.xml")
    let finding = "As “a” fills “d/d.xml”: "
    let found = try Command.run(["plan", "check", "p/plan.yml", "-q"], in: folder.url)
    #expect(found.status == 1)
    #expect(found.output.hasPrefix("p/plan.yml:4:17: warning: \(finding)"), "\(found.output)")
    #expect(found.output.contains("[unknown-method]"))
    #expect(!found.output.contains("d.xml:"))
    try folder.write("rules: {unknown-method: off}", to: "p/d/.apiinteraction.yml")
    #expect(try Command.run(["plan", "check", "p/plan.yml", "-q"], in: folder.url).output == "")
  }

  @Test(
    "a plan that cannot be read is told in the report as well, whatever its format",
    arguments: ["json", "sarif", "github", "junit"],
    [
      ("none.yml", "none.yml: cannot be read: No such file or directory", 2),
      (
        "c/plan.yml",
        "c/.apiinteraction.yml:1:9: There is no rule “plan-unreachable-stp”. Did you mean "
          + "“plan-unreachable-step”?", 2
      ),
    ] as [(String, String, Int32)])
  func unreadable(format: String, plan: (file: String, problem: String, status: Int32)) throws {
    let folder = try TemporaryFolder()
    try folder.write("steps: {a: {end: x}}", to: "c/plan.yml")
    try folder.write("rules: {plan-unreachable-stp: off}", to: "c/.apiinteraction.yml")
    let result = try Command.run(["plan", "check", plan.file, "--format", format], in: folder.url)
    #expect(result.status == plan.status)
    #expect(result.error == "apiinteraction: \(plan.problem)\n")
    // Before that SARIF has the rules.
    let report = result.output.range(of: "\"columnKind\"").map { result.output[$0.lowerBound...] }
    try Fixtures.compare(
      String(report ?? result.output[...]).replacing(plan.problem, with: "PROBLEM"),
      with: "Plans/unreadable.\(format)")
  }

  @Test(
    "a file that holds no plan is told in every format, with what is wrong in each step, and without its values",
    arguments: ["text", "json", "sarif", "github", "junit"])
  func structure(format: String) throws {
    let result = try Command.run(["plan", "check", "Plans/unread.yml", "--format", format, "-q"])
    #expect(result.status == 1)
    #expect(result.error == "")
    #expect(!result.output.contains("planted"))
    let report = result.output.range(of: "\"columnKind\"").map { result.output[$0.lowerBound...] }
    try Fixtures.compare(String(report ?? result.output[...]), with: "Plans/unread.\(format)")
  }

  @Test("so do the commands that follow a plan", arguments: [["graph"], ["run", "--sandbox"], ["run"]])
  func structure(command: [String]) throws {
    let result = try Command.run(["plan"] + command + ["Plans/unread.yml"])
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error == (try Fixtures.text("Plans/unread.text")))
  }

  @Test(
    "of a file that is no plan the line is shown without its values",
    arguments: [
      "steps:\n  a: {set: {X: planted}, next: [b}\n", "steps:\n  a:\n    set: {X: planted: y}\n",
      "steps:\n  a:\n    set:\n      link: https://h/x?k=planted: y\n",
      "steps:\n  a: {set: {Y: b, X: planted: planted }}\n", "steps:\n  a:\n    number: planted x: y\n",
      "name: planted name: x\n", "steps:\n  a:\n    set:\n      X: \"planted\\q\"\n",
      "steps:\n  a:\n    type: \"pla\\x80nted planted\\q\"\n", "steps: {a: planted: planted",
      "steps:\n  - planted: {[\n", "x: &p planted *a: {\n", "x: !planted : {\n",
      "steps:\n  a: {set: {X: !planted}, bogus: 1}", "steps:\n  a: {set: {X: !!str &p planted}, bogus: 1}",
      "steps:\n  a: {set: {X: &planted }, bogus: 1}", "steps:\n  a: {set: {X: &a !planted }, bogus: 1}",
      "steps:\n  a: {sett: {X: {[planted]: 1}}}", "steps:\n  a:\n    sett: abc #planted\n",
      "steps:\n  a: {ask: D, digits: {\"10\": b, set: {X: planted}}, default: b}",
    ])
  func noYAML(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.output.contains("[plan-structure]"), "\(result)")
    #expect(!(result.output + result.error).contains("planted"), "\(result)")
  }

  @Test(
    "a file that is no UTF-8, holds what XML cannot, or is large, is told with its places",
    arguments: ["text", "json", "sarif", "github", "junit"])
  func otherText(format: String) throws {
    let folder = try TemporaryFolder()
    let steps = "steps:\n  a: {announce: \"Gr%\", next: c}\n  b: {end: over}\n"
    let texts: [([UInt8], String)] = [
      ([0xFC], "plan-structure"), (Array("\\u0001".utf8), "plan-unknown-step"), ([0x1B], "plan-structure"),
      (Array(String(repeating: "x", count: 1 << 20).utf8), "plan-unknown-step"),
    ]
    for (bytes, rule) in texts {
      let parts = steps.split(separator: "%")
      try Data(Array(parts[0].utf8) + bytes + Array(parts[1].utf8)).write(
        to: folder.url.appending(path: "plan.yml"))
      let result = try Command.run(["plan", "check", "plan.yml", "--format", format], in: folder.url)
      #expect(result.status == 1, "\(result.error)")
      #expect(result.output.contains(rule), "\(rule): \(result.output.prefix(300))")
      if format == "text" { #expect(result.output.contains("plan.yml:2:"), "\(result.output.prefix(300))") }
    }
  }

  @Test("a name of a file that holds a secret is not shown, and a URL is no file")
  func connectorNames() throws {
    let folder = try TemporaryFolder()
    for (name, message) in [
      ("https://u:planted@h/x.xml", "A connector names the file of a definition, not a URL."),
      ("x.xml?client_secret=planted", "cannot be read"),
    ] {
      try folder.write(
        "steps:\n  a: {connector: \"\(name)\", success: b, interface-failure: b}\n  b: {end: over}\n",
        to: "plan.yml")
      for command in [["check"], ["check", "--format", "json"], ["graph"], ["graph", "--as", "dot"]] {
        let result = try Command.run(["plan"] + command + ["plan.yml"], in: folder.url)
        #expect(!(result.output + result.error).contains("planted"), "\(command): \(result)")
        #expect(result.output.contains(message) || command.last == "dot", "\(command): \(result)")
      }
    }
  }

  @Test("of very many findings those that JSON does not hold are counted", arguments: [1000, 1001, 1200])
  func many(count: Int) throws {
    let folder = try TemporaryFolder()
    let steps = (0..<count).map { "  s\($0): {end: x}\n" }.joined()
    try folder.write("steps:\n  first: {end: x}\n" + steps, to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "--format", "json"], in: folder.url)
    #expect(result.output.split(separator: "\n").count == 1002)
    let more = count == 1001 ? "1 more finding is" : "200 more findings are"
    #expect(result.error == (count == 1000 ? "" : "apiinteraction: plan.yml: \(more) not shown.\n"))
  }

  @Test(
    "what cannot be read is said",
    arguments: [
      (
        "steps:\n  a: {connector: d.xml, success: b, interface-failure: b}\n  b: {end: over}\n",
        "plan.yml:2:18: error: d.xml: cannot be read: No such file or directory. [plan-definition]", 1
      ),
      ("steps: 1", "plan.yml:1:8: error: steps must be a mapping of names to values. [plan-structure]", 1),
    ] as [(String, String, Int32)])
  func unreadable(text: String, message: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "plan.yml")
    let result = try Command.run(["plan", "check", "plan.yml", "-q"], in: folder.url)
    #expect(result.status == status)
    #expect((result.output + result.error).contains(message), "\(result)")
  }
}
