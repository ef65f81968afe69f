import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser
import CommandInterface
import Foundation

struct LintCommand: AsyncParsableCommand, TakesPaths {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
    case github
    case junit

    static var allValueDescriptions: [String: String] {
      [
        "text": "for people: each finding with its line, and a summary",
        "json": "one array, a finding a line",
        "sarif": "SARIF 2.1.0, for code scanning and editors",
        "github": "workflow commands, which GitHub Actions shows beside the lines",
        "junit": "JUnit XML, for what shows tests: Jenkins, GitLab",
      ]
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "lint",
    _superCommandName: "apiinteraction",
    abstract: "Checks definitions.",
    discussion: """
      In a folder the .xml files are checked whose root is ApiInteraction. A file that is named is always checked. \
      What is looked for, and where, can be set in .apiinteraction.yml; `apiinteraction schema config` prints its JSON \
      Schema.

      Example:
      echo '<ApiInteraction><Request/></ApiInteraction>' | apiinteraction lint -
      """)

  @Argument(
    help: "Files and folders; - is standard input. Without any, the current folder.", completion: .definition)
  var paths: [String] = []

  @Option(help: "How findings are printed.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "The configuration for all files; else the nearest .apiinteraction.yml upwards from each.",
      valueName: "file"), completion: .values)
  var config: String?

  @Option(
    help: ArgumentHelp("A provider profile in YAML or JSON; may be given several times.", valueName: "file"),
    completion: .values)
  var provider: [String] = []

  @Option(help: ArgumentHelp("Look for these rules only.", valueName: "rule,…"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not look for these rules.", valueName: "rule,…"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("The least severity that fails: error, warning or info.", valueName: "severity"))
  var failOn = Severity.warning

  @Flag(help: "Take every file for a template, in which slots may be open; *.template.xml is one anyway.")
  var templates = false

  @Flag(help: "Skip a named file that holds something else than a definition.")
  var skipForeign = false

  @Flag(
    help: ArgumentHelp(
      "Fix what is safe to fix, in place; of standard input, to standard output.",
      discussion:
        "`apiinteraction rules RULE` says what a rule's fix does: most change only how the definition is written."
    ))
  var fix = false

  @Flag(
    help:
      "Change nothing; print what --fix would change, with secrets masked, and fail if anything would or is left."
  )
  var diff = false

  @Option(help: ArgumentHelp("How many files are checked at the same time.", valueName: "n"))
  var jobs: Int?

  @Option(help: ArgumentHelp("The name of standard input in the report.", valueName: "name"))
  var stdinFilename: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if diff, format != .text { throw ValidationError("--diff prints a diff: it does not go with --format.") }
    if fix, diff {
      throw ValidationError("--fix changes the files, --diff only shows how: give one of the two.")
    }
    if stdinFilename != nil, !paths.contains(InputFile.standardInput) {
      throw ValidationError(
        "--stdin-filename names what is read from standard input: give - as the path as well.")
    }
    if fix, paths.contains(InputFile.standardInput), paths.count > 1 {
      throw ValidationError("With --fix, standard input can only be checked by itself.")
    }
  }

  nonisolated(nonsending) func run() async throws {
    try InputFile.checkStandardInput(Set(paths) + provider + [config].compactMap { $0 })
    let overrides = try LintOverrides(
      try RuleChoice(select: select, ignore: ignore), providers: provider, templates: templates)
    var run = LintRun(
      paths, reporter: format.reporter(global), fixing: fix ? .write : diff ? .diff : .none,
      skipForeign: skipForeign && !isFilter, stdinFilename: stdinFilename, jobs: jobs,
      finder: try ConfigurationFinder(file: config, overrides), output: isFilter ? .error : .output)
    let start = ContinuousClock.now
    let signal = await run.run()
    let time = ContinuousClock.now - start
    if let signal {
      // What there is of a report is closed, so that it can be read; that it is not all, it says itself.
      let interruption = CommandFailure.usage("The run was interrupted: not every file was checked.")
      try? finish(run, after: time, interruption: interruption)
      Interruption.end(by: signal)
    }
    try finish(run, after: time)
  }

  /// Whether the fixed definition goes to standard output, so that the report cannot.
  private var isFilter: Bool { fix && paths == [InputFile.standardInput] }

  /// Prints what comes after the files' reports, and ends as what was found says.
  private func finish(_ run: LintRun, after time: Duration, interruption: CommandFailure? = nil) throws {
    var summary = run.summary
    summary.duration = time
    let failures = run.finder.failures + run.failures + [interruption].compactMap(\.self)
    summary.problems = failures.compactMap(\.message)
    if diff, !global.quiet {
      summary.fixed = 0
      Console.write("With --fix: " + format.reporter(global).closing(summary), to: .error)
    }
    if !diff, format != .text || !global.quiet {
      Console.write(format.reporter(global).closing(summary), to: isFilter ? .error : .output)
    }
    summary.problems.forEach(Console.complain)
    if global.verbose {
      global.note(run.skipped.text)
    } else if summary.files == 0, failures.isEmpty, format == .text, !skipForeign {
      global.note("No definition was found; \(run.skipped.text)")
    }
    if !failures.isEmpty { throw CommandFailure.usage(nil) }
    if diff ? run.hasDiff || summary.holds(failOn) : summary.holds(failOn) { throw CommandFailure.found }
  }
}

extension Severity: ExpressibleByArgument {}

extension LintCommand.Format {
  /// - Parameter rules: The rules that may have been looked for.
  func reporter(
    _ global: GlobalOptions,
    // One by one: Swift would look each rule's type up among all types if it were to cast the whole list.
    rules: @autoclosure () -> [any RuleDeclaration] = Linter.allRules.map { $0 }
  ) -> any Reporter {
    switch self {
    case .text: global.reporter()
    case .json: JSONReporter()
    case .sarif: SARIFReporter(version: ApiInteractionCommand.configuration.version, rules: rules())
    case .github: GitHubReporter()
    case .junit: JUnitReporter()
    }
  }
}
