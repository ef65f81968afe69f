/// A locator that a sample response offers, and what it finds there.
public struct SampleLocator: Sendable, Hashable {
  /// What a locator finds.
  public enum Content: Sendable, Hashable {
    /// A value's text.
    case text(String)
    /// JSON's `null`.
    case null
    /// An object with so many members.
    case object(Int)
    /// An array with so many members.
    case array(Int)
    /// An XML element with so many child elements.
    case elements(Int)
  }

  /// The locator, as it goes into a definition.
  public let locator: Locator
  /// What it finds in the sample.
  public let content: Content
  /// What the value seems to be. [P]
  public let dataType: DataType
  /// The names from the root to the value, with their numbers: what destinations are named after.
  let path: [String]

  /// Whether there is a value to keep, and not only members of it.
  public var isValue: Bool {
    switch content {
    case .text, .null: true
    case .object, .array, .elements: false
    }
  }
}
