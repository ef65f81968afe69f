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
    guard let (character, range) = InvalidHeaderValue.forbiddenBeyondASCII(in: value), value.syntax.isClosed,
      !value.hasMalformedPlaceholder, !value.bytes.contains(where: InvalidHeaderValue.isControl)
    else { return nil }
    return finding(
      character.isInvisible
        ? "A header value cannot hold \(character.codePoint), which is not seen. Remove it."
        : "A header value cannot hold the control character \(character.codePoint). Write the character that was meant.",
      at: value.text.sourceRange(of: range))
  }

  /// Whether a header's value holds what none may hold: of what it says else nothing can be told.
  static func isFound(in value: Definition.Value) -> Bool {
    !value.facts.isPrinted && value.bytes.contains(where: isControl) || forbiddenBeyondASCII(in: value) != nil
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F
  }

  /// The first character outside holes that is one of U+0080 to U+009F, or is not seen and came along from a page or a text
  /// program. Of one at an end another rule speaks.
  private static func forbiddenBeyondASCII(
    in value: Definition.Value
  ) -> (character: Unicode.Scalar, range: Range<Int>)? {
    guard value.bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    let bytes = value.template.standIn(LintedBody.hole)
    let unseenEnd = value.unseenEnd?.range
    var offset = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let range = offset..<(offset + UTF8.width(scalar))
      offset = range.upperBound
      switch scalar {
      case "\u{80}"..."\u{9F}": return (scalar, range)
      case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": if range != unseenEnd { return (scalar, range) }
      default: continue
      }
    }
    return nil
  }
}
