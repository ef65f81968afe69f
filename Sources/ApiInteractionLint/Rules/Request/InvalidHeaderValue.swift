import ApiInteractionKit

struct InvalidHeaderValue: ReadingRule {
  let id = "invalid-header-value"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A header value that holds a line break or another control character."
  let rationale = """
    A line break in a value would begin a header of its own; such a request is not sent. It is most often left over from \
    pasting a token that was wrapped.
    """
  let bad = RuleExample(
    """
    <Header><Key>X-Order-Id</Key><Value>$(OrderId)&#10;$(OrderPart)</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>X-Order-Id</Key><Value>$(OrderId)$(OrderPart)</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    read(in: subject) + subject.headers.compactMap { $0.header.value.flatMap(beyondASCII) }
  }

  /// A control character beyond ASCII, which is most often left over from text in Windows-1252.
  private func beyondASCII(in value: Definition.Value) -> Diagnostic? {
    guard let range = InvalidHeaderValue.controlBeyondASCII(in: value), value.syntax.isClosed,
      !value.hasMalformedPlaceholder, !value.bytes.contains(where: InvalidHeaderValue.isControl)
    else { return nil }
    return finding(
      "A header value cannot hold the control character \(Unicode.Scalar(value.bytes[range.lowerBound + 1]).codePoint). Write the character that was meant.",
      at: value.text.sourceRange(of: range))
  }

  /// Whether a header's value holds what none may hold: of what it says else nothing can be told.
  static func isFound(in value: Definition.Value) -> Bool {
    !value.facts.isPrinted
      && (value.bytes.contains(where: isControl) || controlBeyondASCII(in: value) != nil)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F
  }

  /// Where the first of U+0080 to U+009F stands outside holes.
  private static func controlBeyondASCII(in value: Definition.Value) -> Range<Int>? {
    if value.facts.isPrinted { return nil }
    let bytes = value.template.standIn(LintedBody.hole)
    let start = bytes.indices.dropLast().first { bytes[$0] == 0xC2 && bytes[$0 + 1] < 0xA0 }
    return start.map { $0..<($0 + 2) }
  }
}
