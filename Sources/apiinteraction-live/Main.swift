import ArgumentParser
import CommandInterface

/// Runs the subcommands that open sockets.
@main
enum Main {
  static func main() async {
    await CommandMain.run(LiveCommand.self) { arguments in
      var command = try LiveCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    }
  }
}
