import ApiInteractionLint

/// What `plan test` prints.
struct ScenarioReport {
  let results: [ScenarioResult]
  /// The file of the scenarios, as it is shown.
  let file: String

  private var failed: [ScenarioResult] { results.filter { !$0.failures.isEmpty } }

  /// A line for each scenario, and for one that failed why and what happened.
  func text(isQuiet: Bool) -> String {
    var text = ""
    for result in results where !isQuiet || !result.failures.isEmpty {
      let word = result.failures.isEmpty ? "passed" : "FAILED"
      text += "\(word)  \(Display.visible(result.name))\n"
      if !result.failures.isEmpty { text += details(result).map { "        \($0)\n" }.joined() }
    }
    if isQuiet { return text }
    let count = results.count == 1 ? "1 scenario" : "\(results.count) scenarios"
    return text + "\(count), \(failed.isEmpty ? "none" : String(failed.count)) failed.\n"
  }

  /// The most lines of a trace that are shown: of more, as many at its end as at its beginning.
  private static let mostLines = 100

  private func details(_ result: ScenarioResult) -> [String] {
    var lines = result.trace.split(separator: "\n")
    if lines.count > ScenarioReport.mostLines {
      let half = ScenarioReport.mostLines / 2
      lines.replaceSubrange(half..<(lines.count - half), with: ["… \(lines.count - 2 * half) lines …"])
    }
    return result.failures.map(Display.visible) + lines.map { "  \($0)" }
  }

  /// JUnit's XML, in which each scenario is a test.
  var junit: String {
    let tests = results.map { result in
      JUnitSuite.Test(
        name: result.name,
        outcome: result.failures.isEmpty
          ? .passed
          : .failed(
            type: "scenario", message: result.failures.joined(separator: " "),
            text: details(result).joined(separator: "\n")))
    }
    return ScenarioReport.junit(tests, file: file)
  }

  /// The same of scenarios that could not be run.
  ///
  /// - Parameter problems: Why, in a sentence each.
  static func junit(notRun problems: [String], file: String) -> String {
    let tests = problems.enumerated().map { index, problem in
      JUnitSuite.Test(name: "run \(index + 1)", outcome: .broken(message: problem))
    }
    return junit(tests, file: file)
  }

  private static func junit(_ tests: [JUnitSuite.Test], file: String) -> String {
    JUnitSuite.opening("apiinteraction plan test") + JUnitSuite(name: file, file: file, tests: tests).xml
      + JUnitSuite.closing
  }
}
