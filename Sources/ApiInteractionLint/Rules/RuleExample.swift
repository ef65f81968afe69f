import ApiInteractionKit

/// A part of a definition, or a call plan, that shows a mistake, or how it is put right.
public struct RuleExample: Sendable {
  /// The language in which an example is written.
  public enum Language: String, Sendable {
    /// That of definitions.
    case xml
    /// That of call plans.
    case yaml
  }

  /// The part as it is shown; a whole definition where the mistake lies in how the parts stand to each other; a whole plan.
  public let text: String
  /// The language of the text.
  public let language: Language
  /// The profile that the request is held against besides the built-in ones, in YAML.
  public let profile: String?
  /// Whether it stands in a template, so that slots may be open.
  public let isTemplate: Bool
  /// The files that a plan names, by their paths from its folder.
  public private(set) var files: [String: String]

  /// A part of a definition.
  public init(_ text: String, profile: String? = nil, isTemplate: Bool = false) {
    self.text = text
    self.profile = profile
    self.isTemplate = isTemplate
    language = .xml
    files = [:]
  }

  /// A call plan.
  ///
  /// - Parameters:
  ///   - text: The plan's file.
  ///   - files: What it names, by the paths from its folder.
  public init(plan text: String, files: [String: String] = [:]) {
    self.text = text
    self.files = files
    language = .yaml
    profile = nil
    isTemplate = false
  }

  /// The example without the files that another has as well, as it is shown below that.
  package func below(_ other: RuleExample) -> RuleExample {
    var example = self
    example.files = files.filter { other.files[$0.key] != $0.value }
    return example
  }

  /// The files in the order of their names.
  package var sortedFiles: [(name: String, text: String)] {
    files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A whole definition with the part in it; a plan as it is.
  public var definition: String {
    let isWhole = ["<ApiInteraction", "<?xml", "<!", "<apiInteraction"].contains { text.hasPrefix($0) }
    return isWhole || language == .yaml ? text : ExampleFrame(text).definition
  }
}
