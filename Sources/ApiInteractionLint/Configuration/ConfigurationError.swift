/// What is wrong with a configuration, or with the files that it names.
public struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Something that is wrong, in the configuration or a file that it names.
  public struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// The path of the file.
    public let file: String
    /// What is wrong, and where in the file.
    public let problem: InputProblem

    /// The problem as it is printed: `file:line:column: message`.
    public var description: String { problem.text(in: file) }
  }

  /// The problems, in the order of the file.
  public let problems: [Problem]

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
