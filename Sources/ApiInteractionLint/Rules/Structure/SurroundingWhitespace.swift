import ApiInteractionKit

struct SurroundingWhitespace: Rule {
  let id = "surrounding-whitespace"
  let group = RuleGroup.structure
  let severity = Severity.warning
  let summary =
    "Spaces, line ends or characters that are not seen at the start or end of a value; only Body may have them."
  let rationale = """
    The toolkit reads the value without them. Whether every version of the platform does so is documented nowhere, and with \
    a space behind a Url, a token or a data source name a call fails although the definition looks right. Values broken over \
    several lines by an editor are the usual case. The fix removes the white space, and nothing that is sent or stored \
    changes by it. A no-break space and its like are no white space to XML: they came along from a web page or a text \
    processor and stay a part of the value, so that they are left to you.
    """
  let bad = RuleExample(
    """
    <Url> https://api.example.com/orders
    </Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders</Url>
    """)
  let fixing = RuleFixing.keepsRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    spaces(in: subject.definition) + subject.definition.values.compactMap { unseen(in: $0, subject) }
  }

  private func spaces(in definition: Definition) -> [Diagnostic] {
    definition.values.filter(\.hasSpaceAround).compactMap { value in
      guard let element = value.element, !value.isBlank, value.syntax.isClosed else { return nil }
      let text = value.syntax.text
      let start = text.bytes.prefix { $0.isWhiteSpace }.count
      let end = text.bytes.count - text.bytes.reversed().prefix { $0.isWhiteSpace }.count
      let spaces = [0..<start, end..<text.bytes.count].filter { !$0.isEmpty }.map(text.sourceRange(of:))
      guard let first = spaces.first else { return nil }
      return finding(
        "White space around the value of <\(element.name)> is dropped when it is read. Remove it.", at: first,
        notes: spaces.dropFirst().map { Diagnostic.Note("and here", at: $0) },
        fix: fix(spaces, in: definition.source))
    }
  }

  /// A character at an end of a value that is not seen and kept all the same; of other elements their own rules speak.
  private func unseen(in value: Definition.Value, _ subject: LintSubject) -> Diagnostic? {
    guard value.element == .value || value.element == .locator, let unseen = value.unseenEnd else {
      return nil
    }
    switch value.element {
    case .value: break
    case .locator where subject.definition.type?.text.string == ApiInteraction.ResponseType.json.name: break
    default: return nil
    }
    let place = unseen.range.lowerBound == 0 ? "begins" : "ends"
    return finding(
      "The value \(place) with \(unseen.character.codePoint), which is not seen and is a part of it. Remove it.",
      at: value.text.sourceRange(of: unseen.range))
  }

  /// Removes the white space where the source holds nothing else there, such as the start of a CDATA section.
  private func fix(_ spaces: [SourceRange], in source: SourceText) -> Fix? {
    guard spaces.allSatisfy({ source[$0].utf8.allSatisfy(\.isWhiteSpace) }) else { return nil }
    return Fix("remove the white space", spaces.map { SourceEdit($0, "") })
  }
}

extension Definition.Value {
  /// A character that is not seen at an end of the value, where no white space stands that is dropped.
  var unseenEnd: (character: Unicode.Scalar, range: Range<Int>)? {
    guard let start = bytes.first, let end = bytes.last, start >= 0x80 || end >= 0x80, !hasSpaceAround,
      syntax.isClosed
    else { return nil }
    let scalars = text.string.unicodeScalars
    if let first = scalars.first, first.isInvisible { return (first, 0..<UTF8.width(first)) }
    guard let last = scalars.last, last.isInvisible else { return nil }
    return (last, (bytes.count - UTF8.width(last))..<bytes.count)
  }
}
