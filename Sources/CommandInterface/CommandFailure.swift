/// Ends the command with a message and an exit status.
package struct CommandFailure: Error {
  package enum Status: Int32 {
    /// The check found something, or the input does not allow the work.
    case found = 1
    /// Wrong usage, or a file that cannot be read or written.
    case usage = 2
  }

  package let message: String?
  package let status: Status

  /// What was wrong has been printed already.
  package static let found = CommandFailure(message: nil, status: .found)

  package static func found(_ message: String) -> CommandFailure {
    CommandFailure(message: message, status: .found)
  }

  package static func usage(_ message: String?) -> CommandFailure {
    CommandFailure(message: message, status: .usage)
  }
}

extension CommandFailure: CustomStringConvertible {
  package var description: String { message ?? "" }
}
