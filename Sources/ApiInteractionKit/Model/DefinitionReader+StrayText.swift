/// Text where only elements can stand.
extension DefinitionReader {
  func mayHoldText(_ node: Int) -> Bool {
    var child = node + 1
    while child < nodes[node].next {
      switch nodes[child].kind {
      case .text where !nodes[child].isBlank, .cdata: return true
      case .element, .text, .comment, .processingInstruction: child = nodes[child].next
      }
    }
    return false
  }

  mutating func reportStrayText(in syntax: SyntaxElement, as element: DefinitionElement) {
    let strayText = syntax.strayText
    if strayText.isEmpty { return }
    // What stands last before a fault may be what lacks its start tag.
    let end =
      syntax.isClosed ? syntax.content.end : syntax.children.last?.range.end ?? syntax.content.start
    // Of a text beside attributes that stand for elements it has been said what to write.
    let attributes = ElementAttributes(of: syntax, as: element).rangeOfContent
    for text in strayText where text.end <= end && !tree.hasFault(at: text) {
      if MergeConflict.mark(in: bytes, at: text.start) != nil {
        report("stray-text", MergeConflict.message, text)
        continue
      }
      var finding = Diagnostic(
        "stray-text", "Text cannot stand here: <\(element.name)> holds only \(names(of: element.children)).",
        at: text)
      finding.explanation = attributes.map { .init("unexpected-attribute", at: $0) }
      if attributes == nil { parts.diagnostics.append(finding) } else { parts.explained.append(finding) }
    }
  }
}
