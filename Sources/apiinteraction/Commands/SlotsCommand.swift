import ApiInteractionKit
import ArgumentParser
import CommandInterface

struct SlotsCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "slots",
    abstract: "Lists the slots and placeholders of a definition.",
    discussion: """
      Example:
      echo '<ApiInteraction><Request><Url>~~~REPLACE~~~/a</Url></Request>
      </ApiInteraction>' | apiinteraction slots -
      """)

  @Argument(help: "The definition; - is standard input.", completion: .definition)
  var file: String

  @Option(help: "How they are printed.")
  var format = Format.table

  @OptionGroup var global: GlobalOptions

  /// A slot or placeholder and where it stands.
  private struct Hole {
    let name: String
    let kind: String
    let location: SourceLocation
  }

  func run() throws {
    let file = try DefinitionFile(file)
    let holes = holes(of: try file.template())
    switch format {
    case .table: printTable(holes)
    case .json: printJSON(holes)
    }
  }

  private func holes(of template: DefinitionTemplate) -> [Hole] {
    let lines = LineTable(template.definition.source)
    var holes = template.slots.flatMap { slot in
      slot.occurrences.map {
        Hole(name: slot.name, kind: "slot", location: lines.location(of: $0.range.start))
      }
    }
    for value in template.definition.values {
      for (placeholder, range) in value.placeholders where placeholder.slots.isEmpty {
        let kind = placeholder.kind == .dataSource ? "dataSource" : "configuration"
        let start = value.text.sourceRange(of: range).start
        holes.append(Hole(name: placeholder.name, kind: kind, location: lines.location(of: start)))
      }
    }
    return holes.sorted { $0.location < $1.location }
  }

  private func printTable(_ holes: [Hole]) {
    var table = TextTable(["NAME", "KIND", "LINE", "COLUMN"])
    for hole in holes {
      table.add([hole.name, hole.kind, String(hole.location.line), String(hole.location.column)])
    }
    Console.write(table.text, to: .output)
  }

  private func printJSON(_ holes: [Hole]) {
    let objects = holes.map { hole in
      "{\"name\": \(JSONText.quoted(hole.name)), \"kind\": \(JSONText.quoted(hole.kind)), "
        + "\"line\": \(hole.location.line), \"column\": \(hole.location.column)}"
    }
    let array = objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
    Console.show(array)
  }
}
