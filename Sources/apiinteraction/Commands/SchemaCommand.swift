import ApiInteractionGeneration
import ApiInteractionLint
import ApiInteractionPlan
import ArgumentParser
import CommandInterface

struct SchemaCommand: ParsableCommand {
  enum Name: String, ExpressibleByArgument, CaseIterable {
    case config
    case manifest
    case plan
    case provider
    case scenarios
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of a file that the toolkit reads.",
    discussion: """
      Example:
      apiinteraction schema manifest
      """)

  @Argument(help: "What the file is.")
  var name: Name

  @OptionGroup var global: GlobalOptions

  func run() {
    switch name {
    case .config: Console.write(LintConfiguration.schema(rules: RuleCatalogue.all), to: .output)
    case .manifest: Console.write(GenerationManifest.schema, to: .output)
    case .plan: Console.write(CallPlan.schema, to: .output)
    case .provider: Console.write(ProfileSet.schema, to: .output)
    case .scenarios: Console.write(PlanScenarios.schema, to: .output)
    }
  }
}
