import CLibXML2

/// The error at which libxml2 stopped, restated for a person.
struct SyntaxFault {
  let code: xmlParserErrors
  /// libxml2's own words.
  var message = ""
  /// How far libxml2 had read.
  let position: Int
  /// The end of the last construct before the fault.
  var last = 0
  /// The indices of the elements that were open.
  var open: [Int] = []

  /// What libxml2 was kept from, since it would take very long over it.
  var excess: SlowMarkup.Kind?

  /// Says what there is too much of; nil for a fault that is libxml2's own.
  var excessMessage: String? {
    switch excess {
    case .attributes: "This tag has more than a thousand attributes; so many are not read."
    case .namespaces:
      "Around this element more than a thousand namespaces are declared; so many are not read."
    case .comment, nil: nil
    }
  }

  /// What to show for it.
  ///
  /// - Parameter written: Of a text that is no definition, and has holes that are stood in for, what is written there.
  func diagnostic(in source: SourceText, nodes: [SyntaxNode], writtenAs written: SourceText?) -> Diagnostic {
    let bytes = source.bytes
    let shown = written ?? source
    if let excessMessage {
      return report("\(excessMessage) A definition's elements have none: remove them.", construct(in: bytes))
    }
    switch code {
    case XML_ERR_DOCUMENT_EMPTY: return noDocument(in: bytes)
    case XML_ERR_DOCUMENT_END: return extraContent(in: bytes)
    case XML_ERR_COMMENT_NOT_FINISHED:
      return unfinished("comment", opening: "<!--", closing: "-->", in: bytes)
    case XML_ERR_CDATA_NOT_FINISHED:
      return unfinished("CDATA section", opening: "<![CDATA[", closing: "]]>", in: bytes)
    case XML_ERR_PI_NOT_FINISHED:
      return unfinished("processing instruction", opening: "<?", closing: "?>", in: bytes)
    case _ where position < last:
      let range = declaration(in: bytes)
      return report("The XML declaration is malformed (\(declarationMessage(range, source))).", range)
    case XML_ERR_TAG_NAME_MISMATCH:
      let explained =
        written == nil
        ? TagFault(source, nodes: nodes, open: open, endTag: construct(in: bytes))?.diagnostic : nil
      return explained ?? mismatchedEndTag(source, nodes: nodes, shown)
    case _ where position >= bytes.count: return truncated(shown, nodes: nodes)
    case XML_ERR_ENTITYREF_SEMICOL_MISSING, XML_ERR_NAME_REQUIRED:
      return bareAmpersand(in: bytes) ?? badTag(source)
    case XML_ERR_UNDECLARED_ENTITY, XML_WAR_UNDECLARED_ENTITY: return unknownEntity(source)
    case XML_ERR_INVALID_CHARREF, XML_ERR_INVALID_HEX_CHARREF, XML_ERR_INVALID_DEC_CHARREF,
      XML_ERR_INVALID_CHAR:
      return badReference(source)
    case XML_ERR_MISPLACED_CDATA_END: return misplacedCDATAEnd(in: bytes)
    case XML_ERR_HYPHEN_IN_COMMENT: return hyphens(in: bytes)
    case XML_ERR_RESERVED_XML_NAME:
      if let index = open.last, nodes[index].element == .body {
        return report(
          "This body is XML itself. Put all of it into a CDATA section: write <![CDATA[ before this and ]]> before "
            + "</Body>.", construct(in: bytes))
      }
      return report(
        "The XML declaration must be the very first thing in the file. Remove what stands before it, or the "
          + "declaration.", construct(in: bytes))
    case _ where message.contains("depth"):
      return report("The elements are nested too deep. A definition has five levels.", construct(in: bytes))
    default: return badTag(source)
    }
  }

  private func report(
    _ message: String, _ range: SourceRange, notes: [Diagnostic.Note] = [], fix: Fix? = nil
  ) -> Diagnostic {
    Diagnostic("not-well-formed", message, at: range, notes: notes, fix: fix)
  }

  // MARK: - Documents

  private func noDocument(in bytes: [UInt8]) -> Diagnostic {
    guard let first = bytes[min(last, bytes.count)...].firstIndex(where: { !$0.isWhiteSpace }) else {
      return noElement(in: bytes)
    }
    if let conflict = mergeConflict(in: bytes, at: first) { return conflict }
    let end = bytes[first...].firstIndex { $0.isWhiteSpace || $0 == UInt8(ascii: "<") } ?? bytes.count
    return report("This is not XML. A definition begins with <ApiInteraction>.", SourceRange(first, end))
  }

