import ArgumentParser
import CommandInterface

struct PlanRunCommand: ParsableCommand {
  static let configuration = PlanRunOptions.configuration

  @OptionGroup var options: PlanRunOptions

  func run() throws {
    try LiveProgram.handOver()
  }
}
