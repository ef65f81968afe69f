import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser
import CommandInterface

struct MapCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case env
  }

  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Shows the data sources that a response would set.",
    discussion: """
      Example:
      echo '{"name": "Joe Dow"}' >response.json
      echo '<ApiInteraction><Request><Url>https://api.example.com/</Url>
      <Method>GET</Method></Request><Response><Type>JSON</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination><Fields><Field>
      <Locator>name</Locator><Destination>Customer|Name</Destination>
      <DataType>String</DataType></Field></Fields></Response>
      </ApiInteraction>' | apiinteraction map - response.json
      """)

  @Argument(help: "The definition; - is standard input.", completion: .definition)
  var file: String

  @Argument(help: "The response: a body, or what curl -i prints; - is standard input.", completion: .response)
  var response: String

  @Option(help: ArgumentHelp("The status code: 200 unless said here or in the response.", valueName: "code"))
  var status: Int?

  @Option(help: "How the data sources are printed.")
  var format = Format.table

  @Flag(help: "Take a locator that finds nothing for an issue.")
  var strict = false

  @Flag(help: "Show secrets instead of ***.")
  var showSecrets = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let status, !(100...599).contains(status) {
      throw ValidationError("--status must be an HTTP status code, from 100 to 599.")
    }
  }

  func run() throws {
    try InputFile.checkStandardInput([file, response])
    let file = try DefinitionFile(file)
    let response = try file.interaction().response
    let names = try hiddenNames(of: file)
    let saved = try InputFile.readResponse(self.response)
    let mapped = ResponseMapper(response, takingMasks: saved.isRecord).map(
      status: status ?? saved.status ?? 200, body: saved.body, missing: strict ? .report : .allow)
    let secret = mapped.assignments.filter { assignment in
      names.map {
        response.holdsSecret(assignment.destination.name, with: assignment.value?.text ?? "", $0)
      } ?? false
    }
    let hidden = Set(secret.map(\.destination.name))
    let stored = secret.compactMap { $0.value?.text }
    let text = MappedText(
      mapped, linesBefore: saved.linesBeforeBody, standIn: saved.standIn, hides: hidden.contains,
      mask: names?.masking(saved.body, and: stored) ?? { $0 })
    switch format {
    case .table:
      Console.write(text.table(isColourful: global.isColourful), to: .output)
      if let summary = text.summary { global.note(summary) }
    case .json: Console.show(text.json)
    case .env: Console.show(try text.environment())
    }
    for issue in mapped.issues {
      Console.write(InputFile.message(issue, in: self.response, saved) + "\n", to: .error)
    }
    if !mapped.issues.isEmpty { throw CommandFailure.found }
  }

  /// By which names secrets are told in the table; nil where they are shown.
  private func hiddenNames(of file: DefinitionFile) throws -> SecretNames? {
    format == .table && !showSecrets ? SecretNames(try file.linter().settings.secrets) : nil
  }
}