  private func noElement(in bytes: [UInt8]) -> Diagnostic {
    guard let comment = bytes.indices.first(where: { bytes.has("<!--", at: $0) }) else {
      return report("The file is empty. A definition begins with <ApiInteraction>.", SourceRange(0, 0))
    }
    return report(
      "The file holds nothing but comments, which are not read. A definition begins with <ApiInteraction>.",
      SourceRange(comment, comment + 4))
  }

  private func mergeConflict(in bytes: [UInt8], at offset: Int) -> Diagnostic? {
    MergeConflict.mark(in: bytes, at: offset).map {
      report(MergeConflict.message, SourceRange($0.lowerBound, $0.upperBound))
    }
  }

  private func extraContent(in bytes: [UInt8]) -> Diagnostic {
    let start = bytes[min(last, bytes.count)...].firstIndex { !$0.isWhiteSpace } ?? position
    if let conflict = mergeConflict(in: bytes, at: start) { return conflict }
    let stop = bytes[start...].firstIndex { $0 == UInt8(ascii: ">") || $0.isLineEnd } ?? bytes.count
    let end = stop < bytes.count && bytes[stop] == UInt8(ascii: ">") ? stop + 1 : stop
    return report(
      "The definition has ended before this. A file holds one definition and nothing after it.",
      SourceRange(start, end))
  }

  private func unfinished(_ what: String, opening: String, closing: String, in bytes: [UInt8]) -> Diagnostic {
    let start = nextConstruct(in: bytes)
    return report(
      "This \(what) is never closed. Write \(closing) at its end.",
      SourceRange(start, min(start + opening.utf8.count, bytes.count)))
  }

  private func truncated(_ source: SourceText, nodes: [SyntaxNode]) -> Diagnostic {
    let end = SourceRange(source.bytes.count, source.bytes.count)
    guard let index = open.last else {
      return report("The file ends in the middle of a tag.", end)
    }
    let name = name(of: nodes[index], in: source)
    return report(
      "The file ends before </\(name)>.", end,
      notes: [Diagnostic.Note("<\(name)> is opened here", at: startTag(of: nodes[index]))])
  }

  // MARK: - References

  private func bareAmpersand(in bytes: [UInt8]) -> Diagnostic? {
    guard let start = lastAmpersand(in: bytes), XMLReference(in: bytes, at: start, end: position) == nil
    else {
      return nil
    }
    let range = SourceRange(start, start + 1)
    return report(
      "A bare & is not allowed in XML. Write &amp; instead, or put the whole text into <![CDATA[…]]>.", range,
      fix: ampersandFix(from: start, in: bytes))
  }

