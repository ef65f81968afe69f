extension Definition {
  /// The edit that puts a body into one CDATA section; nil where something else than text stands in it.
  package func cdataEdit(of body: Value) -> SourceEdit? {
    let syntax = body.syntax
    let isText = syntax.holdsTextOnly && !body.text.bytes.contains(.carriageReturn)
    guard tree.isWellFormed, isText else { return nil }
    let text = XMLEscaping.cdata(body.text.string)
    let lineEnd = LineEnd(of: Array(source.bytes[syntax.content.bytes]))
    return SourceEdit(syntax.content, "<![CDATA[\(lineEnd.ending(text))]]>")
  }
}

extension SyntaxElement {
  /// Whether only text and CDATA sections stand in the element.
  fileprivate var holdsTextOnly: Bool {
    tree.nodes[(index + 1)..<tree.nodes[index].next].allSatisfy { $0.kind == .text || $0.kind == .cdata }
  }
}
