import Foundation
import TestSupport
import Testing

@Suite("apiinteraction rules")
struct RulesCommandTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  private struct Rule: Decodable {
    struct Option: Decodable {
      let name: String
      let summary: String
    }

    let id: String
    let group: String
    let severity: String
    let fix: String?
    let summary: String
    let rationale: String
    let bad: String
    let good: String
    let options: [Option]
  }

  private func rules(_ arguments: [String] = []) throws -> [Rule] {
    let result = try Command.run(["rules", "--format", "json"] + arguments)
    #expect(result.status == 0)
    #expect(result.error == "")
    return try JSONDecoder().decode([Rule].self, from: Data(result.output.utf8))
  }

  @Test("without a rule all are listed, each on a line, group by group")
  func list() throws {
    let result = try Command.run(["rules"])
    #expect(result.status == 0)
    #expect(result.error == "")
    let lines = result.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines[0] == ["RULE", "GROUP", "SEVERITY", "FIX", "WHAT", "IT", "FINDS"])
    let expected = try rules().map { rule in
      let fix = rule.fix == nil ? [] : ["yes"]
      return [rule.id, rule.group, rule.severity] + fix + rule.summary.split(separator: " ").map(String.init)
    }
    #expect(Array(lines.dropFirst()) == expected)
  }

  @Test("a rule is explained with a bad and a good example")
  func text() throws {
    let text = """
      surrounding-whitespace
      Spaces, line ends or characters that are not seen at the start or end of a
      value; only Body may have them.

      Group:     structure
      Severity:  warning
      Fix:       automatic; what is sent and stored stays the same

      The toolkit reads the value without them. Whether every version of the platform
      does so is documented nowhere, and with a space behind a Url, a token or a data
      source name a call fails although the definition looks right. Values broken over
      several lines by an editor are the usual case. The fix removes the white space,
      and nothing that is sent or stored changes by it. A no-break space and its like
      are no white space to XML: they came along from a web page or a text processor
      and stay a part of the value, so that they are left to you.

      Bad
          <Url> https://api.example.com/orders
          </Url>

      Good
          <Url>https://api.example.com/orders</Url>

      """
    #expect(
      try Command.run(["rules", "surrounding-whitespace"])
        == Command.Result(status: 0, output: text, error: ""))
  }

  @Test("what can be set for a rule is shown with it, and that an example is a template")
  func details() throws {
    let options = """
      Options in .apiinteraction.yml
        allow
          Names, or patterns with * for them, that are no card data.
      """
    #expect(try Command.run(["rules", "card-data"]).output.contains("\n\n\(options)\n\n"))
    let file =
      "\n\nBad\n    plan: plan.yml\n    scenarios:\n      the caller is greeted:\n        expect: {end: by}"
    #expect(
      try Command.run(["rules", "plan-scenario"]).output.contains(
        file + "\n\nwith this file plan.yml\n    steps:\n      greet:\n"))
    let template = "\n\nGood, in a template\n    <Url>~~~REPLACE~~~/orders</Url>\n"
    #expect(try Command.run(["rules", "malformed-slot"]).output.hasSuffix(template))
  }

  @Test("every explanation fits a terminal of 80 columns, but for the examples")
  func width() throws {
    for rule in try rules() {
      let output = try Command.run(["rules", rule.id]).output
      let explanation = output.components(separatedBy: "\n\nBad\n")[0]
      #expect(explanation.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(rule.id)")
    }
  }

  @Test("json says everything of one rule, or of all of them")
  func json() throws {
    let all = try rules()
    #expect(Set(all.map(\.id)).count == all.count)
    let rule = try #require(try rules(["card-data"]).first)
    #expect(rule.group == "security")
    #expect(rule.severity == "error")
    #expect(rule.fix == nil)
    #expect(rule.bad.contains("cardNumber"))
    #expect(rule.good.contains("sessionId"))
    #expect(rule.options.map(\.name) == ["allow"])
    #expect(
      try ["surrounding-whitespace", "unknown-element"].map { try rules([$0]).map(\.fix) }
        == [["keepsRequest"], ["changesRequest"]])
  }

  @Test("markdown is the page that stands under Documentation")
  func markdown() throws {
    let folder = Self.root.appending(path: "Documentation")
    for (arguments, path) in [
      ([], "Rules.md"), (["doctype"], "Rules/doctype.md"),
      (["plan-definition"], "Rules/plan-definition.md"),
    ] as [([String], String)] {
      let page = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      #expect(
        try Command.run(["rules", "--format", "markdown"] + arguments)
          == Command.Result(status: 0, output: page, error: ""))
    }
  }

  @Test("the script writes a page for every rule, and removes those of rules that are gone")
  func script() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "Documentation/Rules/no-such-rule.md")
    let result = try Command.run(
      Self.root.appending(path: "Scripts/document-rules"), [folder.url.appending(path: "Documentation").path],
      in: folder.url, environment: ["APIINTERACTION": Command.executable.path])
    #expect(result == Command.Result(status: 0, output: "", error: ""))
    let written = try FileManager.default.contentsOfDirectory(
      atPath: folder.url.appending(path: "Documentation/Rules").path)
    #expect(written.sorted() == (try rules()).map { $0.id + ".md" }.sorted())
  }

  @Test(
    "a rule that does not exist is wrong usage, and the nearest is named",
    arguments: [
      ("unfiled-slot", "There is no rule “unfiled-slot”. Did you mean unfilled-slot?"),
      ("plan-unknown-stp", "There is no rule “plan-unknown-stp”. Did you mean plan-unknown-step?"),
      ("no\u{1B}[1mrule", "There is no rule “no\u{FFFD}[1mrule”. apiinteraction rules lists them."),
      ("", "There is no rule “”. apiinteraction rules lists them."),
    ])
  func unknown(_ name: String, _ message: String) throws {
    for format in ["text", "json", "markdown"] {
      #expect(
        try Command.run(["rules", name, "--format", format])
          == Command.Result(status: 2, output: "", error: "apiinteraction: \(message)\n"))
    }
  }
}
