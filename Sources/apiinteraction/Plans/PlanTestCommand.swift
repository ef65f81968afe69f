import ArgumentParser
import CommandInterface

struct PlanTestCommand: ParsableCommand {
  static let configuration = PlanTestOptions.configuration

  @OptionGroup var options: PlanTestOptions

  func run() throws {
    try LiveProgram.handOver()
  }
}
