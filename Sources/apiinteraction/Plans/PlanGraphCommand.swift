import ApiInteractionLint
import ApiInteractionPlan
import ArgumentParser
import CommandInterface

struct PlanGraphCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case mermaid
    case dot
    case svg
  }

  static let configuration = CommandConfiguration(
    commandName: "graph",
    abstract: "Draws a call plan, with what plan check finds in it.",
    discussion: """
      An SVG needs nothing else to be shown; Mermaid is for Markdown, DOT for Graphviz. In an SVG no line crosses another: \
      where one would, the step that it leads to is named instead. What a step reads and sets shows when the pointer rests \
      on it.

      Example:
      echo 'steps: {hello: {announce: Hello, next: bye}, bye: {end: over}}' | apiinteraction plan graph -
      """)

  @Argument(help: "The plan, in YAML or JSON; - is standard input.", completion: .values)
  var file: String

  @Option(name: .customLong("as"), help: "What is written.")
  var format = Format.svg

  @Option(
    help: ArgumentHelp("Draws the way of a run over it, as plan run --record wrote it.", valueName: "file"),
    completion: .values)
  var trace: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; standard output unless said.", valueName: "file"),
    completion: .file())
  var output = InputFile.standardInput

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try InputFile.checkStandardInput([file] + (trace.map { [$0] } ?? []))
    let file = try PlanFile(file)
    let definitions = file.definitions()
    if output != InputFile.standardInput {
      let inputs = [file.path] + [trace].compactMap(\.self) + definitions.files.map { file.path(of: $0.path) }
      try OutputFile.check(output, of: "--output", against: inputs)
    }
    let found = try PlanFindings(file, definitions)
    let drawing = PlanDrawing(
      file.plan, definitions: definitions, findings: found.plan.masked,
      definitionFindings: Dictionary(
        uniqueKeysWithValues: found.definitions.map { ($0.path, $0.result.masked) }),
      run: try run(of: file.plan), secrets: found.settings.secrets)
    let text =
      switch format {
      case .mermaid: drawing.mermaid
      case .dot: drawing.dot
      case .svg: drawing.svg
      }
    try OutputFile.write(Array(text.utf8), to: output)
  }

  private func run(of plan: CallPlan) throws(CommandFailure) -> RecordedRun? {
    guard let trace else { return nil }
    let bytes = try InputFile.readRecord(trace)
    do throws(InputProblem) {
      return try RecordedRun(bytes, of: plan)
    } catch {
      throw CommandFailure.found(error.text(in: InputFile.name(of: trace)))
    }
  }
}
