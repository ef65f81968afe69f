import ApiInteractionLint

/// Why definitions cannot be generated: everything that is wrong, not just the first.
public struct GenerationError: Error, Sendable, CustomStringConvertible {
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
