import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser

struct FillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fill",
    abstract: "Fills the slots of a template.",
    discussion: """
      Example:
      echo '<ApiInteraction><Request><Url>~~~REPLACE~~~/a</Url></Request>
      </ApiInteraction>' | apiinteraction fill - --set Url=https://api.example.com
      """)

  @Argument(help: "The template; - is standard input.")
  var file: String

  @Option(
    help: ArgumentHelp("The value of a slot; wins over --values.", valueName: "name=value"))
  var set: [Assignment] = []

  @Option(
    help: ArgumentHelp(
      "A YAML or JSON file of values; nested keys join with dots, later files win.", valueName: "file"))
  var values: [String] = []

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try InputFile.checkStandardInput([file] + values)
    let file = try DefinitionFile(file)
    var places: [String: String] = [:]
    let given = try given(&places)
    do {
      let filled = try DefinitionTemplate(file.definition).fill(with: given)
      if let output {
        try OutputFile.write(filled.bytes, to: output)
      } else {
        Console.write(filled.bytes, to: .output)
      }
    } catch let error as DefinitionError {
      throw file.failure(error)
    } catch let error as FillError {
      report(error, in: file, places)
      throw CommandFailure.found
    }
  }

  /// The values by name, and where in a values file each stands.
  private func given(_ places: inout [String: String]) throws -> [String: String] {
    var given: [String: String] = [:]
    for path in values {
      let bytes = try InputFile.readValues(path)
      do {
        for entry in try NamedValues(nested: bytes).entries {
          let place = entry.location.map { "\(path):\($0.line):\($0.column)" } ?? path
          guard let value = entry.value else {
            throw CommandFailure.found("\(place): “\(entry.name)” has no value. Write \"\" for an empty one.")
          }
          given[entry.name] = value
          places[entry.name] = place
        }
      } catch let problem as InputProblem {
        throw CommandFailure.found(problem.text(in: InputFile.name(of: path)))
      }
    }
    for (name, value) in try Assignment.values(set, option: "--set") {
      given[name] = value
      places[name] = nil
    }
    return given
  }

  private func report(_ error: FillError, in file: DefinitionFile, _ places: [String: String]) {
    let lines = LineTable(error.source)
    for problem in error.problems {
      var place = file.name
      switch problem {
      case .unknownSlot(let name, _), .ambiguousSlot(let name, _): place = places[name] ?? file.name
      case .open(_, let range), .refused(_, _, let range):
        let location = lines.location(of: range.start)
        place += ":\(location.line):\(location.column)"
      case .givenTwice: break
      }
      Console.write("\(place): \(Display.visible(problem.description))\n", to: .error)
    }
    Console.write("\(file.name): \(Display.visible(error.slotList))\n", to: .error)
  }
}
