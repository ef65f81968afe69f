import ApiInteractionKit
import ApiInteractionLint
import ArgumentParser

struct LintCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks definitions.",
    discussion: """
      In a folder the .xml files are checked whose root is ApiInteraction. A file that is named is always checked.

      Example:
      echo '<ApiInteraction><Request/></ApiInteraction>' | apiinteraction lint -
      """)

  @Argument(help: "Files and folders; - is standard input. Without any, the current folder.")
  var paths: [String] = []

  @Option(help: "How findings are printed.")
  var format = Format.text

  @Option(help: ArgumentHelp("A provider profile in YAML; may be given several times.", valueName: "file"))
  var provider: [String] = []

  @Option(help: ArgumentHelp("Look for these rules only.", valueName: "rule,…"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not look for these rules.", valueName: "rule,…"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("The least severity that fails: error, warning or info.", valueName: "severity"))
  var failOn = Severity.warning

  @Flag(help: "Take every file for a template, in which slots may be open; *.template.xml is one anyway.")
  var templates = false

  @Flag(help: "Skip a named file whose root is another element.")
  var skipForeign = false

  @Option(help: ArgumentHelp("The name of standard input in the report.", valueName: "name"))
  var stdinFilename: String?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    try InputFile.checkStandardInput(Set(paths) + provider)
    var run = LintRun(
      linter: Linter(rules: try rules(), profiles: try profiles()), templates: templates,
      stdinFilename: stdinFilename)
    var files = DefinitionFiles(paths, skipForeign: skipForeign)
    for candidate in files.candidates {
      if let file = files.read(candidate) { run.lint(file) }
    }
    switch format {
    case .text: printText(run)
    case .json: Console.write(JSONReporter().report(run.reports), to: .output)
    }
    files.failures.compactMap(\.message).forEach(Console.complain)
    if global.verbose { global.note("\(files.skipped) files without a definition were skipped.") }
    if !files.failures.isEmpty { throw CommandFailure.usage(nil) }
    let fails = run.reports.contains { $0.result.diagnostics.contains { $0.severity >= failOn } }
    if fails { throw CommandFailure.found }
  }

  private func printText(_ run: LintRun) {
    let reporter = global.reporter()
    for report in run.reports { Console.write(reporter.report(report), to: .output) }
    if !global.quiet { Console.write(run.summary + "\n", to: .output) }
  }

  private func rules() throws -> [any Rule] {
    let selected = try known(select)
    let ignored = try known(ignore)
    return Linter.allRules.filter { rule in
      (select.isEmpty || selected.contains(rule.id)) && !ignored.contains(rule.id)
    }
  }

  /// The rules named in lists with commas.
  private func known(_ lists: [String]) throws -> Set<String> {
    let all = Linter.allRules.map(\.id)
    let names = lists.flatMap { $0.split(separator: ",").map { $0.filter { $0 != " " } } }
    for name in names where !all.contains(name) {
      let advice =
        name.nearest(in: all).map { "Did you mean \($0)?" } ?? "There are \(all.joined(separator: ", "))."
      throw CommandFailure.usage("There is no rule “\(name)”. \(advice)")
    }
    return Set(names)
  }

  private func profiles() throws -> ProfileSet {
    var profiles = ProfileSet.builtIn
    for path in provider {
      let bytes = try InputFile.readValues(path)
      do {
        try profiles.add(bytes)
      } catch {
        throw CommandFailure.usage(error.text(in: InputFile.name(of: path)))
      }
    }
    return profiles
  }
}

extension Severity: ExpressibleByArgument {}
