import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import ArgumentParser
import CommandInterface

struct TestCommand: AsyncParsableCommand {
  static let configuration = TestOptions.configuration

  @OptionGroup var options: TestOptions

  func run() async throws {
    let expected = try Expectation.all(options.expectations, option: "--expect")
    let awaited = try Expectation.all([options.repeatUntil].compactMap(\.self), option: "--repeat-until")
      .first
    try RecordPath.check(
      options.record, inputs: [options.file] + options.call.dataFile + options.call.configFile)
    let sandbox = options.sandbox ? try await Sandbox.start(for: SandboxOptions()) : nil
    let subject = try TestSubject(options, sandbox)
    for expectation in expected + [awaited].compactMap(\.self) {
      try expectation.check(against: subject.interaction.response)
    }
    let run = TestRun(subject: subject, options: options, sandbox: sandbox)
    try await Interruption.sending(to: sandbox) { try await run.run(expected, until: awaited) }
  }
}
