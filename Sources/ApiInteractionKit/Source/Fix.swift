/// Source edits that put a finding right.
public struct Fix: Sendable, Hashable {
  /// What the fix does, as an imperative: “write `&amp;`”.
  public let description: String
  public let edits: [SourceEdit]

  public init(_ description: String, _ edits: [SourceEdit]) {
    self.description = description
    self.edits = edits
  }
}
