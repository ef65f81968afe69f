import ApiInteractionKit
import ArgumentParser

struct FmtCommand: ParsableCommand {
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

  func run() throws {
    var run = FmtRun(
      layout: DefinitionLayout(bodies: bodies ? .indented : .kept),
      mode: diff ? .diff : check ? .list : .write)
    // Standard input is not skipped: standard output would be empty without a word.
    var files = DefinitionFiles(
      paths, skipForeign: skipForeign && !paths.contains(InputFile.standardInput))
    for candidate in files.candidates {
      guard let file = files.read(candidate) else { continue }
      do { try run.format(file) } catch { files.fail(error) }
    }
    if !global.quiet, !paths.contains(InputFile.standardInput) {
      Console.write(run.summary + "\n", to: .output)
    }
    files.failures.compactMap(\.message).forEach(Console.complain)
    if global.verbose { global.note("\(files.skipped) files without a definition were skipped.") }
    if !files.failures.isEmpty { throw CommandFailure.usage(nil) }
    if run.hasFound { throw CommandFailure.found }
  }
}
