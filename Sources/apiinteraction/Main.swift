import ApiInteractionKit
import ArgumentParser
import CommandInterface
import Foundation

/// Runs the command and turns what it throws into messages and exit statuses.
@main
enum Main {
  static func main() async {
    await CommandMain.run(ApiInteractionCommand.self) { arguments in
      try checkSubcommand(arguments)
      var command = try parse(ManyPaths(arguments[...]))
      if let lint = command as? LintCommand {
        try await lint.run()
      } else if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    }
  }

  private static func parse(_ arguments: ManyPaths) throws -> any ParsableCommand {
    if arguments.paths.isEmpty { return try parse(arguments.others) }
    // What is wrong is said of all arguments.
    guard var command = try? parse(arguments.others) as? any TakesPaths else {
      return try ApiInteractionCommand.parseAsRoot(arguments.others + arguments.paths)
    }
    command.paths += arguments.paths
    return command
  }

  /// Parses the arguments of the command that hooks run by itself, which takes half the time, and all others from the root,
  /// as well as what is wrong or a wish for help.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments.first == LintCommand._commandName {
      let others = Array(arguments.dropFirst())
      if let command = LintCommand(plain: others) { return command }
      if let command = try? LintCommand.parseAsRoot(others) as? LintCommand { return command }
    }
    return try ApiInteractionCommand.parseAsRoot(arguments)
  }

  /// What is no subcommand is a file to lint: one that is not there may be a subcommand that is mistyped.
  private static func checkSubcommand(_ arguments: [String]) throws(CommandFailure) {
    guard let first = arguments.first, first != LintCommand._commandName, first.allSatisfy(\.isLetter),
      access(first, F_OK) != 0
    else { return }
    let names = ApiInteractionCommand.configuration.subcommands.map { $0._commandName } + ["help"]
    guard !names.contains(first), let nearest = first.nearest(in: names) else { return }
    throw .usage("There is no subcommand “\(first)”, and no file of that name. Did you mean \(nearest)?")
  }
}
