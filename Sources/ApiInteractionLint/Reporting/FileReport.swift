import ApiInteractionKit

/// The findings in one file.
public struct FileReport: Sendable {
  /// The file's name as it is shown.
  public let file: String
  public let result: LintResult

  public init(file: String, result: LintResult) {
    self.file = file
    self.result = result
  }
}
