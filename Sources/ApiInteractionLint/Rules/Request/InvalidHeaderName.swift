import ApiInteractionKit

struct InvalidHeaderName: Rule {
  let id = "invalid-header-name"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A header name with a character that HTTP does not allow in one."
  let rationale = """
    Letters, digits and a few marks such as - and _ are allowed, no spaces and no colon. The platform cannot send a header \
    with another name: the call takes the branch for an interface failure, or the header is missing.
    """
  let bad = RuleExample(
    """
    <Header><Key>Order Id</Key><Value>$(OrderId)</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>Order-Id</Key><Value>$(OrderId)</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.foundInValues(by: self).map { diagnostic, key in
      let header = subject.headers.first { $0.header.key?.syntax.range == key.syntax.range }
      guard let name = header?.nameInValue(knownTo: subject.judgingProfiles) else {
        return finding(diagnostic.message, at: diagnostic.range)
      }
      return finding(
        "\(diagnostic.message) Key and Value are swapped: write \(name) in Key, and what is there now in Value.",
        at: diagnostic.range)
    }
  }
}
