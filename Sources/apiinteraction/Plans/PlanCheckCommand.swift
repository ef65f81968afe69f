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
      connectors are linted as well.

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
    let bytes = try InputFile.readValues(file)
    let name = InputFile.name(of: file)
    let plan: CallPlan
    do throws(InputProblem) {
      plan = try CallPlan(bytes)
    } catch {
      throw CommandFailure.found(error.text(in: name))
    }
    let reports = try reports(plan, bytes, name)
    let reporter = format.reporter(global)
    var summary = LintSummary()
    reports.forEach { summary.add($0.result) }
    summary.seconds = (ContinuousClock.now - start) / .seconds(1)
    let texts = reports.map { reporter.report($0) }.filter { !$0.isEmpty }
    Console.write(reporter.opening + texts.joined(separator: reporter.separator), to: .output)
    if format != .text || !global.quiet { Console.write(reporter.closing(summary), to: .output) }
    if summary.holds(failOn) { throw CommandFailure.found }
  }

  /// The findings of the plan's own file, and of those of its definitions.
  private func reports(_ plan: CallPlan, _ bytes: [UInt8], _ name: String) throws -> [FileReport] {
    let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
    let definitions = PlanDefinitions(plan) { path throws(InputProblem) in
      do throws(CommandFailure) {
        return try InputFile.read(folder + path, limit: Limits().definitionBytes)
      } catch {
        throw InputProblem(error.message ?? "“\(path)” cannot be read.", at: nil)
      }
    }
    let found = definitions.diagnostics + PlanChecker(plan, definitions: definitions.filled).check()
    let own = LintResult(
      definition: Definition(bytes),
      diagnostics: found.sorted { ($0.range.start, $0.rule) < ($1.range.start, $1.rule) })
    var finder = try ConfigurationFinder()
    let others = definitions.files.compactMap { definition -> FileReport? in
      let path = folder + definition.path
      guard let settings = finder.settings(forFile: path) else { return nil }
      return FileReport(file: path, result: settings.linter.lint(definition.definition, isTemplate: true))
    }
    if !finder.failures.isEmpty {
      finder.failures.compactMap(\.message).forEach(Console.complain)
      throw CommandFailure.usage(nil)
    }
    return [FileReport(file: name, result: own)] + others
  }
}
