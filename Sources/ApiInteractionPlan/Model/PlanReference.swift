import ApiInteractionKit

/// A name in a plan's file, and where it stands: of a step, a data source, a definition's file.
public struct PlanReference: Sendable, Hashable {
  public let name: String
  public let range: SourceRange
}
