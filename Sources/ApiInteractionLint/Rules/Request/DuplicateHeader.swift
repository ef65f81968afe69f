import ApiInteractionKit

struct DuplicateHeader: Rule {
  let id = "duplicate-header"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A header that a request has twice."
  let rationale = """
    Names of headers do not differ in case. Which of two values counts is up to the platform and the service: one may be \
    dropped, or both joined with a comma, which is no valid token or media type. Keep the one that is meant.
    """
  let bad = RuleExample(
    """
    <Header><Key>Accept</Key><Value>application/json</Value></Header>
    <Header><Key>accept</Key><Value>text/plain</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>Accept</Key><Value>application/json, text/plain</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.headers.count > 1, LikeNames.mayHold(subject.headers.compactMap(\.header.key)) else {
      return []
    }
    var first: [String: SourceRange] = [:]
    let missing = MissingHeader.all(in: subject)
    return subject.headers.compactMap { header in
      guard let name = header.name, let key = header.header.key else { return nil }
      guard let other = first[name] else {
        first[name] = key.text.sourceRange
        return nil
      }
      return finding(at: key, other, missing.first { $0.isMeant(by: key) })
    }
  }

  /// - Parameter missing: The header that was meant.
  private func finding(at key: Definition.Value, _ other: SourceRange, _ missing: MissingHeader?)
    -> Diagnostic
  {
    let advice =
      missing.map { "Write \($0.header.name) in one of the two: \($0.profile.name) needs it." }
      ?? "Remove one of the two."
    return Diagnostic(
      id, "The request has a header “\(key.text.string)” already. \(advice)",
      // A request that lacks what the service needs is refused.
      severity: missing == nil ? severity : .error, at: key.text.sourceRange,
      notes: [Diagnostic.Note("the first one is here", at: other)])
  }
}

extension MissingHeader {
  /// Whether a second key of one name was meant to be this header's.
  fileprivate func isMeant(by key: Definition.Value) -> Bool {
    guard case .repeated(let other) = meant else { return false }
    return other.syntax.range == key.syntax.range
  }
}
