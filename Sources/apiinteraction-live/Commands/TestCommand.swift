import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox
import ArgumentParser
import CommandInterface
import Foundation

struct TestCommand: AsyncParsableCommand {
  static let configuration = TestOptions.configuration

  @OptionGroup var options: TestOptions

  func run() async throws {
    let expected = try Expectation.all(options.expectations, option: "--expect")
    let awaited = try Expectation.all([options.repeatUntil].compactMap(\.self), option: "--repeat-until")
      .first
    try checkRecord()
    let sandbox = options.sandbox ? try await Sandbox.start(for: SandboxOptions()) : nil
    let subject = try TestSubject(options, sandbox)
    for expectation in expected + [awaited].compactMap(\.self) {
      try expectation.check(against: subject.interaction.response)
    }
    let (result, signal) = await Interruption.catching {
      let run = TestRun(subject: subject, options: options, sandbox: sandbox)
      do {
        return Result<Void, any Error>.success(try await run.run(expected, until: awaited))
      } catch {
        return .failure(error)
      }
    }
    await sandbox?.stop()
    if let signal {
      Console.complain("The run was interrupted.")
      Interruption.end(by: signal)
    }
    try result.get()
  }

  /// - Throws: ``CommandFailure`` if a record would take the place of what is read, or go where the result goes.
  private func checkRecord() throws(CommandFailure) {
    guard let path = options.record else { return }
    if path == InputFile.standardInput { throw .usage("--record takes the name of a file.") }
    let inputs = [options.file] + options.call.dataFile + options.call.configFile
    let place = URL(filePath: path).resolvingSymlinksInPath()
    if inputs.contains(where: { URL(filePath: $0).resolvingSymlinksInPath() == place }) {
      throw .usage("\(path): --record would write over what is read.")
    }
    try OutputFile.check(path)
  }
}
