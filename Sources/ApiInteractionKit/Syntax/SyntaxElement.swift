/// An element of a ``SyntaxTree``.
public struct SyntaxElement: Sendable {
  let tree: SyntaxTree
  let index: Int

  private var node: SyntaxNode { tree.nodes[index] }

  /// The name as written, with its prefix.
  public var name: String { tree.source[nameRange] }

  /// Which element of a definition the name stands for.
  public var element: DefinitionElement? { node.element }

  /// The namespace that the element is in.
  public var namespace: String? { node.hasNamespace ? tree.namespaces[index] : nil }

  /// From the `<` of the start tag to the `>` of the end tag.
  public var range: SourceRange { node.range }

  /// The name in the start tag.
  public var nameRange: SourceRange { SourceRange(node.range.start + 1, node.nameEnd) }

  /// The start tag, from `<` to `>`.
  public var startTag: SourceRange { SourceRange(node.range.start, node.content.start) }

  /// The end tag, from `<` to `>`; empty where the start tag closes the element or no end tag was read.
  public var endTag: SourceRange { SourceRange(node.content.end, node.range.end) }

  /// What stands between the tags.
  public var content: SourceRange { node.content }

  /// Whether the whole element was read; false where a fault came before its end tag.
  public var isClosed: Bool { node.isClosed }

  /// The elements directly in this one, in document order.
  public var children: [SyntaxElement] {
    let nodes = tree.nodes
    var children: [SyntaxElement] = []
    for child in ChildIndices(nodes, of: index) where nodes[child].kind == .element {
      if children.isEmpty { children.reserveCapacity(4) }
      children.append(SyntaxElement(tree: tree, index: child))
    }
    return children
  }

  /// The element's own text: text and CDATA joined, without comments, and where each byte comes from.
  public var text: SyntaxText { SyntaxText(of: index, in: tree.nodes, of: tree.source.bytes) }

  /// The runs of text directly in this element that are more than white space, each without the white space around it.
  public var strayText: [SourceRange] {
    let (nodes, bytes) = (tree.nodes, tree.source.bytes)
    return ChildIndices(nodes, of: index).compactMap { child in
      switch nodes[child].kind {
      case .text where nodes[child].isBlank: return nil
      case .text:
        let trimmed = bytes[nodes[child].content.bytes].trimmedRange
        return trimmed.isEmpty ? nil : SourceRange(trimmed.lowerBound, trimmed.upperBound)
      case .cdata: return nodes[child].range
      case .element, .comment, .processingInstruction: return nil
      }
    }
  }

  /// The attributes of the start tag, namespace declarations among them, in order.
  public var attributes: [SyntaxAttribute] {
    guard node.mayHaveAttributes else { return [] }
    let bytes = tree.source.bytes
    var found: [SyntaxAttribute] = []
    var position = node.nameEnd
    while let start = bytes[position..<startTag.end].firstIndex(where: { !$0.isWhiteSpace }),
      let equals = bytes[start..<startTag.end].firstIndex(of: UInt8(ascii: "=")),
      let open = bytes[equals..<startTag.end].firstIndex(where: {
        $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
      }),
      let close = bytes[(open + 1)..<startTag.end].firstIndex(of: bytes[open])
    {
      let nameEnd = bytes[start..<equals].firstIndex(where: \.isWhiteSpace) ?? equals
      let name = SourceRange(start, nameEnd)
      found.append(
        SyntaxAttribute(
          name: tree.source[name], nameRange: name, valueRange: SourceRange(open + 1, close),
          range: SourceRange(start, close + 1)))
      position = close + 1
    }
    return found
  }
}

/// The indices of the nodes directly in an element.
struct ChildIndices: Sequence, IteratorProtocol {
  private let nodes: [SyntaxNode]
  private var index: Int
  private let end: Int

  init(_ nodes: [SyntaxNode], of parent: Int) {
    self.nodes = nodes
    index = parent + 1
    end = nodes[parent].next
  }

  mutating func next() -> Int? {
    guard index < end else { return nil }
    defer { index = nodes[index].next }
    return index
  }
}
