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
    let key = secretKey(of: leaves)?.index
    // No header has attributes, and still a name or a value is easily written as one.
    let attributes = ([header] + leaves).flatMap(\.attributes).map(\.valueRange)
    let names = Set(attributes.filter { isSecretName(SyntaxText($0, of: source)) })
    if key == nil, names.isEmpty { return [] }
    let others = key == nil ? properKey(of: leaves)?.index : key
    let texts = ((header.index + 1)..<tree.nodes[header.index].next).filter { index in
      others.map { !($0..<tree.nodes[$0].next).contains(index) } ?? true
    }
    let found =
      texts.compactMap { secret(inText: $0) }
      + attributes.filter { !names.contains($0) }.compactMap { secret(in: $0.bytes) }
    let keys = [key.map { SyntaxElement(tree: tree, index: $0).text.trimmed() }].compactMap(\.self)
    let all = keys + names.map { SyntaxText($0, of: source) }
    return found.filter { value in
      all.contains { SecretName.matches($0.string, with: source.bytes[value.bytes]) }
    }
  }

  /// What names a secret in a header: its Key, whatever its Value looks like; or the Value, if the two are plainly swapped.
  private func secretKey(of leaves: [SyntaxElement]) -> SyntaxElement? {
    let keys = leaves.filter { $0.element == .key }
    let candidates = keys.isEmpty ? leaves.filter { $0.element != .value } : keys
    if let key = candidates.first(where: { isSecretName($0.text.trimmed()) }) { return key }
    if let key = candidates.first, !looksLikeValue(key.text.trimmed().bytes) { return nil }
    return leaves.first { $0.element != .key && isSecretHeader($0.text.trimmed()) }
  }

  /// The Key beside a Value, which is the name of a header and no secret.
  private func properKey(of leaves: [SyntaxElement]) -> SyntaxElement? {
    guard leaves.contains(where: { $0.element == .value }) else { return nil }
    return leaves.first { $0.element == .key }
  }

  private func isSecretName(_ text: SyntaxText) -> Bool {
    text.bytes.count < 256 && (SecretName.matches(text.string) || SecretName.isUnsure(text.bytes))
  }

  /// Whether a text is the name of a header that holds a secret, and nothing else: a name alone may be the value of another.
  private func isSecretHeader(_ text: SyntaxText) -> Bool {
    let name = text.bytes
    let isHeader = ["authorization", "cookie"].contains {
      $0.utf8.elementsEqual(name.lazy.map(\.lowercased))
    }
    return isSecretName(text) && !SecretName.isUnsure(name)
      && name.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
      && (isHeader || name.contains(UInt8(ascii: "-")))
  }

  /// Whether what stands where the name of a header should is none: it is empty, no word, or has digits or dots and no hyphens.
  private func looksLikeValue(_ text: [UInt8]) -> Bool {
    if text.isEmpty { return true }
    if text.contains(where: { !$0.isLetter && !$0.isDigit && !"-_.".utf8.contains($0) }) { return true }
    return !text.contains(UInt8(ascii: "-")) && text.contains { $0.isDigit || $0 == UInt8(ascii: ".") }
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
