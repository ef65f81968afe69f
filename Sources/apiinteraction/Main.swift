import ArgumentParser
import Foundation

/// Runs the command and turns what it throws into messages and exit statuses.
@main
enum Main {
  static func main() {
    do {
      try checkArguments()
      var command = try ApiInteractionCommand.parseAsRoot()
      try command.run()
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
