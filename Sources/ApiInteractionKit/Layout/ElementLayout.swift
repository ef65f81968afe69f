/// How one element is laid out, apart from where it stands.
struct ElementLayout {
  enum Kind {
    /// What it holds is laid out as well, between its tags on lines of their own.
    case container
    /// A value.
    case value
    /// Nothing between the tags; one tag is enough.
    case empty
    /// What it holds stays to the letter: elements where a value should be, or the text of an unknown element.
    case kept
  }

  let kind: Kind
  private let element: SyntaxElement

  init(_ element: SyntaxElement) {
    self.element = element
    let holdsElements = element.nodes.contains { $0.kind == .element }
    switch element.element {
    case nil: kind = holdsElements ? .container : .kept
    case let known? where known.holdsValue && holdsElements: kind = .kept
    case let known?: kind = element.isBlank ? .empty : known.holdsValue ? .value : .container
    }
  }

  /// The edits for the tags of a container or a value, and for the white space at the ends of a value.
  var edits: [SourceEdit] {
    guard element.element != nil else { return [] }
    if kind == .empty {
      return [SourceEdit(SourceRange(element.nameRange.end, element.range.end), attributes + "/>")]
    }
    let start = SourceEdit(SourceRange(element.nameRange.end, element.startTag.end), attributes + ">")
    let end = SourceEdit(element.endTag, "</\(element.name)>")
    return [start] + (kind == .value ? trimming : []) + [end]
  }

  /// The namespace declarations: what stands in the definition may need them.
  private var attributes: String {
    let declarations = element.attributes.filter { $0.name == "xmlns" || $0.name.hasPrefix("xmlns:") }
    return declarations.map { " " + element.tree.source[$0.range] }.joined()
  }

  private var trimming: [SourceEdit] {
    guard element.element != .body else { return [] }
    let content = element.content
    let trimmed = element.tree.source.bytes[content.bytes].trimmedRange
    return [
      SourceEdit(SourceRange(content.start, trimmed.lowerBound), ""),
      SourceEdit(SourceRange(trimmed.upperBound, content.end), ""),
    ]
  }
}

extension SyntaxElement {
  /// The nodes in the element, those in its children among them.
  var nodes: ArraySlice<SyntaxNode> {
    tree.nodes[(index + 1)..<tree.nodes[index].next]
  }

  /// Whether nothing but white space stands in the element; in a Body, however it is written.
  fileprivate var isBlank: Bool {
    guard element == .body else { return tree.source.bytes[content.bytes].allSatisfy(\.isWhiteSpace) }
    return nodes.allSatisfy { $0.kind == .text || $0.kind == .cdata } && text.bytes.allSatisfy(\.isWhiteSpace)
  }
}
