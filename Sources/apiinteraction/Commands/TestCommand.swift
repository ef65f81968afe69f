import ArgumentParser
import CommandInterface

struct TestCommand: ParsableCommand {
  static let configuration = TestOptions.configuration

  @OptionGroup var options: TestOptions

  func run() throws {
    try LiveProgram.handOver()
  }
}
