extension Definition {
  /// The ranges of the source that hold secrets and must not be shown, in order. [P]
  ///
  /// They are found in the text, which may be broken, and by the structure, however the text is written.
  package var secrets: [SourceRange] {
    SourceRange.merged(SecretMask.ranges(in: source.bytes) + headerSecrets + cardNumbers)
  }

  /// The card numbers that are written out, which nobody may see either.
  private var cardNumbers: [SourceRange] {
    CardNumber.all(in: source.bytes).map { SourceRange($0.lowerBound, $0.upperBound) }
  }

  /// What stands beside a secret name in a header, or in what was meant to be one.
  private var headerSecrets: [SourceRange] {
    let nodes = tree.nodes
    return nodes.indices.flatMap { index -> [SourceRange] in
      guard nodes[index].kind == .element, mayBeHeader(nodes[index]) else { return [] }
      let leaves = SyntaxElement(tree: tree, index: index).children
      let texts = leaves.map { $0.text.trimmed() }
      guard let key = texts.firstIndex(where: { $0.bytes.count < 256 && SecretName.matches($0.string) })
      else {
        return []
      }
      return leaves.indices.filter { $0 != key }.flatMap { secrets(in: leaves[$0].index) }
    }
  }

  private func mayBeHeader(_ node: SyntaxNode) -> Bool {
    let parent = node.parent < 0 ? nil : tree.nodes[node.parent].element
    return node.element == .header || parent == .headers || node.element == nil && parent == .request
  }

  /// The text and the CDATA sections of an element and all in it; the scheme of an Authorization stays.
  private func secrets(in element: Int) -> [SourceRange] {
    ((element + 1)..<tree.nodes[element].next).compactMap { index in
      let node = tree.nodes[index]
      guard node.kind == .text || node.kind == .cdata else { return nil }
      let trimmed = source.bytes[node.content.bytes].trimmedRange
      let start = SecretMask.schemeEnd(in: source.bytes[trimmed]) ?? trimmed.lowerBound
      let text = source.bytes[start..<trimmed.upperBound]
      let isHole = text.has("$(", at: start) || text.has("#(", at: start) || text.has("~~~REPLACE", at: start)
      return text.isEmpty || isHole || SecretMask.isSchemeAndHole(text)
        ? nil : SourceRange(start, trimmed.upperBound)
    }
  }
}
