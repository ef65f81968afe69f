import ArgumentParser

/// The subcommands of `plan` that open sockets.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Walks call plans, which string definitions together.",
    subcommands: [PlanRunCommand.self, PlanTestCommand.self])
}
