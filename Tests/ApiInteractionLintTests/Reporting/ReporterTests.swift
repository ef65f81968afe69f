import ApiInteractionKit
import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("Reports")
struct ReporterTests {
  @Test("of a great many findings in a file the first thousand are shown, and how many there are more")
  func many() {
    let fields = String(repeating: "<Fld/>", count: 1500)
    let result = Linter().lint(
      Array("<ApiInteraction><Request>\(fields)</Request></ApiInteraction>".utf8))
    let count = result.diagnostics.count
    #expect(count > 1500)
    let report = FileReport(file: "a.xml", result: result)
    #expect(report.result.diagnostics.dropLast() == result.diagnostics.prefix(999))
    let text = TextReporter().report(report)
    #expect(text.contains("note: \(count - 1000) more findings in this file are not shown\n"))
    #expect(JUnitReporter().report(report).contains("tests=\"1000\""))
  }

  private func report(_ source: String, marking range: Range<Int>, masksSecrets: Bool = true) -> [String] {
    let diagnostic = Diagnostic("a-rule", "A message.", at: SourceRange(range.lowerBound, range.upperBound))
    let result = LintResult(definition: Definition(SourceText(source)), diagnostics: [diagnostic])
    let text = TextReporter(masksSecrets: masksSecrets).report(FileReport(file: "a.xml", result: result))
    return text.split(separator: "\n").map(String.init)
  }

  @Test("a caret stands under every marked character")
  func carets() {
    #expect(
      report("one\ntwo three\n", marking: 8..<13) == [
        "a.xml:2:5: error: A message. [a-rule]",
        "  2 | two three",
        "    |     ^^^^^",
      ])
  }

  @Test("an empty range is marked by one caret, at the end of the text too", arguments: [(3, 4), (7, 4)])
  func place(offset: Int, column: Int) {
    let lines = report("one\ntwo", marking: offset..<offset)
    #expect(lines.last == "    | " + String(repeating: " ", count: column - 1) + "^")
  }

  @Test("a range of several lines is marked to the end of the first")
  func severalLines() {
    #expect(report("a <b\nc>", marking: 2..<7).last == "    |   ^^")
  }

  @Test(
    "carets line up behind tabs, wide characters, combining characters and a byte order mark",
    arguments: [("\tx", 1), ("日本x", 4), ("e\u{301}x", 1), ("😀x", 2), ("\u{FEFF}ax", 1)])
  func columns(line: String, indent: Int) {
    let count = line.utf8.count
    #expect(
      report(line, marking: (count - 1)..<count).last == "    | " + String(repeating: " ", count: indent)
        + "^")
  }

  @Test("a long line is cut around the mark, between characters")
  func longLine() {
    let line = String(repeating: "é", count: 300) + "X" + String(repeating: "é", count: 300)
    let lines = report(line, marking: 600..<601)
    #expect(lines[1].hasPrefix("  1 | …éé"))
    #expect(lines[1].hasSuffix("éé…"))
    #expect(!lines[1].contains("\u{FFFD}"))
    let caret = lines[2].prefix { $0 != "^" }.count
    #expect(lines[1].dropFirst(caret).first == "X")
  }

  @Test("characters that a terminal would obey are shown as replacement characters")
  func controls() {
    #expect(report("a\u{9B}31mb\u{202E}c", marking: 0..<1)[1] == "  1 | a\u{FFFD}31mb\u{FFFD}c")
  }

  @Test("a secret in a source line is masked, and the carets still line up")
  func secrets() {
    let line = "client_secret=hunter2&scope=x"
    #expect(
      report(line, marking: 22..<27).dropFirst() == [
        "  1 | client_secret=***&scope=x", "    |                   ^^^^^",
      ])
    #expect(
      report(line, marking: 14..<21).dropFirst() == [
        "  1 | client_secret=***&scope=x", "    |               ^^^",
      ])
    #expect(report(line, marking: 16..<18)[1].contains("hunter") == false)
    #expect(report(line, marking: 22..<27, masksSecrets: false)[1] == "  1 | client_secret=hunter2&scope=x")
  }

  /// A linter that looks for one rule.
  private func linter(_ rule: String) -> Linter {
    Linter(rules: Linter.allRules.filter { $0.id == rule })
  }

  @Test("the JSON report is the array of the contract")
  func json() throws {
    let fixture = "Lint/unknown-formatter/misspelt.xml"
    let result = linter("unknown-formatter").lint(try Fixtures.bytes(fixture))
    let text = JSONReporter().report([FileReport(file: "a \"b\".xml", result: result)])
    let expected = """
      [
      {"file": "a \\"b\\".xml", "rule": "unknown-formatter", "severity": "error", "message": "There is no formatter \
      “ToLowercase”. Did you mean ToLowerCase?", "line": 3, "column": 76, "endLine": 3, "endColumn": 87, \
      "fix": {"description": "write ToLowerCase", "edits": [{"line": 3, "column": 76, "endLine": 3, "endColumn": 87, \
      "replacement": "ToLowerCase"}]}}
      ]

      """
    #expect(text == expected)
    #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [[String: Any]])
  }

  @Test("the JSON report is sorted by file, line, column and rule, and empty without findings")
  func order() throws {
    let result = linter("unfilled-slot").lint(try Fixtures.bytes("Lint/unfilled-slot/start-session.xml"))
    let text = JSONReporter().report([
      FileReport(file: "b.xml", result: result), FileReport(file: "a.xml", result: result),
    ])
    let objects = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(
      objects.map { $0["file"] as? String } == Array(repeating: "a.xml", count: 7)
        + Array(repeating: "b.xml", count: 7))
    #expect(objects.prefix(7).map { $0["column"] as? Int } == [10, 38, 118, 158, 199, 235, 264])
    #expect(objects.allSatisfy { $0["fix"] is NSNull })
    #expect(JSONReporter().report([]) == "[]\n")
  }
}
