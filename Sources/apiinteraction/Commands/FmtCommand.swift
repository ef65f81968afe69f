import ApiInteractionKit
import ArgumentParser

struct FmtCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Lays definitions out: one element a line, two spaces a level.",
    discussion: """
      Files are changed in place; comments and values stay as they are. In a folder the .xml files are laid out whose root
      is ApiInteraction.

      Example:
      echo '<ApiInteraction><Request/></ApiInteraction>' | apiinteraction fmt -
      """)

  @Argument(
    help: "Files and folders; - is standard input, to standard output. Without any, the current folder.")
  var paths: [String] = []

  @Flag(help: "Change nothing; print the name of each file that would change, and fail if there is one.")
  var check = false

  @Flag(help: "Change nothing; print what would change, with secrets masked, and fail if anything would.")
  var diff = false

  @Flag(help: "Indent bodies that are JSON as well.")
  var bodies = false

  @Flag(help: "Skip a named file whose root is another element.")
  var skipForeign = false

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    // Standard input is not skipped: standard output would be empty without a word.
    let skips = skipForeign && !paths.contains(InputFile.standardInput)
    let (finished, signal) = await Interruption.catching {
      var files = DefinitionFiles(paths, skipForeign: skips)
      var run = FmtRun(
        layout: DefinitionLayout(bodies: bodies ? .indented : .kept),
        mode: diff ? .diff : check ? .list : .write)
      for candidate in files.candidates where !Task.isCancelled {
        guard let file = files.read(candidate) else { continue }
        do throws(CommandFailure) { try run.format(file) } catch { files.fail(error) }
      }
      return (run: run, files: files)
    }
    if !global.quiet, !paths.contains(InputFile.standardInput) {
      Console.write(finished.run.summary + "\n", to: .output)
    }
    if let signal { Interruption.end(by: signal) }
    try report(finished.run, finished.files)
  }

  private func report(_ run: FmtRun, _ files: DefinitionFiles) throws {
    files.failures.compactMap(\.message).forEach(Console.complain)
    if global.verbose { global.note("\(files.skipped) files without a definition were skipped.") }
    if !files.failures.isEmpty { throw CommandFailure.usage(nil) }
    if run.hasFound { throw CommandFailure.found }
  }
}
