/// Goes over a definition and notes what canonical layout changes.
///
/// The definition is a row of parts, tags, values and comments, with nothing but white space between them. Each part is
/// placed on a line; what a part holds is changed by its own edits, or not at all.
struct LayoutWriter {
  /// What stands on the line that is being written.
  private enum Line {
    /// Nothing: the text begins.
    case start
    /// What must stand alone: the XML declaration.
    case declaration
    /// Comments and processing instructions, after which an element may follow.
    case comments
    /// A tag, a value or stray text.
    case content
  }

  private(set) var edits: [SourceEdit] = []
  private let tree: SyntaxTree
  private let bytes: [UInt8]
  private let lineEnd: LineEnd
  private let bodies: BodyEdits
  /// The end of the part that was placed last.
  private var position: Int
  private var line = Line.start
  /// The elements that are open.
  private var open: [Int] = []
  /// For each depth, a line end and the indentation after it.
  private var breaks: [String] = []

  init(_ tree: SyntaxTree, _ lineEnd: LineEnd, _ bodies: BodyLayout, _ limits: Limits) {
    self.tree = tree
    bytes = tree.source.bytes
    self.lineEnd = lineEnd
    self.bodies = BodyEdits(tree: tree, lineEnd: lineEnd, bodies: bodies, limits: limits)
    position = tree.source.bytes.byteOrderMarkLength
  }

  /// Notes the edits of the whole definition.
  mutating func write() {
    writeDeclaration()
    var index = 0
    while index < tree.nodes.count {
      writeEndTags(before: index)
      switch tree.nodes[index].kind {
      case .element: index = writeElement(index)
      case .comment, .processingInstruction:
        writeComment(tree.nodes[index].range)
        index += 1
      case .text, .cdata: index = writeStrayText(from: index)
      }
    }
    writeEndTags(before: index)
    replace(SourceRange(position, bytes.count), with: lineEnd.rawValue)
  }

  private mutating func writeDeclaration() {
    guard bytes.has("<?xml", at: position), bytes[(position + 5)...].first?.isWhiteSpace == true,
      let end = bytes[position...].firstIndex(of: UInt8(ascii: ">"))
    else { return }
    position = end + 1
    line = .declaration
  }

  // MARK: - Parts

  /// Places an element, or the start tag of one that is laid out inside; gives the index at which to go on.
  private mutating func writeElement(_ index: Int) -> Int {
    let element = SyntaxElement(tree: tree, index: index)
    let layout = ElementLayout(element)
    let isContainer = layout.kind == .container
    let follows = line == .comments && !isLineEndAhead(of: element.range.start)
    place(isContainer ? element.startTag : element.range, after: follows ? " " : lineBreak(open.count))
    line = .content
    layout.edits.forEach { replace($0.range, with: $0.replacement) }
    if layout.kind == .value, element.element == .body {
      bodies.edits(in: element, depth: open.count).forEach { replace($0.range, with: $0.replacement) }
    }
    if isContainer { open.append(index) }
    return isContainer ? index + 1 : tree.nodes[index].next
  }

  private mutating func writeEndTags(before index: Int) {
    while let last = open.last, tree.nodes[last].next <= index {
      open.removeLast()
      place(SyntaxElement(tree: tree, index: last).endTag, after: lineBreak(open.count))
      line = .content
    }
  }

  private mutating func writeComment(_ range: SourceRange) {
    let isOnOwnLine = line == .start || line == .declaration || isLineEndAhead(of: range.start)
    place(range, after: isOnOwnLine ? lineBreak(open.count) : " ")
    if isOnOwnLine { line = .comments }
  }

  /// Places a run of text that belongs to no value, with what stands inside it; gives the index at which to go on.
  private mutating func writeStrayText(from index: Int) -> Int {
    guard var run = text(of: index) else { return index + 1 }
    var next = index + 1
    var candidate = next
    let end = open.last.map { tree.nodes[$0].next } ?? next
    while candidate < end, tree.nodes[candidate].kind != .element {
      if let text = text(of: candidate) {
        run = SourceRange(run.start, text.end)
        next = candidate + 1
      }
      candidate += 1
    }
    place(run, after: lineBreak(open.count))
    line = .content
    return next
  }

  /// The source of a text node without the white space around it, or of a CDATA section; nil for anything else.
  private func text(of index: Int) -> SourceRange? {
    let node = tree.nodes[index]
    switch node.kind {
    case .cdata: return node.range
    case .text:
      let trimmed = bytes[node.range.bytes].trimmedRange
      return trimmed.isEmpty ? nil : SourceRange(trimmed.lowerBound, trimmed.upperBound)
    case .element, .comment, .processingInstruction: return nil
    }
  }

  // MARK: - Places

  private mutating func place(_ range: SourceRange, after separator: String) {
    replace(SourceRange(position, range.start), with: separator)
    position = range.end
  }

  private mutating func replace(_ range: SourceRange, with text: String) {
    if !bytes[range.bytes].elementsEqual(text.utf8) { edits.append(SourceEdit(range, text)) }
  }

  /// Whether a line ends between the part that was placed last and an offset.
  private func isLineEndAhead(of offset: Int) -> Bool {
    bytes[position..<offset].contains(where: \.isLineEnd)
  }

  /// The end of the line and the indentation of the next; nothing where the text begins.
  private mutating func lineBreak(_ depth: Int) -> String {
    if line == .start { return "" }
    while breaks.count <= depth {
      breaks.append(lineEnd.rawValue + String(repeating: "  ", count: breaks.count))
    }
    return breaks[depth]
  }
}
