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
    let profiles = subject.judgingProfiles
    guard profiles.contains(where: { $0.headers.contains(where: \.isRequired) }),
      let place = definition.headersElement ?? definition.request, place.isClosed,
      definition.misplaced.isDisjoint(with: [.headers, .header]),
      subject.headers.allSatisfy({ $0.name != nil })
    else { return [] }
    let names = subject.headers.compactMap(\.name)
    // A name that HTTP does not allow is another rule's finding, and may be what is missing here.
    let invalid = names.filter { $0.contains { !ProviderMissingHeader.isPlain($0) } }.map { name in
      name.filter(ProviderMissingHeader.isPlain)
    }
    var known = Set(names)
    return profiles.flatMap { profile in
      profile.headers.compactMap { header in
        let name = header.name.lowercased()
        guard header.isRequired, known.insert(name).inserted,
          !invalid.contains(where: { ProviderMissingHeader.isSame($0, name) })
        else { return nil }
        return finding(
          "The request has no header \(header.name), which \(profile.name) needs\(header.authority.text). Add it.",
          at: place.startTag)
      }
    }
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
  }

  /// Whether two names are alike but for what stands between their words.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.filter(\.isLetter) == right.filter(\.isLetter)
  }
}
