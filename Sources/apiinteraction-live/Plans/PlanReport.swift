import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan
import ApiInteractionSandbox
import CommandInterface

/// What `plan run` prints and keeps of a run.
struct PlanReport {
  let run: PlanRun
  let options: PlanRunOptions
  let sandbox: Sandbox?
  let replay: Replay?

  /// Walks the plan, shows each step, and judges how it ended.
  ///
  /// - Throws: ``CommandFailure`` if it is not as it must be.
  func walk() async throws {
    if let sandbox, options.format == .text, !options.global.quiet {
      Console.write(
        "Requests go to \(sandbox.url), a local stand-in of the documented services, and not to the hosts below.\n",
        to: .output)
    }
    var (run, replay, standIns) = (run, replay, StandIns())
    var (shown, kept) = (RunJSON(isShown: options.call.showSecrets), RunJSON(isShown: false))
    let walk = try await run.run(walkOptions) { visit, secrets in
      try replay?.check(visit, &secrets)
      if options.format == .json { shown.add(visit) }
      if options.record != nil { kept.add(visit) }
      standIns.note(visit)
      show(visit, standIns, secrets)
    }
    guard let end = walk.end else { throw CommandFailure.found("The call came to no end.") }
    if options.format == .json { Console.show(shown.text(run, end: end.name)) }
    try record(kept.text(run, end: end.name), unreadable: kept.unreadable)
    try judge(end, walk.count, replay, run.secrets)
  }

  private var walkOptions: PlanWalkOptions {
    var walk = PlanWalkOptions()
    walk.unset = options.call.strict ? .refuse : .remove
    walk.maximumSteps = options.maxSteps
    walk.stop = options.until
    walk.pause = replay == nil ? options.every.duration : .zero
    return walk
  }

  private func show(_ visit: PlanVisit, _ standIns: StandIns, _ secrets: RunSecrets) {
    guard options.format == .text, !options.global.quiet else { return }
    let secrets = secrets.shown(at: visit.step, isShown: options.call.showSecrets)
    Console.write(PlanTrace(visit: visit, standIns: standIns.names, secrets: secrets).text, to: .output)
  }

  /// - Parameter unreadable: The step whose response is no text.
  private func record(_ text: String, unreadable: String?) throws(CommandFailure) {
    guard let path = options.record else { return }
    if let step = unreadable {
      throw .found(
        "\(path): the response at “\(step)” is neither UTF-8 nor XML in the encoding that it names, so it cannot be recorded."
      )
    }
    try OutputFile.write(Array(text.utf8), to: path)
  }

  /// The definition of a connector, as the plan fills it.
  private func filled(_ step: PlanStep) -> DefinitionFile? {
    guard let connector = step.connector, let index = run.file.plan.indices[step.name.name],
      let filled = run.definitions.filled[index]
    else { return nil }
    let path = PlanDefinitions.path(of: connector)
    let template = run.definitions.files.first { $0.path == path }?.definition ?? filled
    return DefinitionFile(run.file.path(of: path), template.source.bytes).filled(filled.source)
  }

  private func judge(_ end: PlanEnd, _ count: Int, _ replay: Replay?, _ secrets: RunSecrets)
    throws(CommandFailure)
  {
    var failures: [String] = []
    switch end {
    case .reached(let step):
      if options.format == .text { Console.write(end.text(after: count) + "\n", to: .output) }
      var replay = replay
      replay?.finish(at: step.name.name)
      failures += replay?.differences ?? []
      if let until = options.until {
        failures.append("The call ended at “\(step.name.name)”, and never came to “\(until)”.")
      }
    case .stopped:
      if options.format == .text { Console.write(end.text(after: count) + "\n", to: .output) }
      failures += replay?.differences ?? []
    case .refused(let reasons, let step):
      failures.append("The request of “\(step.name.name)” cannot be made.")
      if let file = filled(step) {
        let hidden = secrets.shown(at: step, isShown: options.call.showSecrets)
        file.show(
          reasons, masksSecrets: !options.call.showSecrets,
          hiding: hidden.ranges(in: file.definition.source.bytes))
      }
    case .unset, .masked, .tooManySteps: failures.append(end.text(after: count))
    }
    if let expected = options.expectEnd, end.name != expected {
      let found = end.name.map { "ends at “\($0)”" } ?? "does not"
      failures.append("The call should end at “\(expected)”, but \(found).")
    }
    failures.forEach(Console.complain)
    if !failures.isEmpty { throw .found }
  }
}

extension PlanFile {
  /// Says why the plan cannot be walked.
  func failure(_ obstacles: PlanObstacles, hiding secrets: PlanSecrets) -> CommandFailure {
    .found(FileReport(file: name, result: result(obstacles.diagnostics, hiding: secrets)))
  }
}
