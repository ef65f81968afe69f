import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface

/// Runs a scenario with a sandbox of its own.
struct ScenarioRun {
  let scenario: PlanScenario
  let file: PlanFile
  /// What the plan's connectors name, as it was read.
  let definitions: PlanDefinitions
  /// The user's own names of secrets.
  let secrets: [NamePattern]
  let options: PlanTestOptions

  /// - Throws: ``PlanObstacles`` if the plan cannot be walked, ``CommandFailure`` if the sandbox cannot listen.
  func result() async throws -> ScenarioResult {
    let sandbox = try await Sandbox.startForRun()
    do {
      let result = try await result(sandbox)
      await sandbox.stop()
      return result
    } catch {
      await sandbox.stop()
      throw error
    }
  }

  private func result(_ sandbox: Sandbox) async throws -> ScenarioResult {
    var given = RunGiven(sandbox)
    given.data.merge(scenario.data.map { ($0.dataSource.name, $0.value) }) { $1 }
    given.digits = Dictionary(scenario.digits.map { ($0.dataSource.name, $0.pressed) }) { $1 }
    given.payments = scenario.payment
    let faults = Dictionary(scenario.faults.map { ($0.step.name, $0.fault) }) { $1 }
    var run = try PlanRun(
      file, definitions, given, configuration: [:], filler: SandboxOptions().clientSecret, secrets: secrets,
      pay: { await sandbox.pay($0) },
      client: sandbox.client(timeout: options.timeout.duration, faults: faults))
    var walkOptions = PlanWalkOptions()
    walkOptions.maximumSteps = options.maxSteps
    walkOptions.pause = options.every.duration
    var trace = ""
    var standIns = StandIns()
    let walk = try await run.run(walkOptions) { visit, secrets in
      standIns.note(visit)
      let secrets = secrets.shown(at: visit.step, isShown: false)
      trace += PlanTrace(visit: visit, standIns: standIns.names, secrets: secrets).text
    }
    // Why it came to no end is said first.
    if let end = walk.end, end.name != nil { trace += end.text(after: walk.count) + "\n" }
    let failures = failures(walk, standIns.names, run.secrets.shown(isShown: false))
    return ScenarioResult(name: scenario.name.name, failures: failures, trace: trace)
  }

  /// - Parameter standIns: The data sources that hold what only the sandbox gives.
  private func failures(_ walk: PlanWalk, _ standIns: Set<String>, _ secrets: ShownSecrets) -> [String] {
    var failures: [String] = []
    if walk.end?.name != scenario.end.name {
      let found =
        walk.end?.name.map { "but ended at “\($0)”." }
        ?? "but did not. \(secrets.masked(walk.end?.text(after: walk.count) ?? ""))"
      failures.append("The call should end at “\(scenario.end.name)”, \(found)")
    }
    return failures
      + scenario.dataSources.compactMap { expected in
        let name = expected.dataSource.name
        return Expectation(name: name, value: expected.value).failure(
          walk.value(of: name), standIns: standIns, secrets)
      }
  }
}
