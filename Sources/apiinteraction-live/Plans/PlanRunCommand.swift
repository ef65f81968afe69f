import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionPlan
import ApiInteractionSandbox
import ArgumentParser
import CommandInterface

struct PlanRunCommand: AsyncParsableCommand {
  static let configuration = PlanRunOptions.configuration

  @OptionGroup var options: PlanRunOptions

  func run() async throws {
    let inputs =
      [options.file] + options.call.dataFile + options.call.configFile
      + [options.replay].compactMap(\.self)
    try InputFile.checkStandardInput(inputs)
    let file = try PlanFile(options.file)
    let definitions = file.definitions()
    try RecordPath.check(
      options.record, inputs: inputs + definitions.files.map { file.path(of: $0.path) })
    var finder = try ConfigurationFinder()
    let patterns = try finder.lintSettings(forFile: file.path).secrets
    let steps = RunSteps(file.plan)
    try steps.check(options.until, "--until")
    try steps.check(options.expectEnd, "--expect-end", isEnd: true)
    let faults = try steps.faults(options.fault)
    let digits = try steps.digits(options.digits)
    let record = try options.replay.map { path throws(CommandFailure) in
      try RunRecord(path, of: file.plan)
    }
    try options.call.checkDataSources()
    let context = try options.call.context()
    let delay = options.delay?.duration ?? .zero
    let sandbox =
      options.sandbox
      ? try await Sandbox.startForRun(delay: delay, lag: options.lag?.duration ?? .zero) : nil
    var given = record?.given ?? sandbox.map { RunGiven($0) } ?? RunGiven()
    given.data.merge(context.dataSources) { $1 }
    given.digits.merge(digits) { $1 }
    if !options.outcome.isEmpty { given.payments = options.outcome }
    let pay: (@Sendable (PaymentOutcome) async -> Void)? =
      if let sandbox { { await sandbox.pay($0, for: delay) } } else if record != nil { { _ in } } else { nil }
    let run: PlanRun
    do throws(PlanObstacles) {
      run = try PlanRun(
        file, definitions, given, configuration: context.configuration,
        filler: sandbox.map { _ in SandboxOptions().clientSecret } ?? record.map { _ in SecretMask.mask },
        secrets: patterns, pay: pay, client: client(sandbox, record, faults))
    } catch {
      let secrets = PlanSecrets(file.plan, definitions: definitions, named: patterns)
      throw file.failure(error, hiding: secrets)
    }
    try noteUnread(by: run)
    let report = PlanReport(run: run, options: options, sandbox: sandbox, replay: record.map(Replay.init))
    try await Interruption.sending(to: sandbox, report.walk)
  }

  /// Says which values of the command line the plan has no use for.
  private func noteUnread(by run: PlanRun) throws {
    let placeholders = run.definitions.filled.values.flatMap(\.values).flatMap(\.placeholders)
    let keys = placeholders.map(\.placeholder).filter { $0.kind == .configuration }
    try options.call.noteUnread(
      dataSources: run.file.plan.dataSourcesRead(run.definitions), configuration: keys.map(\.name),
      by: "no step of the plan", options.global)
  }

  /// What sends the requests of steps.
  private func client(
    _ sandbox: Sandbox?, _ record: RunRecord?, _ faults: [String: ConnectorFault]
  ) -> @Sendable (String) -> InteractionClient {
    let timeout = options.timeout.duration
    if let sandbox { return sandbox.client(timeout: timeout, faults: faults) }
    let client =
      record.map { InteractionClient(transport: ReplayTransport($0.exchanges.map(\.response))) }
      ?? InteractionClient(nil, timeout: timeout)
    return { _ in client }
  }
}
