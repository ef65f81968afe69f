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
    let file = try DefinitionFile(file)
    let context = try call.context()
    let resolver = RequestResolver(try file.interaction())
    do {
      let resolved = try resolver.resolve(in: context, unset: call.strict ? .refuse : .remove)
      let request = RequestText(
        call.showSecrets ? resolved.text : resolved.masked, unset: resolved.unsetDataSources)
      switch format {
      case .http: Console.write(request.http, to: .output)
      case .curl: Console.write(request.curl, to: .output)
      case .json: Console.write(request.json, to: .output)
      }
      if !resolved.unsetDataSources.isEmpty {
        global.note("not set, and replaced by nothing: \(resolved.unsetDataSources.joined(separator: ", "))")
      }
    } catch {
      file.show(error.problems.map { diagnostic($0, in: file.definition) }, masksSecrets: !call.showSecrets)
      throw CommandFailure.found
    }
  }

  private func diagnostic(_ problem: ResolutionError.Problem, in definition: Definition) -> Diagnostic {
    let range = definition.value(of: problem.part)?.text.sourceRange(of: problem.range) ?? SourceRange(0, 0)
    return Diagnostic(problem.kind.rule, message(of: problem, in: definition, at: range), at: range)
  }

  /// The message; of an open slot, with the slot's name.
  private func message(
    of problem: ResolutionError.Problem, in definition: Definition, at range: SourceRange
  ) -> String {
    guard problem.kind == .openSlot else { return problem.message }
    let slot = definition.slots.first { $0.occurrences.contains { range.contains($0.range) } }
    return "The slot “\(slot?.name ?? "")” is open. Fill it first."
  }
}
