import ArgumentParser
import Foundation

/// Runs the command and turns what it throws into messages and exit statuses.
@main
enum Main {
  static func main() async {
    // A write past a limit on file sizes must fail, so that it can be cleaned up after, and not end the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkArguments()
      var command = try ApiInteractionCommand.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      failure.message.map(Console.complain)
      exit(failure.status.rawValue)
    } catch {
      let code = ApiInteractionCommand.exitCode(for: error)
      let message = ApiInteractionCommand.fullMessage(for: error)
      if !message.isEmpty { Console.write(message + "\n", to: code.isSuccess ? .output : .error) }
      exit(code == .validationFailure ? CommandFailure.Status.usage.rawValue : code.rawValue)
    }
  }

  /// - Throws: ``CommandFailure`` if an argument is not UTF-8: it would be changed without a word.
  private static func checkArguments() throws(CommandFailure) {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      if String(validatingCString: argument) == nil { throw .usage("Argument \(index) is not UTF-8.") }
    }
  }
}
