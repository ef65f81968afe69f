/// What explains an end tag that closes nothing: another tag that is written wrong.
struct TagFault {
  private let source: SourceText
  private let nodes: [SyntaxNode]
  /// The index of the element that is open where the end tag stands.
  private let open: Int
  private let endTag: SourceRange
  /// The name in the end tag.
  private let name: String
  private let element: DefinitionElement

  /// - Parameter open: The indices of the elements that are open, the outermost first.
  init?(_ source: SourceText, nodes: [SyntaxNode], open: [Int], endTag: SourceRange) {
    let name = source[endTag].dropFirst(2).prefix { !$0.isWhitespace && $0 != ">" }
    guard let last = open.last, let element = DefinitionElement(rawValue: String(name)) else { return nil }
    self.source = source
    self.nodes = nodes
    self.open = last
    self.endTag = endTag
    self.name = String(name)
    self.element = element
  }

  /// What to show for it; nil if no other tag explains it.
  var diagnostic: Diagnostic? { unclosed ?? lostEnd ?? movedEnd ?? misspelt ?? lostStart }

  private var written: SourceRange { SourceRange(nodes[open].range.start + 1, nodes[open].nameEnd) }

  /// The element around the one that is open; nil for the root.
  private var parent: SyntaxNode? { nodes[open].parent < 0 ? nil : nodes[nodes[open].parent] }

  /// Something in a value that is no element of a definition, and no tag either, most likely.
  private var unclosed: Diagnostic? {
    guard nodes[open].element == nil, parent?.element == element, element.holdsValue else { return nil }
    return report(
      "<\(name)> holds text, and <\(source[written])> is read as an element. Write &lt; for <, or put the whole text "
        + "into <![CDATA[…]]>.", SourceRange(nodes[open].range.start, nodes[open].content.start))
  }

  /// A start tag with a name that cannot stand there, closed by one that can.
  private var misspelt: Diagnostic? {
    guard element.parent == parent?.element, parent == nil || element.parent != nil,
      nodes[open].element == nil || nodes[open].element?.parent != element.parent
    else { return nil }
    let (range, replacement) = correction
    return report(
      "<\(source[written])> is closed by </\(name)>. Write <\(name)>.", range,
      fix: Fix("write <\(name)>", [SourceEdit(range, replacement)]))
  }

  /// What is written instead of the name: with the beginning that slid before the `<`, or the end that slid past the `>`.
  private var correction: (SourceRange, String) {
    let (bytes, all) = (source.bytes, Array(name.utf8))
    let part = Array(bytes[written.bytes])
    let slipped = all.count - part.count
    let (start, end) = (nodes[open].range.start, nodes[open].content.start)
    if slipped > 0, written.end + 1 == end, all.starts(with: part),
      bytes[end...].starts(with: all.suffix(slipped))
    {
      // Where the > is there a second time, the first one is too much.
      let isTwice = bytes.has(">", at: end + slipped)
      return (SourceRange(written.start, end + slipped + (isTwice ? 1 : 0)), name + ">")
    }
    if slipped > 0, start >= slipped, all.suffix(part.count).elementsEqual(part),
      bytes[(start - slipped)..<start].elementsEqual(all.prefix(slipped))
    {
      return (SourceRange(start - slipped, written.end), "<" + name)
    }
    return (written, name)
  }

  /// A start tag without its `<`.
  private var lostStart: Diagnostic? {
    guard let parent = element.parent, nodes[open].element == parent, let tag = place(of: name) else {
      return nil
    }
    return lost("start", tag, "<\(name)>")
  }

  /// An end tag without its `<`.
  private var lostEnd: Diagnostic? {
    guard let tag = place(of: "/\(source[written])") else { return nil }
    return lost("end", tag, "</\(source[written])>")
  }

  /// An end tag with its `/` before the `<`.
  private var movedEnd: Diagnostic? {
    let start = nodes[open].range.start
    guard start > 0, source.bytes[start - 1] == UInt8(ascii: "/"), let parent,
      let element = nodes[open].element,
      parent.element == element, !element.holdsValue
    else { return nil }
    let tag = SourceRange(start - 1, nodes[open].content.start)
    let correct = "</\(element.name)>"
    return report(
      "The / of this end tag stands before its <. Write \(correct).", tag,
      fix: Fix("write \(correct)", [SourceEdit(tag, correct)]))
  }

  private func lost(_ kind: String, _ tag: SourceRange, _ correct: String) -> Diagnostic {
    report(
      "This \(kind) tag lacks its <. Write \(correct).", tag,
      fix: Fix("write \(correct)", [SourceEdit(SourceRange(tag.start, tag.start), "<")]))
  }

  /// The last place directly in the open element where something stands that would be a tag with a `<` before it.
  private func place(of tag: String) -> SourceRange? {
    let bytes = source.bytes
    let isName = { (byte: UInt8) in byte.isLetter || byte.isDigit || "</_-:".utf8.contains(byte) }
    let found = texts.lazy.compactMap { text in
      text.bytes.reversed().lazy.compactMap { start -> SourceRange? in
        guard bytes[start...].starts(with: tag.utf8),
          start == text.start || tag.hasPrefix("/") || !isName(bytes[start - 1]),
          let end = bytes[(start + tag.utf8.count)...].firstIndex(where: { !$0.isWhiteSpace }),
          bytes[end] == UInt8(ascii: ">")
        else { return nil }
        return SourceRange(start, end + 1)
      }.first
    }
    return found.first
  }

  /// The texts that stand directly in the open element, the last one first.
  private var texts: [SourceRange] {
    nodes[open...].filter { $0.parent == open && $0.kind == .text }.map(\.range).reversed()
  }

  private func report(_ message: String, _ range: SourceRange, fix: Fix? = nil) -> Diagnostic {
    Diagnostic(
      "not-well-formed", message, at: range, notes: [Diagnostic.Note("</\(name)> is here", at: endTag)],
      fix: fix)
  }
}

extension SyntaxTree {
  /// Whether the fault at which the reading stopped lies at a place.
  func hasFault(at range: SourceRange) -> Bool {
    diagnostics.contains { $0.range.start < range.end && range.start < $0.range.end }
  }
}
