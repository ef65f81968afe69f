import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface

/// Runs a scenario with a sandbox of its own.
struct ScenarioRun {
  let scenario: PlanScenario
  let file: PlanFile
  let timeout: Duration

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
    given.data.merge(scenario.data) { $1 }
    given.digits = Dictionary(scenario.digits.map { ($0.dataSource.name, $0.pressed) }) { $1 }
    given.payments = scenario.payment
    let faults = Dictionary(scenario.faults.map { ($0.step.name, $0.fault) }) { $1 }
    var run = try PlanRun(
      file, given, configuration: [:], filler: SandboxOptions().clientSecret, pay: sandbox.pay,
      client: sandbox.client(timeout: timeout, faults: faults))
    var trace = ""
    let walk = try await run.run(PlanWalkOptions()) { visit, secrets in
      trace += PlanTrace(visit: visit, secrets: secrets.shown(at: visit.step, isShown: false)).text
    }
    if let end = walk.end { trace += end.text(after: walk.count) + "\n" }
    let failures = failures(walk, run.secrets.shown(isShown: false))
    return ScenarioResult(
      name: scenario.name.name, failures: failures, trace: trace, count: walk.count)
  }

  private func failures(_ walk: PlanWalk, _ secrets: ShownSecrets) -> [String] {
    var failures: [String] = []
    if walk.end?.name != scenario.end.name {
      let found =
        walk.end?.name.map { "but ended at “\($0)”." }
        ?? "but did not. \(walk.end?.text(after: walk.count) ?? "")"
      failures.append("The call should end at “\(scenario.end.name)”, \(found)")
    }
    for expected in scenario.dataSources {
      let name = expected.dataSource.name
      let value = walk.dataSources[name] ?? nil
      if value.map({ Array($0.utf8) }) == expected.value.map({ Array($0.utf8) }) { continue }
      func words(_ value: String?) -> String {
        value.map { "“\(secrets.masked($0, storedIn: name))”" } ?? "not set"
      }
      failures.append(
        secrets.hides(name)
          ? "“\(name)” is not as expected; it holds a secret."
          : "“\(name)” should be \(words(expected.value)), but is \(words(value)).")
    }
    return failures
  }
}
