import ApiInteractionLint

/// Why definitions cannot be generated.
///
/// What the manifest says is checked as a whole, and everything that is wrong is there; but a file that cannot be read as
/// what it should be has one problem, the first.
public struct GenerationError: Error, Sendable, CustomStringConvertible {
  /// What is wrong; never empty.
  public let problems: [GenerationProblem]

  init(_ problems: [GenerationProblem]) {
    self.problems = problems
  }

  init(_ problem: InputProblem, in file: String) {
    problems = [GenerationProblem(problem.message, at: InputPlace(file: file, problem.location))]
  }

  /// One line for each problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
