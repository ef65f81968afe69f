/// Why a value cannot be part of a definition.
public struct InvalidValue: Error, Sendable, Hashable, CustomStringConvertible {
  /// The lint rule that speaks of it.
  public let rule: String
  /// What is wrong and what was expected.
  public let description: String
  /// The offending part, in UTF-8 offsets of the value; nil for the whole of it.
  public let range: Range<Int>?

  init(_ rule: String, _ description: String, _ range: Range<Int>? = nil) {
    self.rule = rule
    self.description = description
    self.range = range
  }
}
