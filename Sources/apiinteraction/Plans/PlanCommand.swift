import ArgumentParser

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Checks, draws and tries out call plans, which string definitions together.",
    discussion: """
      Example:
      echo 'steps: {hello: {announce: Hello, next: bye}, bye: {end: over}}' | apiinteraction plan check -
      """,
    subcommands: [PlanCheckCommand.self, PlanGraphCommand.self, PlanRunCommand.self, PlanTestCommand.self])
}
