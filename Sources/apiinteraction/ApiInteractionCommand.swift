import ArgumentParser
import CommandInterface

/// The command with its subcommands.
struct ApiInteractionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apiinteraction",
    abstract:
      "Checks, fills, formats and tries out ApiInteraction definitions, the XML of a Vonage Data Connector.",
    discussion: """
      Example:
      echo '<ApiInteraction/>' | apiinteraction lint -
      """,
    version: CommandMain.version,
    subcommands: [
      LintCommand.self, RulesCommand.self, SlotsCommand.self, FillCommand.self, NewCommand.self,
      GenerateCommand.self,
      FmtCommand.self, ResolveCommand.self, MapCommand.self, LocatorsCommand.self, PlanCommand.self,
      TestCommand.self,
      SandboxCommand.self,
      SchemaCommand.self,
    ],
    defaultSubcommand: LintCommand.self)
}
