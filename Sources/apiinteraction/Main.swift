import ArgumentParser
import CommandInterface

/// Runs the command and turns what it throws into messages and exit statuses.
@main
enum Main {
  static func main() async {
    await CommandMain.run(ApiInteractionCommand.self) { arguments in
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
    if arguments.first == LintCommand._commandName,
      let command = try? LintCommand.parseAsRoot(Array(arguments.dropFirst())) as? LintCommand
    {
      return command
    }
    return try ApiInteractionCommand.parseAsRoot(arguments)
  }
}
