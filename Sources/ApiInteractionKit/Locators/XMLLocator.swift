/// An XPath 1.0 expression that says where in an XML response a value is. [P]
public struct XMLLocator: Sendable, Hashable {
  /// The expression as it is written.
  public let text: String

  /// - Throws: ``InvalidValue`` where the text is empty or cannot be written in XML.
  public init(_ text: String) throws(InvalidValue) {
    self.text = try InvalidValue.checked(text, for: .locator)
  }
}
