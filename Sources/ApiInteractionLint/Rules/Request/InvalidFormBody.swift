import ApiInteractionKit

struct InvalidFormBody: Rule {
  let id = "invalid-form-body"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary =
    "A form body with a character that must be percent-encoded, a part without a key, or &amp; in a CDATA section."
  let rationale = """
    A form is `key=value` pairs joined by `&`. Where a space, a quote or another such character stands in it as it is, the \
    service reads another value than was meant, or refuses the request. Write it as `%` and two hexadecimal digits; a space \
    may also be a `+`. In a CDATA section `&amp;` is five characters, and the key after it is read with `amp;` before it.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    <Body><![CDATA[orderId=$(OrderId)&amp;note=two%20words]]></Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    <Body><![CDATA[orderId=$(OrderId)&note=two%20words]]></Body>
    """)

  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.body.isJudged else { return [] }
    switch subject.body.content {
    case .form: break
    case .text: if !isMeant(subject) { return [] }
    case .json, .xml, .none: return []
    }
    let bytes = subject.body.stoodIn
    if let first = InvalidFormBody.firstReference(in: bytes) {
      return [reference(first, bytes, subject.body)]
    }
    let isMismatch = ContentTypeMismatch.isFound(in: subject)
    let faults = parts(of: withoutFurtherLineEnds(bytes)).filter {
      !(isMismatch && isOfOtherKind($0))
    }.compactMap { fault(in: $0, of: bytes, subject.body) }
    return spaceAround(bytes, subject.body) + explained(faults, subject)
  }

  /// Whether a part's value is JSON or XML: then it is the Content-Type that says what was meant.
  private func isOfOtherKind(_ part: ArraySlice<UInt8>) -> Bool {
    part.drop { $0 != UInt8(ascii: "=") }.dropFirst().first.map("{[<".utf8.contains) ?? false
  }

  /// The form with all but its first line end stood in for: that it is more than one line is one mistake.
  private func withoutFurtherLineEnds(_ bytes: [UInt8]) -> [UInt8] {
    let text = bytes.trimmedRange
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    guard let first = bytes[text].firstIndex(where: isLineEnd) else { return bytes }
    var result = bytes
    var index = text.lowerBound
    while let start = bytes[index..<text.upperBound].firstIndex(where: \.isWhiteSpace) {
      index = bytes[start...].firstIndex { !$0.isWhiteSpace } ?? text.upperBound
      guard bytes[start..<index].contains(where: isLineEnd) else { continue }
      for space in start..<index where space != first { result[space] = LintedBody.hole }
    }
    return result
  }

  /// The faults, each with what is said of the secret or the card number in which it lies: that must not stand there,
  /// however it is written.
  private func explained(_ faults: [Diagnostic], _ subject: LintSubject) -> [Diagnostic] {
    guard !faults.isEmpty else { return [] }
    let others = (HardcodedSecret().check(subject) + CardData().check(subject)).flatMap { other in
      // A finding at a name speaks of its value.
      let values = subject.namedParts.filter { $0.nameRange == other.range }.map(\.valueRange)
      return ([other.range] + values).map { (finding: other, place: $0) }
    }
    return faults.map { fault in
      var fault = fault
      let other = others.first { $0.place.start <= fault.range.start && fault.range.end <= $0.place.end }
      fault.explanation = other.map { .init($0.finding.rule, at: $0.finding.range) }
      return fault
    }
  }

  /// Where `&amp;` stands in what is sent, with a key after it.
  static func firstReference(in bytes: [UInt8]) -> Range<Int>? {
    bytes.indices.first { isReference(bytes, at: $0) }.map { $0..<($0 + 5) }
  }

  /// Whether `&amp;` stands at an offset, and after it a key and its `=`.
  static func isReference(_ bytes: [UInt8], at start: Int) -> Bool {
    guard bytes.has("&amp;", at: start) else { return false }
    let key = bytes[(start + 5)...].prefix { $0 != UInt8(ascii: "&") && $0 != UInt8(ascii: "=") }
    return !key.isEmpty && bytes.has("=", at: key.endIndex)
  }

  private func reference(_ first: Range<Int>, _ bytes: [UInt8], _ body: LintedBody) -> Diagnostic {
    let isCDATA = body.value?.text.isCDATA(at: first.lowerBound) ?? true
    let edits = bytes.indices.filter { InvalidFormBody.isReference(bytes, at: $0) }.map {
      SourceEdit(body.sourceRange(of: $0..<($0 + 5)), isCDATA ? "&" : "&amp;")
    }
    return finding(
      isCDATA
        ? "In a CDATA section, &amp; is sent as it is written, so that the next key begins with amp;. Write &."
        : "&amp;amp; is sent as &amp;, so that the next key begins with amp;. Write &amp;.",
      at: body.sourceRange(of: first), fix: Fix(isCDATA ? "write &" : "write &amp;", edits))
  }

  /// White space before or after the form, which would become a part of a key or a value.
  private func spaceAround(_ bytes: [UInt8], _ body: LintedBody) -> [Diagnostic] {
    let text = bytes.trimmedRange
    let places = [0..<text.lowerBound, text.upperBound..<bytes.count]
    guard let first = places.first(where: { !$0.isEmpty }) else { return [] }
    return [
      finding(
        "White space around the form is sent with it, as a part of the first key or the last value. Write the form right after <Body> or <![CDATA[, and nothing after it.",
        at: body.sourceRange(of: first))
    ]
  }

  /// Whether a body that reads as plain text was meant to be a form: its Content-Type or the service's profile says so,
  /// or, where nothing is said, most of its parts are pairs.
  func isMeant(_ subject: LintSubject) -> Bool {
    let bytes = subject.body.stoodIn
    guard bytes.contains(UInt8(ascii: "=")) else { return false }
    if let type = subject.contentType { return type.kind == .form }
    if subject.profiles.contains(where: { $0.bodyType == .form }) { return true }
    let parts = parts(of: bytes)
    let pairs = parts.count { fault(in: $0, of: bytes, subject.body) == nil }
    return parts.count > 1 && pairs * 2 >= parts.count
  }

  private func parts(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes[bytes.trimmedRange].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
  }

  private func fault(in part: ArraySlice<UInt8>, of bytes: [UInt8], _ body: LintedBody) -> Diagnostic? {
    if let index = InvalidFormBody.firstForbidden(in: part) {
      var end = index + 1
      while end < part.endIndex, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let character = String(decoding: bytes[index..<end], as: UTF8.self)
      if character == "%" {
        return finding(
          "After % in a form come two hexadecimal digits. Write %25 for the character itself.",
          at: body.sourceRange(of: index..<end))
      }
      let isBeforePair = part[..<index].contains(UInt8(ascii: "=")) && isPair(bytes[end...])
      if bytes[index].isWhiteSpace, bytes[index] != 0x20 {
        let (name, advice) =
          bytes[index] == 0x09 ? ("A tab", "Remove it.") : ("A line break", "Write the form on one line.")
        return finding(
          "\(name) cannot stand in a form: it would be sent as a part of a key or a value. "
            + (isBeforePair ? "Write & before the next pair." : advice),
          at: body.sourceRange(of: index..<end))
      }
      let hidden = character.unicodeScalars.first { $0.isInvisible }
      if let hidden, hidden.properties.generalCategory == .format {
        return finding(
          "\(hidden.codePoint), which is not seen, cannot stand in a form. Remove it.",
          at: body.sourceRange(of: index..<end))
      }
      let name =
        bytes[index] == 0x20 ? "A space" : hidden?.codePoint ?? "“\(Display.visible(character))”"
      return finding(
        "\(name) cannot stand in a form as it is. Write \(encoded(bytes[index..<end]))"
          + (isBeforePair ? ", or & if the next pair begins here." : "."),
        at: body.sourceRange(of: index..<end))
    }
    guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
      // A hole may hold pairs, or nothing.
      if !part.isEmpty, part.allSatisfy({ $0 == LintedBody.hole }) { return nil }
      return finding(
        part.isEmpty
          ? "Two & follow each other, or one stands at an end: a pair is missing there. Remove one."
          : "This part of the form is no key=value pair. Write the key and = before the value.",
        at: body.sourceRange(of: part.isEmpty ? ampersand(at: part.startIndex, in: bytes) : part.indices))
    }
    guard equals == part.startIndex else { return nil }
    return finding(
      "This value has no key. Write the key before the =.", at: body.sourceRange(of: part.indices))
  }

  /// Whether a pair follows, perhaps behind what else was meant to join it to the one before.
  private func isPair(_ rest: ArraySlice<UInt8>) -> Bool {
    let text = rest.drop { $0.isWhiteSpace || ";,|".utf8.contains($0) }
    let key = text.prefix { $0.isLetter || $0.isDigit || "_-.".utf8.contains($0) }
    return key.first?.isLetter ?? false && text[key.endIndex...].first == UInt8(ascii: "=")
  }

  /// The `&` beside a part that is empty.
  private func ampersand(at offset: Int, in bytes: [UInt8]) -> Range<Int> {
    offset < bytes.count && bytes[offset] == UInt8(ascii: "&") ? offset..<(offset + 1) : (offset - 1)..<offset
  }

  private func encoded(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
    }.joined()
  }

  /// Where a character stands that must be written in another way.
  ///
  /// - Parameter part: A part of the body, with holes stood in for.
  static func firstForbidden(in part: ArraySlice<UInt8>) -> Int? {
    part.indices.first { !isAllowed(part, at: $0) }
  }

  /// Whether a byte may stand in a form: what RFC 3986 lets stand in a query, and the brackets of a list's name, which
  /// every service reads.
  private static func isAllowed(_ part: ArraySlice<UInt8>, at index: Int) -> Bool {
    let byte = part[index]
    if byte.isLetter || byte.isDigit { return true }
    if byte == UInt8(ascii: "%") {
      let digits = part[(index + 1)...].prefix(2)
      return digits.count == 2
        && digits.allSatisfy { $0.isDigit || ($0 | 0x20) &- 0x61 < 6 || $0 == LintedBody.hole }
    }
    return byte == LintedBody.hole || "-._~!$'()*+,;=:@/?[]".utf8.contains(byte)
  }
}
