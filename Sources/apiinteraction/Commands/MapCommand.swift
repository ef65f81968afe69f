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
    let definition = try DefinitionFile(file).interaction()
    let limit = Limits().responseBytes
    let bytes = try InputFile.read(response, limit: limit)
    // Of a response that is too large, what was read is not taken for the whole of it.
    let saved = bytes.count > limit ? SavedResponse(body: bytes) : SavedResponse(consume bytes)
    if let problem = saved.recordProblem {
      throw CommandFailure.found("\(InputFile.name(of: response)): \(problem)")
    }
    let mapped = ResponseMapper(definition.response).map(
      status: status ?? saved.status ?? 200, body: saved.body, missing: strict ? .report : .allow)
    let text = MappedText(
      mapped, linesBefore: saved.linesBeforeBody, masksSecrets: !showSecrets)
    switch format {
    case .table:
      Console.write(text.table(isColourful: global.isColourful), to: .output)
      if let summary = text.summary { global.note(summary) }
    case .json: Console.show(text.json)
    case .env: Console.show(try text.environment())
    }
    for issue in mapped.issues {
      Console.write(InputFile.message(issue, in: response, saved) + "\n", to: .error)
    }
    if !mapped.issues.isEmpty { throw CommandFailure.found }
  }
}
