import ApiInteractionKit
import ArgumentParser
import CommandInterface

struct FmtCommand: AsyncParsableCommand, TakesPaths {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lays definitions out: one element a line, two spaces a level.",
    discussion: """
      Files are changed in place; comments and values stay as they are. In a folder the .xml files are laid out whose root
      is ApiInteraction, but for those that .apiinteraction.yml ignores.

      Example:
      echo '<ApiInteraction><Request/></ApiInteraction>' | apiinteraction fmt -
      """)

  @Argument(
    help: "Files and folders; - is standard input, to standard output. Without any, the current folder.",
    completion: .definition)
  var paths: [String] = []

  @Flag(help: "Change nothing; print the name of each file that would change, and fail if there is one.")
  var check = false

  @Flag(help: "Change nothing; print what would change, with secrets masked, and fail if anything would.")
  var diff = false

  @Flag(help: "Indent bodies that are JSON as well.")
  var bodies = false

  @Flag(help: "Skip a named file that holds something else than a definition.")
  var skipForeign = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    // Standard input is not skipped: standard output would be empty without a word.
    let skips = skipForeign && !paths.contains(InputFile.standardInput)
    let start = FmtRun(
      layout: DefinitionLayout(bodies: bodies ? .indented : .kept),
      mode: diff ? .diff : check ? .list : .write, skipForeign: skips, finder: try ConfigurationFinder())
    let (run, signal) = await Interruption.catching { [paths] in
      var run = start
      await run.run(paths)
      return run
    }
    if !global.quiet, !paths.contains(InputFile.standardInput) {
      Console.write(run.summary + "\n", to: .output)
    }
    if let signal { Interruption.end(by: signal) }
    try report(run)
  }

  private func report(_ run: FmtRun) throws {
    let failures = run.finder.failures + run.failures
    failures.compactMap(\.message).forEach(Console.complain)
    if global.verbose { global.note(run.skipped.text) }
    if !failures.isEmpty { throw CommandFailure.usage(nil) }
    if run.hasFound { throw CommandFailure.found }
  }
}
