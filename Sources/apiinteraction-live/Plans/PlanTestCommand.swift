import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox
import ArgumentParser
import CommandInterface
import Foundation

struct PlanTestCommand: AsyncParsableCommand {
  static let configuration = PlanTestOptions.configuration

  @OptionGroup var options: PlanTestOptions

  func run() async throws {
    let name = InputFile.name(of: options.file)
    let results: [ScenarioResult]
    do {
      results = try await self.results(name)
    } catch let failure as CommandFailure where options.format == .junit {
      Console.write(ScenarioReport.junit(notRun: failure.problems, file: name), to: .output)
      throw failure
    }
    try report(results, name)
  }

  /// What came of the scenarios.
  ///
  /// - Parameter name: Their file, as it is shown.
  private func results(_ name: String) async throws -> [ScenarioResult] {
    let bytes = try InputFile.readValues(options.file)
    let scenarios: PlanScenarios
    do throws(PlanFileError) {
      scenarios = try PlanScenarios(bytes)
    } catch {
      throw CommandFailure.found(error, in: name)
    }
    let file = try PlanFile(InputFile.path(of: scenarios.plan.name, beside: options.file))
    let definitions = file.definitions()
    var finder = try ConfigurationFinder()
    let settings = try finder.lintSettings(forFile: options.file)
    let secrets = try finder.lintSettings(forFile: file.path).secrets + settings.secrets
    let hidden = PlanSecrets(file.plan, definitions: definitions, named: secrets)
    let found = PlanChecker(settings: settings).check(scenarios, of: file.plan, definitions: definitions)
    try show(found, in: scenarios, name, hiding: hidden)
    do {
      return try await Interruption.sending {
        try await run(scenarios) { scenario in
          ScenarioRun(
            scenario: scenario, file: file, definitions: definitions, secrets: secrets, options: options)
        }
      }
    } catch let obstacles as PlanObstacles {
      throw file.failure(obstacles, hiding: hidden)
    }
  }

  /// Says what is wrong with the scenarios.
  ///
  /// - Throws: ``CommandFailure`` if there are errors.
  private func show(
    _ found: [Diagnostic], in scenarios: PlanScenarios, _ name: String, hiding secrets: PlanSecrets
  ) throws(CommandFailure) {
    if found.isEmpty { return }
    let result = LintResult(
      source: scenarios.source, diagnostics: found, secrets: secrets.ranges(in: scenarios))
    let report = FileReport(file: name, result: result)
    if found.contains(where: { $0.severity == .error }) { throw .found(report) }
    Console.write(TextReporter().report(report), to: .error)
  }

  /// What came of the scenarios, in their order.
  private func run(
    _ scenarios: PlanScenarios, _ run: @escaping @Sendable (PlanScenario) -> ScenarioRun
  ) async throws -> [ScenarioResult] {
    let jobs = options.jobs ?? ProcessInfo.processInfo.activeProcessorCount
    return try await withThrowingTaskGroup(of: (Int, ScenarioResult).self) { group in
      var results: [Int: ScenarioResult] = [:]
      for (index, scenario) in scenarios.scenarios.enumerated() {
        if index >= jobs, let (done, result) = try await group.next() { results[done] = result }
        group.addTask { (index, try await run(scenario).result()) }
      }
      for try await (done, result) in group { results[done] = result }
      return results.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  private func report(_ results: [ScenarioResult], _ name: String) throws(CommandFailure) {
    let report = ScenarioReport(results: results, file: name)
    Console.write(
      options.format == .junit ? report.junit : report.text(isQuiet: options.global.quiet), to: .output)
    if results.contains(where: { !$0.failures.isEmpty }) { throw .found }
  }
}
