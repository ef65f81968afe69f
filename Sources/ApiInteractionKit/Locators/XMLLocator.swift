import CLibXML2

/// An XPath 1.0 expression that says where in an XML response a value is. [P]
///
/// A path that begins with one slash is looked up in the document and, if it finds nothing there, from the root element,
/// as in the vendor's example: `/name` finds the `name` in a `person` that is the root. [D]
public struct XMLLocator: Sendable, CustomStringConvertible {
  /// The expression as it is written.
  public let text: String
  public var description: String { text }
  /// The expression as libxml2 evaluates it in the document, and then from the root element.
  let expression: XPathText
  let fromRoot: XPathText?
  let cost: XPathCost

  /// Reads a locator.
  ///
  /// Prefixes are not checked: those that the response's root element declares can be used.
  ///
  /// - Throws: ``InvalidValue`` that says where the text stops being an XPath, or which function does not exist or is
  ///   called with too few or too many values.
  public init(_ text: String) throws(InvalidValue) {
    self.text = try InvalidValue.checked(text, for: .locator)
    let bytes = Array(self.text.utf8)
    let tokens = XPathToken.all(in: bytes)
    expression = XPathText(bytes, tokens)
    cost = XPathCost(bytes, tokens)
    // A path that is none without its slash is no path from the root element.
    let relative = XPathText.relative(bytes, tokens)
    fromRoot = relative.flatMap { XMLLocator.error(in: $0) == nil ? $0 : nil }
    if let error = XMLLocator.error(in: expression) {
      throw XMLLocator.openText(in: bytes, tokens) ?? XMLLocator.fault(error, in: self.text, expression)
    }
    try XPathCalls.check(bytes, tokens)
  }

  /// What libxml2 says against an expression, before there is a document.
  private static func error(in expression: XPathText) -> XPathError? {
    _ = LibXML2.initialised
    guard let context = xmlXPathNewContext(nil) else { return nil }
    defer { xmlXPathFreeContext(context) }
    context.pointee.error = { _, _ in }
    guard let compiled = xmlXPathCtxtCompile(context, expression.forLibXML2) else {
      return XPathError(context.pointee.lastError)
    }
    xmlXPathFreeCompExpr(compiled)
    return nil
  }

  /// A text in quotes that is never closed.
  private static func openText(in bytes: [UInt8], _ tokens: [XPathToken]) -> InvalidValue? {
    guard let last = tokens.last, last.kind == .literal,
      last.range.count == 1 || bytes[last.range.lowerBound] != bytes[last.range.upperBound - 1]
    else { return nil }
    let quote = last.range.lowerBound
    return InvalidValue("invalid-locator", "A text in quotes is never closed.", quote..<(quote + 1))
  }

  private static func fault(_ error: XPathError, in text: String, _ expression: XPathText) -> InvalidValue {
    if ["$", "$.", "$["].contains(String(text.prefix(2))) {
      return InvalidValue(
        "invalid-locator",
        "This is a JSON locator, but the response's Type is XML. Write an XPath such as /despatch/name.",
        0..<text.utf8.count)
    }
    if (try? JSONLocator(text)) != nil, text.contains("."), text.contains("[") {
      return InvalidValue(
        "invalid-locator",
        "This is a path for JSON, but the response's Type is XML. Write an XPath such as /despatch/name.")
    }
    let offset = expression.offset(ofLibXML2: error.offset)
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

/// Locators are compared as they are written, to the letter.
extension XMLLocator: Hashable {
  public static func == (left: XMLLocator, right: XMLLocator) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}
