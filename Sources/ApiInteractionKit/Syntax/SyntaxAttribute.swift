/// An attribute in a start tag, a namespace declaration among them.
public struct SyntaxAttribute: Sendable, Hashable {
  /// The name as it is written, with its prefix.
  public let name: String
  /// The range of the name alone.
  public let nameRange: SourceRange
  /// The range of the value, without its quotes.
  public let valueRange: SourceRange
  /// The range from the first character of the name to the closing quote.
  public let range: SourceRange
}
