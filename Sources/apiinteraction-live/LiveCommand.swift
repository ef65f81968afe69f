import ArgumentParser
import CommandInterface

/// The subcommands that open sockets, under the name of the program that hands over to this one.
struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apiinteraction",
    abstract:
      "Sends ApiInteraction definitions' requests, and runs a local stand-in of the documented services.",
    version: CommandMain.version,
    subcommands: [TestCommand.self, SandboxCommand.self, PlanCommand.self])
}
