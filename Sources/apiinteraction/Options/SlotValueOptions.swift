import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser
import CommandInterface
import Foundation

/// The values of a template's slots, and where the result goes.
struct SlotValueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The value of a slot. Wins over --set-file, that over --env, that over --values.",
      valueName: "name=value"))
  var set: [Assignment] = []

  @Option(
    help: ArgumentHelp(
      "The value of a slot from a file; a line end at its end is not part of it.", valueName: "name=path"))
  var setFile: [Assignment] = []

  @Option(
    help: ArgumentHelp(
      "A YAML or JSON file of values; nested keys join with dots, later files win.", valueName: "file"),
    completion: .values)
  var values: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take values from the environment: prefix and slot name, with _ for all but letters and digits.",
      valueName: "prefix"))
  var env: String?

  @Flag(help: "Leave slots without a value open.")
  var partial = false

  @Flag(help: "Ask on the terminal for each slot that has no value.")
  var interactive = false

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .definition)
  var output: String?

  /// Whether any value is given, or asked for.
  var isGiven: Bool {
    !set.isEmpty || !setFile.isEmpty || !values.isEmpty || env != nil || interactive
  }

  /// Fills a template and writes the result.
  ///
  /// - Parameter otherFiles: The other files that the command reads.
  /// - Throws: ``CommandFailure`` after printing what is wrong with the values.
  func fill(_ file: DefinitionFile, reading otherFiles: [String] = []) throws {
    let files = try Assignment.values(setFile, option: "--set-file", of: "name=path")
    if let output, output != InputFile.standardInput {
      try OutputFile.check(output, of: "--output", against: otherFiles + values + files.values)
    }
    try InputFile.checkStandardInput(otherFiles + values + files.values)
    let template = try file.template()
    let given = try self.values(for: template, of: file, settingFiles: files)
    var problems = given.problems
    var filled: SourceText?
    do throws(FillError) {
      filled = try template.fill(with: given.texts, openSlots: partial ? .keep : .refuse)
    } catch {
      problems += error.problems.map { SlotValues.Problem($0) }
    }
    guard problems.isEmpty, let filled else {
      report(problems, in: file, template)
      throw CommandFailure.found
    }
    try OutputFile.write(filled.bytes, to: output ?? InputFile.standardInput)
  }

  // MARK: - Values

  private func values(
    for template: DefinitionTemplate, of file: DefinitionFile, settingFiles files: [String: String]
  ) throws -> SlotValues {
    var winning = SlotValues(for: template)
    let fromFiles = try files.sorted { $0.key < $1.key }.map { NamedValue($0.key, try text(of: $0.value)) }
    let fromArguments = try Assignment.values(set, option: "--set").sorted { $0.key < $1.key }
      .map { NamedValue($0.key, $0.value) }
    for layer in [fromFiles, fromArguments] { winning.add(layer) }
    var given = SlotValues(for: template)
    for path in values { given.add(try values(in: path)) }
    if let env {
      given.add(try EnvironmentValues(prefix: env).values(for: template, but: winning.values.keys))
    }
    for layer in [fromFiles, fromArguments] { given.add(layer) }
    if interactive, isFit(given, template) { given.add(try SlotPrompt(file, template).ask(given.texts)) }
    return given
  }

  /// Whether nothing is wrong yet: nobody should answer questions to be told of another mistake then.
  private func isFit(_ given: SlotValues, _ template: DefinitionTemplate) -> Bool {
    given.problems.isEmpty && (try? template.edits(filling: given.texts, openSlots: .keep)) != nil
  }

  private func values(in path: String) throws -> [NamedValue] {
    let name = InputFile.name(of: path)
    let bytes = try InputFile.readValues(path)
    do throws(InputProblem) {
      return try NamedValue.all(in: NamedValues(nested: bytes), file: name)
    } catch {
      throw CommandFailure.found(error.text(in: name))
    }
  }

  /// The text of a file without a byte order mark and without the line end after its last line.
  private func text(of path: String) throws -> String {
    let bytes = try InputFile.readValues(path)
    guard var text = String(validating: bytes.dropFirst(bytes.byteOrderMarkLength), as: UTF8.self) else {
      throw CommandFailure.found("\(InputFile.name(of: path)): The file is not UTF-8.")
    }
    if text.last == "\n" || text.last == "\r\n" { text.removeLast() }
    return text
  }

  // MARK: - Problems

  private func report(
    _ problems: [SlotValues.Problem], in file: DefinitionFile, _ template: DefinitionTemplate
  ) {
    let lines = LineTable(template.definition.source)
    for item in problems {
      var place = item.place ?? InputPlace(file: file.name)
      var message = item.problem.description
      switch item.problem {
      case .refused(_, _, let range): place = InputPlace(file: file.name, lines.location(of: range.start))
      case .open(let slot, let range):
        place = InputPlace(file: file.name, lines.location(of: range.start))
        if let env { message += " It is read from \(EnvironmentValues(prefix: env).variable(for: slot))." }
      case .unknownSlot, .ambiguousSlot, .givenTwice: break
      }
      Console.write(Display.visible("\(place): \(message)") + "\n", to: .error)
    }
    let list = FillError.list(of: template.slots.map(\.name))
    Console.write(Display.visible("\(file.name): \(list)") + "\n", to: .error)
  }
}
