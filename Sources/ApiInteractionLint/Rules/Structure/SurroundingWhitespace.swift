import ApiInteractionKit

struct SurroundingWhitespace: Rule {
  let id = "surrounding-whitespace"
  let group = RuleGroup.structure
  let severity = Severity.warning
  let summary = "Spaces or line ends at the start or end of a value; only Body may have them."
  let rationale = """
    The toolkit reads the value without them. Whether every version of the platform does so is documented nowhere, and with \
    a space behind a Url, a token or a data source name a call fails although the definition looks right. Values broken over \
    several lines by an editor are the usual case. The fix removes the white space, and nothing that is sent or stored \
    changes by it.
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
    subject.definition.values.filter(\.hasSpaceAround).compactMap { value in
      guard let element = value.element, !value.isBlank, value.syntax.isClosed else { return nil }
      let text = value.syntax.text
      let start = text.bytes.prefix { $0.isWhiteSpace }.count
      let end = text.bytes.count - text.bytes.reversed().prefix { $0.isWhiteSpace }.count
      let spaces = [0..<start, end..<text.bytes.count].filter { !$0.isEmpty }.map(text.sourceRange(of:))
      guard let first = spaces.first else { return nil }
      return finding(
        "White space around the value of <\(element.name)> is dropped when it is read. Remove it.", at: first,
        notes: spaces.dropFirst().map { Diagnostic.Note("and here", at: $0) },
        fix: fix(spaces, in: subject.definition.source))
    }
  }

  /// Removes the white space where the source holds nothing else there, such as the start of a CDATA section.
  private func fix(_ spaces: [SourceRange], in source: SourceText) -> Fix? {
    guard spaces.allSatisfy({ source[$0].utf8.allSatisfy(\.isWhiteSpace) }) else { return nil }
    return Fix("remove the white space", spaces.map { SourceEdit($0, "") })
  }
}
