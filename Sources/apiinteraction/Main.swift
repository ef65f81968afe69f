import ArgumentParser
import Foundation

/// Runs the command and turns what it throws into messages and exit statuses.
@main
enum Main {
  static func main() {
    do {
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
}
