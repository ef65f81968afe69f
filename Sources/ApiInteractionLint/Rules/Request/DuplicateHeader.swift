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
    return subject.headers.compactMap { header in
      guard let name = header.name, let key = header.header.key else { return nil }
      guard let other = first[name] else {
        first[name] = key.text.sourceRange
        return nil
      }
      return finding(
        "The request has a header “\(key.text.string)” already. Remove one of the two.",
        at: key.text.sourceRange,
        notes: [Diagnostic.Note("the first one is here", at: other)])
    }
  }
}
