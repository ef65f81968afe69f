import ArgumentParser
import Foundation

/// What both programs do about what goes wrong.
package enum CommandMain {
  /// The version of both, which is that of the toolkit.
  package static let version = "0.1.0"

  /// Does the work of the program's arguments, and ends the program if it fails.
  ///
  /// - Parameter root: The command that says what is wrong with the arguments.
  nonisolated(nonsending) package static func run(
    _ root: any ParsableCommand.Type,
    _ work: nonisolated(nonsending) ([String]) async throws -> Void
  ) async {
    // A write past a limit on file sizes must fail, so that it can be cleaned up after, and not end the process.
    signal(SIGXFSZ, SIG_IGN)
    do {
      try checkArguments()
      try await work(Array(CommandLine.arguments.dropFirst()))
    } catch let failure as CommandFailure {
      failure.show()
      exit(failure.status.rawValue)
    } catch {
      let code = root.exitCode(for: error)
      let message = root.fullMessage(for: error)
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
