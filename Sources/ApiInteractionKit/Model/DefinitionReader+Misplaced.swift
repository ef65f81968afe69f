/// What stands where it has no meaning.
extension DefinitionReader {
  /// - Parameter isTold: Whether what is said of the element before says it of this one, too.
  mutating func misplaced(
    _ child: SyntaxElement, _ kind: DefinitionElement, in parent: DefinitionElement, isTold: Bool = false
  ) {
    let advice =
      kind.parent.map { around in
        let isMissing = around.isRepeatable && around.parent == parent
        return "belongs in <\(around.name)>, not in <\(parent.name)>. "
          + (isMissing
            ? hasTwin(nodes[child.index].parent, parent)
              ? "Write <\(around.name)> for each of these <\(parent.name)>, and put one <\(parent.name)> around all of them."
              : "Put <\(around.name)> and </\(around.name)> around what goes together." : "Move it there.")
      } ?? "can only be the root. Remove this one."
    if !isTold { report("misplaced-element", "<\(kind.name)> \(advice)", child.nameRange) }
    readForeign(child, in: parent, explainedBy: .init("misplaced-element", at: child.nameRange))
  }

  /// Reports several elements beside the one that should hold them, or without it: once, at the first.
  mutating func scattered(
    _ child: SyntaxElement, _ kind: DefinitionElement, in parent: DefinitionElement, of node: Int
  ) {
    let first = first(kind, in: node) ?? child.index
    let all = syntax(node).children.count { $0.element == kind }
    guard all > 1, let around = kind.parent else { return misplaced(child, kind, in: parent) }
    if child.index == first {
      report(
        "misplaced-element",
        "<\(kind.name)> belongs in <\(around.name)>, not in <\(parent.name)>. Put all \(all) of them into <\(around.name)>.",
        child.nameRange)
    }
    readForeign(
      child, in: parent, explainedBy: .init("misplaced-element", at: syntax(first).nameRange))
  }

  /// - Parameter holdsTwo: Whether others are there twice as well.
  mutating func duplicate(
    _ child: Int, _ kind: DefinitionElement, in parent: DefinitionElement, first: Int, holdsTwo: Bool
  ) {
    // That elements of another level stand in both has been said of the first.
    if holdsUnwrapped(first, kind), holdsUnwrapped(child, kind) { return }
    let advice = holdsTwo ? "Write </\(parent.name)><\(parent.name)> before the second." : "Remove one."
    report(
      "duplicate-element", "<\(parent.name)> has a <\(kind.name)> already; only one is allowed. \(advice)",
      syntax(child).startTag,
      notes: [Diagnostic.Note("the first <\(kind.name)> is here", at: syntax(first).startTag)])
  }

  /// Whether what an element holds lacks what should be around it: a Locator in Fields.
  private func holdsUnwrapped(_ node: Int, _ kind: DefinitionElement) -> Bool {
    element(from: node + 1, in: node).map { nodes[$0].element?.parent?.parent == kind } ?? false
  }

  /// Whether others of its kind stand beside an element that holds such.
  private func hasTwin(_ node: Int, _ kind: DefinitionElement) -> Bool {
    guard nodes[node].parent >= 0 else { return false }
    return ChildIndices(nodes, of: nodes[node].parent).prefix(64).contains {
      $0 != node && nodes[$0].kind == .element && nodes[$0].element == kind && holdsUnwrapped($0, kind)
    }
  }
}
