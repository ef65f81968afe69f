extension Definition {
  /// The ranges of the source that hold secrets and must not be shown, in order. [P]
  ///
  /// They are found in the text, which may be broken, and by the structure, however the text is written.
  package var secrets: [SourceRange] {
    SourceRange.merged(source.secrets + headerSecrets)
  }

  /// What stands beside a secret name in a header, or in what was meant to be one.
  private var headerSecrets: [SourceRange] {
    let nodes = tree.nodes
    return nodes.indices.flatMap { index -> [SourceRange] in
      guard nodes[index].kind == .element, mayBeHeader(nodes[index]) else { return [] }
      return secrets(inHeader: SyntaxElement(tree: tree, index: index))
    }
  }

  private func secrets(inHeader header: SyntaxElement) -> [SourceRange] {
    let leaves = header.children
    let isName = { (text: SyntaxText) in text.bytes.count < 256 && SecretName.matches(text.string) }
    let key = leaves.first { isName($0.text.trimmed()) }?.index
    // No header has attributes, and still a name or a value is easily written as one.
    let attributes = ([header] + leaves).flatMap(\.attributes).map(\.valueRange)
    let names = Set(attributes.filter { isName(SyntaxText($0, of: source)) })
    if key == nil, names.isEmpty { return [] }
    let texts = ((header.index + 1)..<tree.nodes[header.index].next).filter { index in
      key.map { !($0..<tree.nodes[$0].next).contains(index) } ?? true
    }
    return texts.compactMap { secret(inText: $0) }
      + attributes.filter { !names.contains($0) }.compactMap { secret(in: $0.bytes) }
  }

  private func mayBeHeader(_ node: SyntaxNode) -> Bool {
    let parent = node.parent < 0 ? nil : tree.nodes[node.parent].element
    return node.element == .header || parent == .headers || node.element == nil && parent == .request
  }

  /// A text or a CDATA section.
  private func secret(inText index: Int) -> SourceRange? {
    let node = tree.nodes[index]
    return node.kind == .text || node.kind == .cdata ? secret(in: node.content.bytes) : nil
  }

  /// A value, if it is written out; the scheme of an Authorization stays.
  private func secret(in range: Range<Int>) -> SourceRange? {
    let trimmed = source.bytes[range].trimmedRange
    let start = SecretMask.schemeEnd(in: source.bytes[trimmed]) ?? trimmed.lowerBound
    let text = source.bytes[start..<trimmed.upperBound]
    let isHole = text.has("$(", at: start) || text.has("#(", at: start) || text.has("~~~REPLACE", at: start)
    return text.isEmpty || isHole || SecretMask.isSchemeAndHole(text)
      ? nil : SourceRange(start, trimmed.upperBound)
  }
}

extension SourceText {
  /// The ranges that hold secrets by what the text says of them, and the card numbers that are written out, in order.
  package var secrets: [SourceRange] {
    let cardNumbers = CardNumber.all(in: bytes).map { SourceRange($0.lowerBound, $0.upperBound) }
    return SourceRange.merged(SecretMask.ranges(in: bytes) + cardNumbers)
  }
}
