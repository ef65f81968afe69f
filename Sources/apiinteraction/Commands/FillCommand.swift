import ArgumentParser
import CommandInterface

struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Fills the slots of a template.",
    discussion: """
      Example:
      echo '<ApiInteraction><Request><Url>~~~REPLACE~~~/a</Url></Request>
      </ApiInteraction>' | apiinteraction fill - --set Url=https://api.example.com
      """)

  @Argument(help: "The template; - is standard input.", completion: .definition)
  var file: String

  @OptionGroup var values: SlotValueOptions

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try values.fill(try DefinitionFile(file), reading: [file])
  }
}
