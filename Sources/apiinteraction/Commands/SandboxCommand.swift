import ArgumentParser
import CommandInterface

struct SandboxCommand: ParsableCommand {
  static let configuration = SandboxCommandOptions.configuration

  @OptionGroup var options: SandboxCommandOptions

  func run() throws {
    try LiveProgram.handOver()
  }
}
