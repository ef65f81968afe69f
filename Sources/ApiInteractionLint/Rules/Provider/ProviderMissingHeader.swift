import ApiInteractionKit

struct ProviderMissingHeader: Rule {
  let id = "provider-missing-header"
  let group = RuleGroup.provider
  let severity = Severity.error
  let summary = "A header that the service asks for is not there."
  let rationale = """
    Without a header that it needs, a service refuses the request: without Authorization mostly with status 401, \
    without Content-Type with 400 or 415. The call goes on with the error, and every field of the response is empty. \
    Which headers are needed says the provider profile that speaks of this Url.
    """
  let bad = RuleExample(
    "<Headers></Headers>", profile: ProviderMissingHeader.profile)
  let good = RuleExample(
    "<Header><Key>X-Shop-Key</Key><Value>#(ShopKey)</Value></Header>",
    profile: ProviderMissingHeader.profile)

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    headers:
      X-Shop-Key:
        summary: it says whose orders are meant
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let definition = subject.definition
    guard !subject.profiles.isEmpty, let place = definition.headersElement ?? definition.request,
      place.isClosed
    else { return [] }
    return MissingHeader.all(in: subject).compactMap { missing in
      if case .invalid = missing.meant { return nil }
      let name = missing.header.name
      let fault =
        "The request has no header \(name), which \(missing.profile.name) needs\(missing.header.authority.text)."
      if case .misspelt(let key) = missing.meant {
        // What is written is not repeated: it may be taken for a secret.
        return finding("\(fault) Did you mean \(name) here?", at: key.text.sourceRange)
      }
      var finding = finding("\(fault) Add it.", at: place.startTag)
      switch missing.meant {
      case .explained(let explanation): finding.explanation = explanation
      case .repeated(let key): finding.explanation = .init("duplicate-header", at: key.text.sourceRange)
      case .misspelt, .invalid, nil: break
      }
      return finding
    }
  }
}
