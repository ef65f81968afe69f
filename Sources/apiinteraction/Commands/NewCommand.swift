import ApiInteractionGeneration
import ApiInteractionKit
import ArgumentParser
import CommandInterface

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a definition from a built-in template.",
    discussion: """
      Without values the template itself is written, with its slots open.

      Example:
      apiinteraction new session-status --set Url=https://api.example.com
      """)

  @Argument(help: "The name of the template.", completion: .list(NewCommand.names))
  var template: String?

  @Flag(help: "List the templates.")
  var list = false

  @OptionGroup var values: SlotValueOptions

  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard !list else { return printList() }
    guard let template else {
      throw CommandFailure.usage("Name a template: \(NewCommand.names.joined(separator: ", ")).")
    }
    guard let builtIn = BuiltInTemplate.named(template) else {
      throw CommandFailure.usage(
        "There is no template “\(template)”. \(BuiltInTemplate.advice(for: template))")
    }
    var values = values
    if !values.isGiven { values.partial = true }
    try values.fill(DefinitionFile(builtIn))
  }

  private static var names: [String] { BuiltInTemplate.all.map(\.name) }

  private func printList() {
    var table = TextTable(["TEMPLATE", "WHAT IT DOES"])
    for template in BuiltInTemplate.all { table.add([template.name, template.summary]) }
    Console.write(table.text, to: .output)
  }
}
