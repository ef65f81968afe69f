import ApiInteractionKit

struct ReservedHeader: Rule {
  let id = "reserved-header"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A header that the platform sets itself: Host, Content-Length, Transfer-Encoding, Connection."
  let rationale = """
    These headers belong to the connection. The platform makes them from the Url and the body; one that is written in the \
    definition is dropped, or contradicts the platform's and the service refuses the request.
    """
  let bad = RuleExample("<Header><Key>Content-Length</Key><Value>42</Value></Header>")
  let good = RuleExample("<Header><Key>Accept</Key><Value>application/json</Value></Header>")
  let options = [RuleOption("allow", "Names of such headers that may be set nevertheless.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.headers.compactMap { header in
      guard let name = header.name, let key = header.header.key, ReservedHeader.names.contains(name),
        !subject.option("allow", of: self).contains(where: { $0.lowercased() == name })
      else { return nil }
      return finding(
        "The platform sets the header “\(key.text.string)” itself. Remove it.", at: key.text.sourceRange)
    }
  }

  private static let names = ["host", "content-length", "transfer-encoding", "connection"]
}
