import ApiInteractionKit

struct SurroundingWhitespace: Rule {
  let id = "surrounding-whitespace"
  let severity = Severity.warning
  let summary = "White space around a value other than Body."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.definition.values.compactMap { value in
      guard let element = value.element, element != .body, !value.isBlank, value.syntax.isClosed else {
        return nil
      }
      guard value.syntax.content.count != value.text.bytes.count else { return nil }
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
