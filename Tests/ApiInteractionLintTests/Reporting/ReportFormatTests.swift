import ApiInteractionKit
import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("Formats of reports")
struct ReportFormatTests {
  private func linter() -> Linter {
    var settings = LintSettings()
    settings.secrets = [NamePattern("x-ticket")]
    return Linter(settings: settings)
  }

  @Test("each format shows the same findings, to the letter", arguments: ReportFormat.all)
  func fixture(_ format: ReportFormat) throws {
    let linter = linter()
    let files = try [
      ("orders 100%,ö.xml", "Reports/orders.xml", false),
      ("/broken.xml", "Lint/not-well-formed/bare-ampersand.xml", false),
      ("a/good.template.xml", "Definitions/session-status.template.xml", true),
    ].map { name, path, isTemplate in
      FileReport(file: name, result: linter.lint(try Fixtures.bytes(path), isTemplate: isTemplate))
    }
    try Fixtures.compare(format.reporter.report(files), with: "Reports/\(format.name)")
  }

  @Test("what was not checked is said in those formats that have a place for it", arguments: ReportFormat.all)
  func problems(_ format: ReportFormat) {
    var summary = LintSummary()
    summary.problems = ["a <b>\u{1}\n.xml: cannot be read: 100% gone"]
    let shown = format.reporter.closing(summary)
    let expected =
      switch format.name {
      case "report.txt": "0 files checked: 0 errors, 0 warnings\n"
      case "report.json": "]\n"
      case "report.sarif":
        """
        ],
        "invocations": [{"executionSuccessful": false, "toolExecutionNotifications": [{"level": "error", \
        "message": {"text": "a <b>\u{FFFD} .xml: cannot be read: 100% gone"}}]}]
        }]
        }

        """
      case "report.github.txt": "::error::a <b>\u{FFFD} .xml: cannot be read: 100%25 gone\n"
      default:
        """
          <testsuite name="apiinteraction lint" tests="1" failures="0" errors="1" skipped="0">
            <testcase name="run 1" classname="apiinteraction lint">\
        <error message="a &lt;b&gt;\u{FFFD} .xml: cannot be read: 100% gone">\
        a &lt;b&gt;\u{FFFD} .xml: cannot be read: 100% gone</error></testcase>
          </testsuite>
        </testsuites>

        """
      }
    #expect(shown == expected)
  }

  private func report(_ format: String, file: String, _ diagnostics: [Diagnostic], _ source: String) throws
    -> String
  {
    let result = LintResult(definition: Definition(SourceText(source)), diagnostics: diagnostics)
    return try #require(ReportFormat.all.first { $0.name == format }).report(file, result)
  }

