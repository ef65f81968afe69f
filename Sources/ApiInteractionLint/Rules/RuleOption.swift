/// Something that can be set for a rule in a configuration file: a list of texts.
public struct RuleOption: Sendable, Hashable {
  /// The name in the file.
  public let name: String
  /// What the texts are and what they do, in a sentence.
  public let summary: String

  /// An option.
  public init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}
