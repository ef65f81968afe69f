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
            ? "Put <\(around.name)> and </\(around.name)> around what goes together." : "Move it there.")
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
}
