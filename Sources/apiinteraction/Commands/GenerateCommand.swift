import ApiInteractionGeneration
import ApiInteractionLint
import ArgumentParser
import CommandInterface
import Foundation

struct GenerateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Generates many definitions from templates and targets.",
    discussion: """
      A manifest names templates, the pattern of the output's paths, values that all targets share, and the targets, \
      or a CSV file with a target in each row. `apiinteraction schema manifest` prints its JSON Schema. \
      What is generated is linted as the .apiinteraction.yml that is nearest to the manifest says.

      Example:
      echo '{"output": "{environment}/{template}.xml", "templates": ["session-status"],
      "targets": [{"environment": "test", "Url": "https://api.example.com"}]}' | apiinteraction generate - -o out
      """)

  @Argument(help: "The manifest in YAML or JSON; - is standard input.", completion: .values)
  var manifest: String

  @Flag(help: "Write nothing; show as a diff what is out of date, and fail if anything is.")
  var check = false

  @Flag(help: "Write nothing; list what would be written.")
  var dryRun = false

  @Flag(help: "Do not lint what is generated.")
  var noLint = false

  @Option(
    help: ArgumentHelp("How many files are worked on at the same time; all cores by default.", valueName: "n")
  )
  var jobs: Int?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder of the output's paths; the manifest's folder by default.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if check, dryRun { throw ValidationError("Use --check or --dry-run, not both.") }
  }

  func run() async throws {
    var inputs = [manifest]
    var finder = try ConfigurationFinder()
    let linter = try finder.linter(forFile: manifest)
    let generator = try generator(recording: &inputs, linter)
    try show(generator.templateProblems)
    let path = output ?? (manifest.lastIndex(of: "/").map { String(manifest[...$0]) } ?? ".")
    let folder: OutputFolder
    do throws(FileError) {
      folder = try OutputFolder(path, creating: !check && !dryRun, protecting: inputs)
    } catch {
      throw CommandFailure.usage("\(path): cannot be opened as a folder: \(error)")
    }
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let bar = global.quiet ? nil : ProgressBar(total: generator.manifest.files.count)
    let (report, signal) = await Interruption.catching {
      await generator.generate(into: folder, mode: check || dryRun ? .compare : .write, jobs: jobs) {
        bar?.show($0)
      }
    }
    bar?.clear()
    let result = GenerationResult(report: report, generator: generator, folder: folder, linter: linter)
    if signal == nil, dryRun { result.list() }
    let isReadable = signal != nil || !check || result.showDifferences()
    if !global.quiet { result.summarize(check ? .checked : dryRun ? .listed : .written) }
    if let signal { Interruption.end(by: signal) }
    try show(report.problems)
    if !isReadable { throw CommandFailure.usage(nil) }
    if check, report.count(.created) + report.count(.changed) > 0 { throw CommandFailure.found }
  }

  private func generator(recording inputs: inout [String], _ linter: Linter) throws -> DefinitionGenerator {
    let bytes = try InputFile.readValues(manifest)
    do throws(GenerationError) {
      let manifest = try GenerationManifest(bytes, file: InputFile.name(of: manifest)) { path in
        inputs.append(path)
        return try InputFile.readValues(path == InputFile.standardInput ? "./-" : path)
      }
      return DefinitionGenerator(manifest, linter: noLint ? nil : linter)
    } catch {
      try show(error.problems)
      throw error
    }
  }

  /// Prints problems, the first of them if there are very many.
  ///
  /// - Throws: ``CommandFailure`` if there are any.
  private func show(_ problems: [GenerationProblem]) throws(CommandFailure) {
    let most = 50
    for problem in problems.prefix(most) {
      Console.write(Display.visible(problem.description) + "\n", to: .error)
    }
    if problems.count > most { Console.complain("There are \(problems.count - most) more problems.") }
    if problems.contains(where: \.isFileError) { throw .usage(nil) }
    if !problems.isEmpty { throw .found }
  }
}
