import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser
import CommandInterface

struct ResolveCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case http
    case curl
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Shows the request that would be sent.",
    discussion: """
      Example:
      echo '<ApiInteraction><Request><Url>https://api.example.com/$(CLID)</Url>
      <Method>GET</Method></Request><Response><Type>JSON</Type>
      <ResponseCodeDestination>Code</ResponseCodeDestination></Response>
      </ApiInteraction>' | apiinteraction resolve - --data CLID=441632960961
      """)

  @Argument(help: "The definition; - is standard input.", completion: .definition)
  var file: String

  @Option(
    name: .customLong("as"),
    help: "How it is shown.")
  var format = Format.http

  @OptionGroup var call: CallValueOptions
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try InputFile.checkStandardInput([file] + call.dataFile + call.configFile)
    let file = try DefinitionFile(file)
    let names = SecretNames(try file.linter().settings.secrets)
    var context = try call.context()
    context.addSecrets(of: file.definition, names)
    try call.noteUnread(in: file.definition, global)
    let resolver = RequestResolver(try file.interaction())
    do {
      let resolved = try resolver.resolve(in: context, unset: call.strict ? .refuse : .remove)
      let request = RequestText(
        call.showSecrets ? resolved.text : names.masked(resolved), unset: resolved.unsetDataSources)
      switch format {
      case .http: Console.show(request.http)
      case .curl: Console.show(request.curl)
      case .json: Console.show(request.json)
      }
      if !resolved.unsetDataSources.isEmpty {
        global.note("not set, and replaced by nothing: \(resolved.unsetDataSources.joined(separator: ", "))")
      }
    } catch {
      file.show(error, masksSecrets: !call.showSecrets)
      throw CommandFailure.found
    }
  }
}
