import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser

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

  @Argument(help: "The definition; - is standard input.")
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
    let context = try call.context()
    let resolver = RequestResolver(try file.interaction())
    do {
      let resolved = try resolver.resolve(in: context, unset: call.strict ? .refuse : .remove)
      let request = RequestText(
        call.showSecrets ? resolved.text : resolved.masked, unset: resolved.unsetDataSources)
      switch format {
      case .http: Console.show(request.http)
      case .curl: Console.show(request.curl)
      case .json: Console.write(request.json, to: .output)
      }
      if !resolved.unsetDataSources.isEmpty {
        global.note("not set, and replaced by nothing: \(resolved.unsetDataSources.joined(separator: ", "))")
      }
    } catch {
      let names = slotNames(in: file.definition)
      let findings = error.problems.map { diagnostic($0, in: file.definition, slotNames: names) }
      file.show(findings, masksSecrets: !call.showSecrets)
      throw CommandFailure.found
    }
  }

  /// The name of the slot whose token, or whose placeholder, begins at an offset.
  private func slotNames(in definition: Definition) -> [Int: String] {
    var names: [Int: String] = [:]
    for slot in definition.slots {
      for occurrence in slot.occurrences { names[occurrence.range.end] = slot.name }
    }
    return names
  }

  private func diagnostic(
    _ problem: ResolutionError.Problem, in definition: Definition, slotNames: [Int: String]
  ) -> Diagnostic {
    let range = definition.value(of: problem.part)?.text.sourceRange(of: problem.range) ?? SourceRange(0, 0)
    var message = problem.message
    if case .openSlot = problem.kind, let name = slotNames[range.end] ?? slotNames[range.end - 1] {
      message = "The slot “\(name)” is open. Fill it first."
    }
    return Diagnostic(problem.kind.rule, message, at: range)
  }
}