  /// Writes `&amp;` for each bare & up to the next tag; nil where one begins a reference that only lacks its semicolon.
  private func ampersandFix(from start: Int, in bytes: [UInt8]) -> Fix? {
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    var edits: [SourceEdit] = []
    for index in start..<end where bytes[index] == UInt8(ascii: "&") {
      let name = bytes[(index + 1)..<end].prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "#") }
      let isEntity = !name.isEmpty && bytes.has(";", at: name.endIndex)
      // The first is not one, as the fault says.
      if isEntity, index > start { continue }
      if ["amp", "lt", "gt", "quot", "apos"].contains(where: { name.elementsEqual($0.utf8) }) { return nil }
      // Behind a comment or another construct it may go on.
      let isCut = bytes.has("<!", at: end) || bytes.has("<?", at: end)
      if isCut, name.endIndex == end, !name.isEmpty { return nil }
      edits.append(SourceEdit(SourceRange(index, index + 1), "&amp;"))
    }
    return Fix("write &amp;", edits)
  }

  private func unknownEntity(_ source: SourceText) -> Diagnostic {
    let start = lastAmpersand(in: source.bytes) ?? position
    let end = source.bytes[start...].firstIndex(of: UInt8(ascii: ";")) ?? position - 1
    let range = SourceRange(start, end + 1)
    // Not by its name, which may be a part of a secret.
    return report(
      "XML has no entity of this name. Write the character itself, or &amp; for the & if that text is meant.",
      range)
  }

  private func badReference(_ source: SourceText) -> Diagnostic {
    // Not by its text, which may be a part of a secret.
    return report(
      "This is not a reference to a character that XML allows. Write the character's number, as in &#233; or &#xE9;.",
      reference(in: source.bytes))
  }

  /// The reference just before the fault.
  private func reference(in bytes: [UInt8]) -> SourceRange {
    guard let start = lastAmpersand(in: bytes) else { return SourceRange(position, position) }
    let end =
      bytes[(start + 1)...].firstIndex { !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "#") }
      ?? bytes.count
    return SourceRange(start, end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : end)
  }

  private func lastAmpersand(in bytes: [UInt8]) -> Int? {
    bytes[min(last, position)..<position].lastIndex(of: UInt8(ascii: "&"))
  }

  // MARK: - Tags

  private func mismatchedEndTag(
    _ source: SourceText, nodes: [SyntaxNode], _ shown: SourceText
  ) -> Diagnostic {
    let tag = construct(in: source.bytes)
    guard let index = open.last else { return badTag(source) }
    let name = name(of: nodes[index], in: shown)
    if let first = open.dropLast().last, nodes[index].element != nil,
      nodes[first].element == nodes[index].element
    {
      return report(
        "<\(name)> is opened here once more. Write </\(name)> if it was meant to be closed.",
        startTag(of: nodes[index]),
        notes: [
          Diagnostic.Note("the first <\(name)> is here", at: startTag(of: nodes[first])),
          Diagnostic.Note("neither is closed before this", at: tag),
        ])
    }
    return report(
      "“\(shown[tag])” stands where </\(name)> was expected.", tag,
      notes: [Diagnostic.Note("<\(name)> is opened here", at: startTag(of: nodes[index]))])
  }

  private func misplacedCDATAEnd(in bytes: [UInt8]) -> Diagnostic {
    let start = bytes.indices[last...].first { bytes.has("]]>", at: $0) } ?? position
    let end = SourceRange(start, start + 3)
    if let opening = CDATAOpening.first(in: bytes, last..<start) {
      return opening.diagnostic(in: bytes, notes: [Diagnostic.Note("]]> is here", at: end)])
    }
    if let second = secondSection(in: bytes) {
      return report(
        "<![CDATA[ is written twice. Remove this one, and one ]]>.", second,
        notes: [Diagnostic.Note("the second ]]> is here", at: end)])
    }
    let next = bytes[(start + 3)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
    let isBehindSection = last > 2 && bytes.has("]]>", at: last - 3)
    if bytes.has("</", at: next), !isBehindSection {
      return report(
        "]]> closes a CDATA section, and none is open. Write <![CDATA[ where the text begins, or remove the ]]>.",
        end)
    }
    return report("]]> is not allowed outside a CDATA section. Write ]]&gt; instead.", end)
  }

  /// The beginning of a CDATA section that is all that stands before it in another, which has ended last.
  private func secondSection(in bytes: [UInt8]) -> SourceRange? {
    guard last > 2, bytes.has("]]>", at: last - 3),
      let second = bytes.indices[..<last].last(where: { bytes.has("<![CDATA[", at: $0) })
    else { return nil }
    let before = bytes[..<second].dropLast(while: \.isWhiteSpace).endIndex - 9
    return before >= 0 && bytes.has("<![CDATA[", at: before) ? SourceRange(second, second + 9) : nil
  }

  private func hyphens(in bytes: [UInt8]) -> Diagnostic {
    let content = nextConstruct(in: bytes) + 4
    let start = bytes.indices[min(content, bytes.count)...].first { bytes.has("--", at: $0) } ?? position
    return report("-- is not allowed inside a comment.", SourceRange(start, start + 2))
  }

  private func badTag(_ source: SourceText) -> Diagnostic {
    let bytes = source.bytes
    let start = nextConstruct(in: bytes)
    let isTag = start + 1 < bytes.count && beginsTag(bytes[start + 1])
    guard start < position || isTag else {
      return report("The XML is not well-formed here: \(plainMessage).", SourceRange(position, position))
    }
    if let conflict = mergeConflict(in: bytes, at: start) { return conflict }
    if start < bytes.count, let opening = CDATAOpening(in: bytes, at: start) {
      return opening.diagnostic(in: bytes)
    }
    if let broken = BrokenTag(in: source, construct(in: bytes)) { return broken.diagnostic }
    if isTag || bytes.has("<!", at: start) || bytes.has("<?", at: start) {
      let range = construct(in: bytes)
      if bytes.has("<?xml", at: start) {
        return report("The XML declaration is malformed (\(declarationMessage(range, source))).", range)
      }
      if let quotes = typographicQuotes(range, source) {
        return report("This tag is malformed (\(quotes)).", range)
      }
      return report(
        "This tag is malformed (\(tagMessage)). If no tag is meant, write &lt; instead of <.", range)
    }
    return report(
      "A bare < is not allowed in XML. Write &lt; instead, or put the whole text into <![CDATA[…]]>.",
      SourceRange(start, start + 1))
  }

  /// Whether a byte after `<` makes it look like a tag: a name's first character, or a slash.
  private func beginsTag(_ byte: UInt8) -> Bool {
    byte.isLetter || byte >= 0x80 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ":")
  }

  /// What is wrong with a tag.
  private var tagMessage: String {
    switch code {
    case XML_ERR_ATTRIBUTE_NOT_STARTED, XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      "an attribute is written name=\"value\""
    case XML_ERR_ATTRIBUTE_REDEFINED: "an attribute is there twice"
    case XML_ERR_LT_IN_ATTRIBUTE: "an attribute cannot hold <; a quote may be missing before it"
    case XML_ERR_SPACE_REQUIRED: "white space is missing before an attribute"
    case XML_ERR_GT_REQUIRED: "an end tag holds a name and nothing else"
    case XML_ERR_PI_NOT_STARTED: "a processing instruction begins with a name"
    case XML_ERR_NAME_REQUIRED, XML_ERR_INTERNAL_ERROR:
      message.contains("attribute")
        ? "something stands in it that is no attribute" : "no element's name begins it"
    default: plainMessage
    }
  }

  /// What is wrong with the XML declaration.
  private func declarationMessage(_ range: SourceRange, _ source: SourceText) -> String {
    if let quotes = typographicQuotes(range, source) { return quotes }
    switch code {
    case XML_ERR_STRING_NOT_STARTED: return "a value stands in quotes, as in version=\"1.0\""
    case XML_ERR_STRING_NOT_CLOSED: return "a value's closing quote is missing"
    case _ where !source[range].hasSuffix("?>"): return "it must end with ?>"
    default: return plainMessage
    }
  }

  /// What to do about the quotes of a word processor; nil where there are none.
  private func typographicQuotes(_ range: SourceRange, _ source: SourceText) -> String? {
    let found = source[range].filter { "“”„‘’‚«»".contains($0) }
    guard let first = found.first, let last = found.last else { return nil }
    return first == last ? "write \" for \(first)" : "write \" for \(first) and \(last)"
  }

  /// libxml2's words without its line end and without what the source shows anyway.
  private var plainMessage: String {
    String(message.split(separator: "\n").first ?? "libxml2 gives no reason")
  }

  // MARK: - Places

  /// The XML declaration, which counts as read before anything else.
  private func declaration(in bytes: [UInt8]) -> SourceRange {
    SourceRange(bytes.firstIndex(of: UInt8(ascii: "<")) ?? 0, last)
  }

  private func nextConstruct(in bytes: [UInt8]) -> Int {
    bytes[min(last, bytes.count)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
  }

  /// From the `<` after the last construct to the next `>` outside quotes, if one comes before another `<` or the
  /// line's end.
  private func construct(in bytes: [UInt8]) -> SourceRange {
    let start = nextConstruct(in: bytes)
    guard start < bytes.count else { return SourceRange(bytes.count, bytes.count) }
    var stop = start + 1
    while stop < bytes.count, !endsConstruct(bytes[stop]) {
      stop = endOfQuotes(at: stop, in: bytes) ?? stop + 1
    }
    return SourceRange(start, stop < bytes.count && bytes[stop] == UInt8(ascii: ">") ? stop + 1 : stop)
  }

  private func endsConstruct(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") || byte.isLineEnd
  }

  /// The offset past a value in quotes that begins at `start` and ends before another `<` or the line's end.
  private func endOfQuotes(at start: Int, in bytes: [UInt8]) -> Int? {
    let quote = bytes[start]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let end = bytes[(start + 1)...].firstIndex { $0 == quote || $0 == UInt8(ascii: "<") || $0.isLineEnd }
    guard let end, bytes[end] == quote else { return nil }
    return end + 1
  }

  private func name(of node: SyntaxNode, in source: SourceText) -> String {
    source[SourceRange(node.range.start + 1, node.nameEnd)]
  }

  private func startTag(of node: SyntaxNode) -> SourceRange {
    SourceRange(node.range.start, node.content.start)
  }
}
