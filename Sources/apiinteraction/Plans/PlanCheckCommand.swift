import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ArgumentParser
import CommandInterface

struct PlanCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Finds what is wrong between the steps of a call plan, and in its definitions.",
    discussion: """
      Every way through the plan is followed: what a step reads must be set on each of them. The definitions of the \
      connectors are linted as well, alone and as the plan fills their slots. Which rules count, .apiinteraction.yml says, as for lint.

      Example:
      echo 'steps: {hello: {announce: Hello, next: bye}, bye: {end: over}}' | apiinteraction plan check -
      """)

  @Argument(help: "The plan, in YAML or JSON; - is standard input.", completion: .values)
  var file: String

  @Option(help: "How findings are printed.")
  var format = LintCommand.Format.text

  @Option(help: ArgumentHelp("The least severity that fails: error, warning or info.", valueName: "severity"))
  var failOn = Severity.warning

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let start = ContinuousClock.now
    let reporter = format.reporter(global, rules: RuleCatalogue.all)
    var summary = LintSummary()
    let reports: [FileReport]
    do {
      reports = try self.reports(PlanFile(file))
    } catch let failure as CommandFailure {
      guard let report = failure.report else {
        // What reads the report is told there as well that nothing was checked.
        summary.problems = failure.problems
        if format != .text { Console.write(reporter.opening + reporter.closing(summary), to: .output) }
        throw failure
      }
      reports = [report]
    }
    reports.forEach { summary.add($0.result) }
    summary.duration = ContinuousClock.now - start
    let texts = reports.map { reporter.report($0) }.filter { !$0.isEmpty }
    Console.write(reporter.opening + texts.joined(separator: reporter.separator), to: .output)
    if format != .text || !global.quiet { Console.write(reporter.closing(summary), to: .output) }
    if format == .json { reports.forEach(noteHidden) }
    if summary.holds(failOn) { throw CommandFailure.found }
  }

  /// Says how many findings an array does not hold: the other formats say it in the last one.
  private func noteHidden(_ report: FileReport) {
    if report.hiddenCount == 0 { return }
    let more = report.hiddenCount == 1 ? "1 more finding is" : "\(report.hiddenCount) more findings are"
    global.note("\(report.file): \(more) not shown.")
  }

  /// The findings of the plan's own file, and of those of its definitions.
  private func reports(_ file: PlanFile) throws -> [FileReport] {
    let found = try PlanFindings(file, file.definitions())
    return [FileReport(file: file.name, result: found.plan)]
      + found.definitions.map { FileReport(file: file.path(of: $0.path), result: $0.result) }
  }
}
