import ApiInteractionKit

/// A part of a definition that shows a mistake, or how it is put right.
public struct RuleExample: Sendable {
  /// The part as it is shown; a whole definition where the mistake lies in how the parts stand to each other.
  public let text: String
  /// The profile that the request is held against besides the built-in ones, in YAML.
  public let profile: String?
  /// Whether it stands in a template, so that slots may be open.
  public let isTemplate: Bool

  public init(_ text: String, profile: String? = nil, isTemplate: Bool = false) {
    self.text = text
    self.profile = profile
    self.isTemplate = isTemplate
  }

  /// A whole definition with the part in it.
  public var definition: String {
    let isWhole = ["<ApiInteraction", "<?xml", "<!", "<apiInteraction"].contains { text.hasPrefix($0) }
    return isWhole ? text : ExampleFrame(text).definition
  }
}