  @Test(
    "an annotation holds what GitHub would take for its own syntax escaped",
    arguments: [
      ("a.xml", "plain", "file=a.xml", "plain"), ("./a.xml", "a", "file=a.xml", "a"),
      ("a,b:c%d\n.xml", "x,y:z%\r\n", "file=a%2Cb%3Ac%25d%0A.xml", "x,y:z%25  "),
      ("é/%0A.xml", "::error::%0A", "file=é/%250A.xml", "::error::%250A"),
    ])
  func github(file: String, message: String, property: String, data: String) throws {
    let diagnostic = Diagnostic("a-rule", message, severity: .info, at: SourceRange(1, 2))
    #expect(
      try report("report.github.txt", file: file, [diagnostic], "abc")
        == "::notice \(property),line=1,col=2,endLine=1,endColumn=3,title=a-rule::\(data)\n")
  }

  @Test("an annotation of several lines has no columns, which GitHub would refuse")
  func severalLines() throws {
    let diagnostic = Diagnostic("a-rule", "m", at: SourceRange(1, 5))
    #expect(
      try report("report.github.txt", file: "a", [diagnostic], "ab\ncde")
        == "::error file=a,line=1,endLine=2,title=a-rule::m\n")
  }

  @Test(
    "a path in SARIF is a reference that names the same file",
    arguments: [
      ("a.xml", "a.xml"), ("./a/b.xml", "a/b.xml"), ("../a b.xml", "../a%20b.xml"),
      ("/a/é.xml", "file:///a/%C3%A9.xml"), ("c:a#?%[1].xml", "c%3Aa%23%3F%25%5B1%5D.xml"),
      ("<stdin>", "%3Cstdin%3E"),
    ])
  func uri(path: String, reference: String) throws {
    let text = try report("report.sarif", file: path, [Diagnostic("r", "m", at: SourceRange(0, 0))], "a")
    #expect(text.contains("\"artifactLocation\": {\"uri\": \"\(reference)\"}"))
  }

  /// The fingerprints in a SARIF report.
  private func fingerprints(_ source: String, _ marks: [String]) throws -> [Substring] {
    let diagnostics = try marks.map { mark in
      let start = source.utf8.distance(
        from: source.startIndex, to: try #require(source.range(of: mark)).lowerBound)
      return Diagnostic("a-rule", "m", at: SourceRange(start, start + mark.utf8.count))
    }
    let text = try report("report.sarif", file: "a.xml", diagnostics, source)
    return text.matches(of: /primaryLocationLineHash": "([0-9a-f]{16}:[0-9]+)"/).map(\.output.1)
  }

  @Test("a finding keeps its fingerprint when it moves to another line, and when a secret beside it changes")
  func fingerprint() throws {
    let before = try fingerprints("<a>\n <b>x</b>\n <c>y password=S3CR3T</c>\n</a>", ["x", "y"])
    let after = try fingerprints("<a>\n\n\n    <b>x</b>\n<c>y password=0TH3R</c>\n</a>", ["x", "y"])
    #expect(before == after)
    #expect(Set(before).count == 2)
    #expect(try fingerprints("<a>\n <b>z</b>\n</a>", ["z"]) != [before[0]])
    #expect(try Set(fingerprints("<a>x y</a>", ["x", "y"])).count == 2)
  }

  @Test("a snippet of a long part is cut between two characters")
  func snippet() throws {
    let source = "a" + String(repeating: "é", count: 4_000)
    let text = try report(
      "report.sarif", file: "a.xml", [Diagnostic("r", "m", at: SourceRange(0, source.utf8.count))], source)
    #expect(text.contains("{\"text\": \"a\(String(repeating: "é", count: 499))…\"}"))
  }

  @Test("JUnit tells findings of one rule apart by a number, and counts failures")
  func junit() throws {
    let diagnostics = [Severity.error, .info, .warning].enumerated().map { offset, severity in
      Diagnostic("r", "m \(offset)", severity: severity, at: SourceRange(offset, offset + 1))
    }
    let lines = try report("report.junit.xml", file: "a\u{1}\".xml", diagnostics, "abc").split(
      separator: "\n")
    let place = "classname=\"a\u{FFFD}&quot;.xml\" file=\"a\u{FFFD}&quot;.xml\">"
    #expect(
      lines[2]
        == "  <testsuite name=\"a\u{FFFD}&quot;.xml\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\">")
    #expect(lines[3].hasPrefix("    <testcase name=\"r\" \(place)<failure type=\"r\" message=\"m 0\">"))
    #expect(lines.contains { $0.hasPrefix("    <testcase name=\"r 2\" \(place)<system-out>") })
    #expect(lines.contains { $0.hasPrefix("    <testcase name=\"r 3\" \(place)<failure type=\"r\"") })
  }

  @Test("without findings a report is whole and empty", arguments: ReportFormat.all)
  func empty(_ format: ReportFormat) {
    let expected =
      switch format.name {
      case "report.txt": "0 files checked: 0 errors, 0 warnings\n"
      case "report.json": "[]\n"
      case "report.github.txt": ""
      case "report.junit.xml":
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"apiinteraction lint\">\n</testsuites>\n"
      default:
        format.reporter.opening + "],\n\"invocations\": [{\"executionSuccessful\": true}]\n}]\n}\n"
      }
    #expect(format.reporter.report([]) == expected)
  }
}
