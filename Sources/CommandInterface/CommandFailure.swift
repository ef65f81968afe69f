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
  /// What was wrong, in a sentence each; printed already where there is no message.
  package let problems: [String]

  private init(message: String?, status: Status, problems: [String]? = nil) {
    self.message = message
    self.status = status
    self.problems = problems ?? [message].compactMap(\.self)
  }

  /// What was wrong has been printed already.
  package static let found = CommandFailure(message: nil, status: .found)

  package static func found(_ message: String) -> CommandFailure {
    CommandFailure(message: message, status: .found)
  }

  /// What was wrong has been printed already; a report in another format says it once more.
  package static func printed(_ problems: [String], _ status: Status) -> CommandFailure {
    CommandFailure(message: nil, status: status, problems: problems)
  }

  package static func usage(_ message: String?) -> CommandFailure {
    CommandFailure(message: message, status: .usage)
  }
}

extension CommandFailure: CustomStringConvertible {
  package var description: String { message ?? "" }
}
