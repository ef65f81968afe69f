/// Source edits that put a finding right.
public struct Fix: Sendable, Hashable {
  /// What the fix does, as an imperative: “write `&amp;`”.
  public let description: String
  /// The edits, all of which belong together.
  public let edits: [SourceEdit]

  /// A fix.
  public init(_ description: String, _ edits: [SourceEdit]) {
    self.description = description
    self.edits = edits
  }
}
