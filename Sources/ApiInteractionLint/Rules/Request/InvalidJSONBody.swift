import ApiInteractionKit

struct InvalidJSONBody: Rule {
  let id = "invalid-json-body"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A body that begins like JSON and cannot be read as JSON, whatever its placeholders hold."
  let rationale = """
    The service cannot read such a body and refuses the request, so that nothing is stored but an error code. The body is \
    read with every placeholder and slot stood in for, as text inside quotes and as a value outside them: what is found is \
    wrong in every call. The usual causes are a comma too many or too few and a quote that is missing.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"orderId": "$(OrderId)", "priority": 2,}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"orderId": "$(OrderId)", "priority": 2}]]></Body>
    """)

  /// Whether a body that must be JSON begins with a comment or another construct of XML, without any element.
  static func isBehindMarkup(_ subject: LintSubject) -> Bool {
    guard subject.contentType?.kind == .json, subject.body.isJudged,
      case .xml(let tree) = subject.body.content
    else { return false }
    return tree.root == nil
  }

  func check(_ subject: LintSubject) -> [Diagnostic] {
    if InvalidJSONBody.isBehindMarkup(subject) { return [markup(in: subject.body)] }
    if let hidden = subject.hiddenStart(of: .json) {
      return [finding("The body is not JSON: \(hidden.message)", at: hidden.range)]
    }
    guard subject.body.isJudged, case .json(let outline) = subject.body.content, let fault = outline.fault,
      subject.contentType?.isOfOtherKind(than: subject.body) != true,
      !subject.body.canBeRead(despite: fault.offset..<(fault.offset + 1)), subject.body.unquotedNames.isEmpty
    else { return [] }
    if let kind = subject.contentType?.kind, kind != .json, let bracket = subject.body.secondBracket {
      return [
        finding(
          "[ is written twice: <![CDATA[ ends with one, and this one would be sent. Remove it.", at: bracket)
      ]
    }
    if let slip = JSONSlip(behind: fault, in: outline, of: subject.body.stoodIn) {
      return [
        finding("The body is not JSON: \(slip.message)", at: subject.body.sourceRange(of: slip.range))
      ]
    }
    if let quote = unclosedString(brokenOffAt: fault, in: subject.body.stoodIn) {
      return [
        finding(
          "The body is not JSON: The string that begins here is never closed. Write its closing \" on this line.",
          at: subject.body.sourceRange(of: quote..<(quote + 1)))
      ]
    }
    return [
      finding(
        "The body is not JSON: \(fault.description)\(advice(fault.offset, in: subject.body))",
        at: subject.body.sourceRange(ofFault: fault.offset))
    ]
  }

  /// The opening quote of a string in which a line ends, where that is for want of the closing quote.
  private func unclosedString(brokenOffAt fault: JSONSyntaxError, in bytes: [UInt8]) -> Int? {
    guard fault.offset < bytes.count, bytes[fault.offset] == UInt8(ascii: "\n"),
      let next = bytes[fault.offset...].firstIndex(where: { !$0.isWhiteSpace })
    else { return nil }
    switch bytes[next] {
    case UInt8(ascii: "\""):
      let behind = bytes[(next + 1)...].first { !$0.isWhiteSpace }
      // Otherwise it is the closing quote, and the text has two lines.
      guard let behind, !",:}]".utf8.contains(behind) else { return nil }
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"): break
    default: return nil
    }
    return openingQuote(before: fault.offset, in: bytes)
  }

  /// The opening quote of the string in which a place lies before which all is JSON; nil outside a string.
  private func openingQuote(before offset: Int, in bytes: [UInt8]) -> Int? {
    var opening: Int?
    var index = 0
    while index < offset {
      if bytes[index] == UInt8(ascii: "\"") { opening = opening == nil ? index : nil }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return opening
  }

  private func markup(in body: LintedBody) -> Diagnostic {
    let bytes = body.stoodIn
    let start = bytes.trimmedRange.lowerBound
    if let mark = MergeConflict.mark(in: bytes, at: start) {
      return finding("The body is not JSON. \(MergeConflict.message)", at: body.sourceRange(of: mark))
    }
    if let section = body.secondSection { return finding(section.message, at: section.range) }
    guard bytes.has("<!--", at: start) else {
      return finding(
        "The body is not JSON: it begins with <. Begin with { or [.",
        at: body.sourceRange(of: start..<(start + 1)))
    }
    let end = bytes.indices[start...].first { bytes.has("-->", at: $0) }.map { $0 + 3 } ?? bytes.count
    return finding(
      "The body is not JSON: JSON has no comments. Remove this one, or put it before <Body>.",
      at: body.sourceRange(of: start..<end))
  }

  /// What word processors write for a quote.
  private var typographicQuotes: [String] { ["“", "”", "„", "‘", "’", "‚", "«", "»"] }

  /// What to do about the slips that are most often made.
  private func advice(_ offset: Int, in body: LintedBody) -> String {
    let bytes = body.stoodIn
    guard offset < bytes.count else { return "" }
    if MergeConflict.mark(in: bytes, at: offset) != nil { return " \(MergeConflict.message)" }
    switch bytes[offset] {
    case UInt8(ascii: "&"): return body.literalReference(at: offset).map { " \($0)" } ?? ""
    case UInt8(ascii: "'"): return " Write \" for '."
    case 0x80...:
      let quote = typographicQuotes.first { bytes[offset...].starts(with: $0.utf8) }
      return quote.map { " Write \" for the typographic quote \($0)." } ?? ""
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      let before = bytes[..<offset].last { !$0.isWhiteSpace }
      return before == UInt8(ascii: ",") ? " Remove the comma before it." : ""
    case UInt8(ascii: "/"):
      return bytes.has("//", at: offset) || bytes.has("/*", at: offset) ? " JSON has no comments." : ""
    default: return ""
    }
  }
}

extension LintSubject {
  /// What is said of a character that is not seen and stands before a body of a kind.
  func hiddenStart(of kind: ContentType.Kind) -> (message: String, range: SourceRange)? {
    guard body.isJudged, contentType == nil || contentType?.kind == kind, let hidden = body.hiddenStart,
      hidden.kind == kind
    else { return nil }
    return (
      "it begins with \(hidden.character.codePoint), which is not seen. Remove it.",
      body.sourceRange(of: hidden.range)
    )
  }
}

extension LintedBody {
  /// What to do about a reference in a CDATA section, which is none there.
  func literalReference(at offset: Int) -> String? {
    let known: [(StaticString, String)] = [
      ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&apos;", "'"),
    ]
    guard let value, value.text.isCDATA(at: offset),
      let (reference, character) = known.first(where: { value.bytes.has($0.0, at: offset) })
    else { return nil }
    return "A CDATA section takes \(reference) as it is written: write \(character) in it."
  }

  /// The source of the character, or of the hole, at which a body cannot be read further.
  func sourceRange(ofFault offset: Int) -> SourceRange {
    guard let value else { return SourceRange(0, 0) }
    let hole = value.template.segments.first { !$0.isLiteral && $0.range.contains(offset) }
    if let hole { return value.text.sourceRange(of: hole.range) }
    let bytes = value.bytes
    var end = min(offset + 1, bytes.count)
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return value.text.sourceRange(of: min(offset, end)..<end)
  }
}
