/// Ends the command with a message and an exit status.
struct CommandFailure: Error {
  enum Status: Int32 {
    /// The check found something, or the input does not allow the work.
    case found = 1
    /// Wrong usage, or a file that cannot be read or written.
    case usage = 2
  }

  let message: String?
  let status: Status

  /// What was wrong has been printed already.
  static let found = CommandFailure(message: nil, status: .found)

  static func found(_ message: String) -> CommandFailure { CommandFailure(message: message, status: .found) }

  static func usage(_ message: String?) -> CommandFailure { CommandFailure(message: message, status: .usage) }
}

extension CommandFailure: CustomStringConvertible {
  var description: String { message ?? "" }
}
