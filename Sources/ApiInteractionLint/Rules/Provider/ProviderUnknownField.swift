import ApiInteractionKit

struct ProviderUnknownField: Rule {
  let id = "provider-unknown-field"
  let group = RuleGroup.provider
  let severity = Severity.warning
  let summary = "A body field that the service does not know, which may be a misspelt one."
  let rationale = """
    A service passes over a field that it does not know, or refuses the request; in both cases the value does not \
    arrive where it is wanted. A name counts as unknown where it is much like one that is missing, or where the \
    provider profile says with closed: true that it names every field. Where the one that was meant must be there, the \
    finding is an error. If the service has learnt a new field, add it \
    to the profile with required: false.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderld": "$(OrderId:EscapeDoubleQuotes)"}]]></Body>
    """, profile: ProviderUnknownField.profile)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId:EscapeDoubleQuotes)"}]]></Body>
    """, profile: ProviderUnknownField.profile)

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    body:
      orderId:
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard !subject.profiles.isEmpty, subject.body.value?.syntax.isClosed ?? false else { return [] }
    var reported: Set<Int> = []
    return subject.judgingProfiles.flatMap { profile -> [Diagnostic] in
      guard case .audited(let audit) = BodyVerdict(subject, profile) else { return [] }
      return audit.unknown.filter { reported.insert($0.key.lowerBound).inserted }.map { unknown in
        let advice =
          unknown.meant.map { "Did you mean \($0)?" }
          ?? "Remove it, or add it to the profile with required: false."
        let source = profile.source.map { " (\($0))" } ?? ""
        return Diagnostic(
          id, "\(profile.name) knows no field “\(Display.cut(unknown.path))”\(source). \(advice)",
          severity: unknown.isNeeded ? .error : severity, at: subject.body.sourceRange(of: unknown.key))
      }
    }
  }
}
