import ApiInteractionKit

struct ProviderMethod: Rule {
  let id = "provider-method"
  let group = RuleGroup.provider
  let severity = Severity.error
  let summary = "The service is called with another method than it answers to."
  let rationale = """
    A service does one thing for GET and another for POST, and refuses what it does not know, mostly with status 405. \
    The call then goes on without the values that it needs. The method comes from the provider profile that speaks of \
    this Url; if the service has learnt another one, correct the profile.
    """
  let bad = RuleExample("<Method>PUT</Method>", profile: ProviderMethod.profile)
  let good = RuleExample("<Method>GET</Method>", profile: ProviderMethod.profile)
  let fixing = RuleFixing.none

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    method: GET
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.hasRefusedMethod, let method = subject.definition.method, let written = subject.method,
      UnknownMethod.known.contains(written.uppercased())
    else { return [] }
    let calls = subject.profiles.map { "\($0.name) is called with \($0.method ?? "")" }
    let sources = Set(subject.profiles.compactMap(\.source)).sorted().joined(separator: "; ")
    return [
      finding(
        "\(calls.joined(separator: ", ")), not with \(written)\(sources.isEmpty ? "" : " (\(sources))").",
        at: method.text.sourceRange)
    ]
  }
}
