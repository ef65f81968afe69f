import CByteMasks

/// Reads a document of what almost every definition is made of: tags without attributes, names of ASCII letters and
/// digits, text, references to the five entities that XML itself has, CDATA sections and comments.
///
/// It never says what is wrong: whatever is not plain, and with it every fault, is left to libxml2.
struct PlainDocumentReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var nodes: [SyntaxNode] = []
  /// The end of the construct read last.
  private var last = 0
  /// The index of the innermost element that is open, or -1.
  private var open = -1
  /// How many elements are open.
  private var depth = 0
  private let hasCarriageReturns: Bool

  /// libxml2 goes 256 levels deep; a definition has five.
  private static let deepest = 64
  /// What libxml2 takes for too long is longer.
  private static let longest = 1 << 20
  private static let longestName = 1000
  private static let declaration: StaticString = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  /// The nodes of a document, the same as libxml2's events give; nil if it is not plain.
  ///
  /// - Parameter source: A text in UTF-8, of characters that XML allows.
  static func read(_ source: [UInt8]) -> [SyntaxNode]? {
    guard source.count <= longest else { return nil }
    return source.withUnsafeBufferPointer { bytes in
      var reader = PlainDocumentReader(bytes)
      return reader.read() ? reader.nodes : nil
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.has(PlainDocumentReader.declaration, at: 0) {
      last = PlainDocumentReader.declaration.utf8CodeUnitCount
    }
    hasCarriageReturns =
      bytes.baseAddress.flatMap { byte_find($0, .carriageReturn, bytes.count) } != nil
    nodes.reserveCapacity(bytes.count / 12)
  }

  /// Whether the whole document is plain.
  private mutating func read() -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var hasRoot = false
    while true {
      let run = text_run_read(base + last, bytes.count - last)
      let start = last + run.count
      guard start < bytes.count else { return hasRoot && depth == 0 && run.is_blank }
      guard run.count == 0 || readText(run) else { return false }
      switch byte(at: start + 1) {
      case UInt8(ascii: "/"):
        guard readEndTag(at: start) else { return false }
      case UInt8(ascii: "!"):
        guard readCDATA(at: start) || readComment(at: start) else { return false }
      default:
        guard depth > 0 || !hasRoot, readStartTag(at: start) else { return false }
        hasRoot = true
      }
    }
  }

  // MARK: - Constructs

  private mutating func readStartTag(at start: Int) -> Bool {
    guard depth < PlainDocumentReader.deepest,
      let close = find(UInt8(ascii: ">"), from: start + 1, to: bytes.count)
    else { return false }
    let isWhole = bytes[close - 1] == UInt8(ascii: "/")
    var nameEnd = isWhole ? close - 1 : close
    while bytes[nameEnd - 1].isWhiteSpace { nameEnd -= 1 }
    guard start + 1 < nameEnd else { return false }
    let name = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<nameEnd])
    let element = DefinitionElement(name)
    guard element != nil || isPlainName(name) else { return false }
    let end = close + 1
    var node = SyntaxNode(kind: .element, range: SourceRange(start, end), content: SourceRange(end, end))
    node.nameEnd = nameEnd
    node.element = element
    node.isClosed = isWhole
    append(node)
    if !isWhole {
      open = nodes.count - 1
      depth += 1
    }
    return true
  }

  private mutating func readEndTag(at start: Int) -> Bool {
    guard depth > 0, let base = bytes.baseAddress else { return false }
    let name = nodes[open].range.start + 1
    let length = nodes[open].nameEnd - name
    let end = start + 2 + length
    guard byte(at: end) == UInt8(ascii: ">"), bytes_equal(base + start + 2, base + name, length) else {
      return false
    }
    last = end + 1
    nodes[open].close(contentEnd: start, end: last, next: nodes.count, isClosed: true)
    open = nodes[open].parent
    depth -= 1
    return true
  }

  private mutating func readCDATA(at start: Int) -> Bool {
    guard depth > 0, bytes.has("<![CDATA[", at: start) else { return false }
    var from = start + 9
    while let end = find(UInt8(ascii: "]"), from: from, to: bytes.count) {
      if bytes.has("]]>", at: end) {
        append(.cdata, SourceRange(start, end + 3), content: SourceRange(start + 9, end))
        return true
      }
      from = end + 1
    }
    return false
  }

  private mutating func readComment(at start: Int) -> Bool {
    guard bytes.has("<!--", at: start) else { return false }
    var from = start + 4
    while let end = find(UInt8(ascii: "-"), from: from, to: bytes.count) {
      if byte(at: end + 1) == UInt8(ascii: "-") {
        guard byte(at: end + 2) == UInt8(ascii: ">") else { return false }
        append(.comment, SourceRange(start, end + 3), content: SourceRange(start + 4, end))
        return true
      }
      from = end + 1
    }
    return false
  }

  /// Reads the text before the next construct, if it is one that may stand there.
  private mutating func readText(_ run: text_run) -> Bool {
    guard depth > 0 else { return run.is_blank }
    let range = SourceRange(last, last + run.count)
    if run.has_ampersand, !holdsPlainReferences(range) { return false }
    if run.has_greater, mayHoldSectionEnd(range) { return false }
    var node = SyntaxNode(kind: .text, range: range, content: range)
    node.isBlank = run.is_blank
    node.isVerbatim = !run.has_ampersand && !hasCarriageReturns
    append(node)
    return true
  }

  /// Whether each `&` in a text begins a reference to one of XML's own entities.
  private func holdsPlainReferences(_ range: SourceRange) -> Bool {
    range.bytes.allSatisfy { index in
      bytes[index] != UInt8(ascii: "&") || bytes.has("&amp;", at: index) || bytes.has("&lt;", at: index)
        || bytes.has("&gt;", at: index) || bytes.has("&quot;", at: index) || bytes.has("&apos;", at: index)
    }
  }

  /// Whether there may be a `]]>` in a text, which none holds.
  private func mayHoldSectionEnd(_ range: SourceRange) -> Bool {
    range.bytes.contains { bytes.has("]>", at: $0) }
  }

  private mutating func append(_ kind: SyntaxNode.Kind, _ range: SourceRange, content: SourceRange) {
    append(SyntaxNode(kind: kind, range: range, content: content))
  }

  private mutating func append(_ node: consuming SyntaxNode) {
    node.parent = open
    node.next = nodes.count + 1
    last = node.range.end
    nodes.append(node)
  }

  // MARK: - Bytes

  private func isPlainName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count <= PlainDocumentReader.longestName && name.first?.isLetter ?? false
      && name.allSatisfy { $0.isLetter || $0.isDigit }
  }

  /// The byte at an offset; past the end a NUL, which no text holds.
  private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private func find(_ byte: UInt8, from start: Int, to end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress else { return nil }
    return byte_find(base + start, byte, end - start).map { $0 - base }
  }
}
