import ApiInteractionKit

/// A name in a plan's file, and where it stands: of a step, a data source, a definition's file.
public struct PlanReference: Sendable, Hashable {
  /// The name.
  public let name: String
  /// Where it stands in the file.
  public let range: SourceRange
}
