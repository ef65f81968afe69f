/// What became of the files of a manifest.
public struct GenerationReport: Sendable {
  /// What became of a file.
  public enum Outcome: Sendable, Hashable {
    /// The file was not there; it is now, if files were to be written.
    case created
    /// The file held something else; it does not now, if files were to be written.
    case changed
    /// The file was as it should be and was not touched.
    case unchanged
    /// There is a problem; the file was not touched.
    case failed
    /// The work ended before this file's turn.
    case skipped
  }

  /// The outcome of each file, in the manifest's order.
  public internal(set) var outcomes: [Outcome]
  /// What stood in the way, in the same order.
  public internal(set) var problems: [GenerationProblem] = []

  /// How many files had an outcome.
  public func count(_ outcome: Outcome) -> Int {
    outcomes.count { $0 == outcome }
  }
}
