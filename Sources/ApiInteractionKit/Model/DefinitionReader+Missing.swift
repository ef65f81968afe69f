/// What elements lack.
extension DefinitionReader {
  /// Reports what elements lack: one finding for each of them, but for what is explained.
  mutating func reportMissing() {
    var next = 0
    while next < incomplete.count {
      let parent = incomplete[next].parent
      var unexplained: [DefinitionElement] = []
      while next < incomplete.count, incomplete[next].parent.index == parent.index {
        let missing = incomplete[next].missing
        if let explanation = excused[missing]?.popLast() {
          report([missing], in: parent, explainedBy: explanation)
        } else {
          unexplained.append(missing)
        }
        next += 1
      }
      if !unexplained.isEmpty { report(unexplained, in: parent, explainedBy: nil) }
    }
  }

  mutating func report(
    _ missing: [DefinitionElement], in parent: SyntaxElement, explainedBy explanation: Diagnostic.Explanation?
  ) {
    let list = missing.map { "no <\($0.name)>" }.joined(separator: " and ")
    let (which, advice) = missing.count == 1 ? ("which", "Add one") : ("all of which", "Add them")
    var finding = Diagnostic(
      "missing-element", "This <\(parent.name)> has \(list), \(which) it needs. \(advice).",
      at: parent.startTag)
    finding.explanation = explanation
    if explanation == nil { parts.diagnostics.append(finding) } else { parts.explained.append(finding) }
  }

  /// Takes note of the elements that another lacks.
  ///
  /// - Parameter strangers: How many elements in it are none of a definition's, nor meant to be.
  mutating func checkComplete(
    _ syntax: SyntaxElement, as element: DefinitionElement, seen: ElementSet, strangers: Int
  ) {
    // What is written as an attribute is reported as one; a name that is like none is most likely that of the one that is missing.
    var missing: [DefinitionElement] = []
    let attributes = ElementAttributes(of: syntax, as: element)
    for child in element.children where child.isRequired && !seen.contains(child) {
      if let written = attributes.range(of: child) {
        report([child], in: syntax, explainedBy: .init("unexpected-attribute", at: written))
      } else {
        missing.append(child)
      }
    }
    guard let rule = replacement(of: missing, in: syntax, strangers) else {
      return incomplete += missing.map { (syntax, $0) }
    }
    report(missing, in: syntax, explainedBy: .init(rule))
  }

  /// The rule that tells of what stands in the place of missing elements, and holds what they would, or is meant to be them.
  func replacement(
    of missing: [DefinitionElement], in syntax: SyntaxElement, _ strangers: Int
  ) -> String? {
    if missing.isEmpty { return nil }
    let (children, texts) = (syntax.children, syntax.strayText)
    if children.isEmpty ? !texts.isEmpty : missing.count == 1 && texts.count == 1 { return "stray-text" }
    if strangers >= missing.count || strangers > 0 && strangers == children.count { return "unknown-element" }
    if !children.isEmpty, children.allSatisfy({ $0.element == syntax.element }) { return "misplaced-element" }
    return missing == [.value] && namesValueInKey ? "invalid-header-name" : nil
  }

  /// Whether the last header has its value in its Key: `Content-Type: application/json`.
  var namesValueInKey: Bool {
    guard let key = parts.headers.last?.key.map({ parts.values[$0] }) else { return false }
    return key.isLiteral && key.bytes.contains(UInt8(ascii: ":"))
  }
}
