import ApiInteractionGeneration
import ArgumentParser

struct SchemaCommand: ParsableCommand {
  enum Name: String, ExpressibleByArgument, CaseIterable {
    case manifest
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
    case .manifest: Console.write(GenerationManifest.schema, to: .output)
    }
  }
}
