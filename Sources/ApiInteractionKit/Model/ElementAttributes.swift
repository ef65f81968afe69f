/// The attributes of an element, which has none in a definition: what to write instead of them.
struct ElementAttributes {
  private let syntax: SyntaxElement
  private let element: DefinitionElement
  private let attributes: [SyntaxAttribute]
  /// What the children are; nil of one that is no element of a definition.
  private let kinds: Set<DefinitionElement?>

  init(of syntax: SyntaxElement, as element: DefinitionElement) {
    self.syntax = syntax
    self.element = element
    attributes = syntax.attributes
    kinds = Set(syntax.children.map(\.element))
  }

  /// What is wrong: one finding where they stand for all that the element should hold, one for each otherwise.
  var diagnostics: [Diagnostic] {
    let complaint = "<\(syntax.name)> has no attributes in a definition."
    if let whole = rangeOfContent {
      return [Diagnostic("unexpected-attribute", "\(complaint) Write \(element.outline) instead.", at: whole)]
    }
    return attributes.map { attribute in
      let advice =
        meant(by: attribute).map { "Write \($0.outline) in it instead." } ?? "Remove \(attribute.name)."
      return Diagnostic("unexpected-attribute", "\(complaint) \(advice)", at: attribute.range)
    }
  }

  /// The elements that are not known because of them.
  var unsettled: [DefinitionElement] {
    if rangeOfContent == nil { return attributes.compactMap { meant(by: $0) } }
    return element.holdsValue ? [element] : element.children
  }

  /// Where an element is written that is not there.
  func range(of missing: DefinitionElement) -> SourceRange? {
    rangeOfContent ?? attributes.first { $0.stands(for: missing) }?.range
  }

  /// The element that is not there and that one stands for.
  private func meant(by attribute: SyntaxAttribute) -> DefinitionElement? {
    element.children.first { attribute.stands(for: $0) && !kinds.contains($0) }
  }

  /// All attributes, where the element holds nothing but them, or, where it should hold elements, but a text beside them.
  var rangeOfContent: SourceRange? {
    guard syntax.isClosed, kinds.isEmpty, !element.holdsValue || syntax.strayText.isEmpty,
      let first = attributes.first, let last = attributes.last,
      attributes.contains(where: { $0.name != "xmlns" && !$0.name.contains(":") })
    else { return nil }
    return SourceRange(first.range.start, last.range.end)
  }
}

extension SyntaxAttribute {
  /// Whether it has the name of an element.
  fileprivate func stands(for element: DefinitionElement) -> Bool {
    name.lowercased() == element.name.lowercased()
  }
}
