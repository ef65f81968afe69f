/// What stands in the way of generating definitions, and where.
public struct GenerationProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the mistake is.
  public let place: InputPlace
  /// What is wrong and what to do; secrets are not repeated.
  public let message: String
  /// Whether a file cannot be read or written; else what is in the files is wrong.
  public let isFileError: Bool

  init(_ message: String, at place: InputPlace, isFileError: Bool = false) {
    self.place = place
    self.message = message
    self.isFileError = isFileError
  }

  /// The problem as it is printed: `file:line:column: message`.
  public var description: String { "\(place): \(message)" }
}
