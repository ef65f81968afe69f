/// What stands where in a definition, down to the byte: elements, text, CDATA, comments.
///
/// A tree says nothing about meaning: a definition with two Urls and no Method has a tree like any other. A document
/// that is not well-formed has a tree of what could be read before the fault.
public struct SyntaxTree: Sendable {
  /// What a tree is made of, shared by all its elements, so that going from one to the next costs little.
  private final class Content: Sendable {
    let source: SourceText
    let diagnostics: [Diagnostic]
    let nodes: [SyntaxNode]
    let namespaces: [Int: String]

    init(source: SourceText, diagnostics: [Diagnostic], nodes: [SyntaxNode], namespaces: [Int: String]) {
      self.source = source
      self.diagnostics = diagnostics
      self.nodes = nodes
      self.namespaces = namespaces
    }
  }

  private let content: Content

  init(
    source: SourceText, diagnostics: [Diagnostic], nodes: [SyntaxNode], namespaces: [Int: String] = [:]
  ) {
    content = Content(source: source, diagnostics: diagnostics, nodes: nodes, namespaces: namespaces)
  }

  /// The text that all ranges count in.
  public var source: SourceText { content.source }

  /// What is wrong with the document as XML: rules `not-well-formed` and `doctype`.
  public var diagnostics: [Diagnostic] { content.diagnostics }

  /// The nodes in document order.
  var nodes: [SyntaxNode] { content.nodes }

  /// The namespaces of the elements that are in one, by their place among the nodes.
  var namespaces: [Int: String] { content.namespaces }

  /// Whether the document is well-formed and without a DOCTYPE.
  public var isWellFormed: Bool { diagnostics.isEmpty }

  /// The root element, if the document got as far as one.
  public var root: SyntaxElement? {
    nodes.firstIndex { $0.kind == .element }.map { SyntaxElement(tree: self, index: $0) }
  }

  /// The name of the first element or attribute whose prefix no xmlns:… declares.
  package var undeclaredPrefix: SourceRange? {
    var prefixes = DeclaredPrefixes()
    for index in nodes.indices where nodes[index].kind == .element {
      let name = SourceRange(nodes[index].range.start + 1, nodes[index].nameEnd)
      if !nodes[index].hasNamespace, source.bytes[name.bytes].contains(UInt8(ascii: ":")) { return name }
      guard nodes[index].mayHaveAttributes else { continue }
      let attributes = SyntaxElement(tree: self, index: index).attributes
      prefixes.declare(attributes, at: index, until: nodes[index].next)
      if let attribute = attributes.first(where: { !prefixes.knows($0) }) { return attribute.nameRange }
    }
    return nil
  }

  /// The comments of the document, in order, whole: from `<!--` to `-->`.
  public var comments: [SourceRange] {
    nodes.compactMap { $0.kind == .comment ? $0.range : nil }
  }

  /// The comments, processing instructions and CDATA sections of which more than a CDATA section's text lies in a range.
  package func markup(in range: SourceRange) -> [SourceRange] {
    let first = nodes.partitionPoint { $0.range.start < range.start }
    return nodes[max(0, first - 1)...].prefix { $0.range.start < range.end }.compactMap { node in
      let isApart = node.range.end <= range.start || range.isEmpty
      switch node.kind {
      case .element, .text: return nil
      case .cdata where node.content.start <= range.start && range.end <= node.content.end: return nil
      case .cdata, .comment, .processingInstruction: return isApart ? nil : node.range
      }
    }
  }
}
