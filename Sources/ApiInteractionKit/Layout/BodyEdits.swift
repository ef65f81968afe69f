/// What layout changes inside a Body.
struct BodyEdits {
  let tree: SyntaxTree
  let lineEnd: LineEnd
  let bodies: BodyLayout
  let limits: Limits

  /// The edits of a Body that holds no elements.
  ///
  /// - Parameter depth: How many elements are around the Body.
  func edits(in body: SyntaxElement, depth: Int) -> [SourceEdit] {
    if bodies == .indented, let edit = indenting(body, depth: depth) { return [edit] }
    return runs(in: body).compactMap { unescaping($0) }
  }

  /// The text and CDATA sections that stand side by side.
  private func runs(in body: SyntaxElement) -> [ArraySlice<SyntaxNode>] {
    body.nodes.split { $0.kind != .text && $0.kind != .cdata }
  }

  /// Moves a run that is escaped into one CDATA section, or writes it as plain text where that needs no escaping.
  private func unescaping(_ run: ArraySlice<SyntaxNode>) -> SourceEdit? {
    guard let first = run.first, let last = run.last, run.contains(where: isEscaped) else { return nil }
    var text = SyntaxText(at: first.content.start)
    for node in run {
      if node.kind == .cdata {
        text.append(cdata: node.content, of: tree.source.bytes)
      } else {
        text.append(text: node.content, of: tree.source.bytes)
      }
    }
    return SourceEdit(
      SourceRange(first.range.start, last.range.end), lineEnd.ending(XMLEscaping.body(text.string)))
  }

  /// Whether a text holds a reference, or a `>` that is as well escaped.
  private func isEscaped(_ node: SyntaxNode) -> Bool {
    node.kind == .text
      && tree.source.bytes[node.content.bytes].contains { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ">") }
  }

  /// Indents a body that is JSON; nil for any other, and for one with comments, which would lose their places.
  private func indenting(_ body: SyntaxElement, depth: Int) -> SourceEdit? {
    guard body.nodes.allSatisfy({ $0.kind == .text || $0.kind == .cdata }) else { return nil }
    let template = TemplateText.read(body.text.bytes).template
    guard case .json(let outline) = BodyContent(template, limits: limits), outline.fault == nil else {
      return nil
    }
    var layout = JSONLayout(outline, of: template, depth: depth)
    guard let text = layout.text(limit: limits.definitionBytes) else { return nil }
    let isCDATA = body.nodes.contains { $0.kind == .cdata }
    return SourceEdit(body.content, lineEnd.ending(XMLEscaping.body(text, isCDATA: isCDATA)))
  }
}
