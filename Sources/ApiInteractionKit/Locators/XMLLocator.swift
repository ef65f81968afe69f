import CLibXML2

/// An XPath 1.0 expression that says where in an XML response a value is. [P]
///
/// A path that begins with one slash is looked up in the document and, if it finds nothing there, from the root element,
/// as in the vendor's example: `/name` finds the `name` in a `person` that is the root. [D]
public struct XMLLocator: Sendable, Hashable, CustomStringConvertible {
  /// The expression as it is written.
  public let text: String
  public var description: String { text }

  /// Reads a locator.
  ///
  /// Prefixes are not checked: those that the response's root element declares can be used.
  ///
  /// - Throws: ``InvalidValue`` that says where the text stops being an XPath, or which function does not exist or is
  ///   called with too few or too many values.
  public init(_ text: String) throws(InvalidValue) {
    self.text = try InvalidValue.checked(text, for: .locator)
    if let fault = XMLLocator.syntaxFault(in: self.text) { throw fault }
    let bytes = Array(self.text.utf8)
    try XPathCalls.check(bytes, XPathToken.all(in: bytes))
  }

  /// What libxml2 says against an expression, before there is a document.
  private static func syntaxFault(in text: String) -> InvalidValue? {
    _ = LibXML2.initialised
    guard let context = xmlXPathNewContext(nil) else { return nil }
    defer { xmlXPathFreeContext(context) }
    context.pointee.error = { _, _ in }
    let path = XPathText(text)
    if let expression = xmlXPathCtxtCompile(context, path.forLibXML2) {
      xmlXPathFreeCompExpr(expression)
      return nil
    }
    let error = XPathError(context.pointee.lastError)
    let offset = path.offset(ofLibXML2: error.offset)
    if offset >= text.utf8.count {
      let last = text.unicodeScalars.last.map { UTF8.width($0) } ?? 0
      return InvalidValue(
        "invalid-locator", "The XPath ends too early. Write a path such as /despatch/name.",
        (text.utf8.count - last)..<text.utf8.count)
    }
    let scalar = text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: offset)]
    return InvalidValue("invalid-locator", error.description, offset..<(offset + UTF8.width(scalar)))
  }
}
