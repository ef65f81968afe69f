import ApiInteractionKit

struct ProviderMissingField: Rule {
  let id = "provider-missing-field"
  let group = RuleGroup.provider
  let severity = Severity.error
  let summary = "A body field that the service asks for is not there."
  let rationale = """
    A service that misses a field refuses the whole request, mostly with status 400, and the call goes on without \
    what the response would have set: a payment is never started. Which fields are needed depends on the provider, \
    and comes from the profile that speaks of this Url. Where a value is not known in every call, send the field with \
    an empty data source rather than not at all, unless the provider says otherwise.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"order": {"id": "$(OrderId:EscapeDoubleQuotes)"}}]]></Body>
    """, profile: ProviderMissingField.profile)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"order": {"id": "$(OrderId:EscapeDoubleQuotes)", "phone": "$(CLID:EscapeDoubleQuotes)"}}]]></Body>
    """, profile: ProviderMissingField.profile)

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    body:
      order.id:
      order.phone:
        summary: the shop calls back on it
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard !subject.profiles.isEmpty, let tag = place(in: subject) else { return [] }
    var reported: Set<String> = []
    return subject.judgingProfiles.flatMap { profile -> [Diagnostic] in
      switch BodyVerdict(subject, profile) {
      case .open: return []
      case .unfit(let fault):
        guard profile.needsBody, reported.insert("").inserted else { return [] }
        return [unfit(fault, profile, at: tag)]
      case .audited(let audit):
        let misspelt = audit.misspelt.map { misspelt -> (BodyAudit.Missing, Diagnostic.Explanation?) in
          (misspelt.missing, explanation(of: misspelt, subject))
        }
        let all = (audit.missing.map { ($0, nil) } + misspelt).filter { missing, _ in
          reported.insert("\(missing.key ?? 0..<0) \(missing.path)").inserted
        }
        let bare = Dictionary(grouping: all.map(\.0).filter(\.isBare), by: \.key).filter { $1.count > 1 }
        var told: Set<Range<Int>?> = []
        return all.compactMap { missing, explanation in
          let place = missing.key.map(subject.body.sourceRange) ?? tag
          if missing.isBare, let together = bare[missing.key] {
            return told.insert(missing.key).inserted ? report(together, profile, at: place) : nil
          }
          var finding = report(missing, profile, at: place)
          finding.explanation = explanation
          return finding
        }
      }
    }
  }

  /// What another rule says of the key that was meant to be the field.
  private func explanation(of misspelt: BodyAudit.Misspelt, _ subject: LintSubject) -> Diagnostic.Explanation
  {
    let key = misspelt.key
    switch misspelt.place {
    case .key: break
    case .value: return .init("provider-field-value", at: subject.body.sourceRange(of: key))
    case .malformedValue: return .init("invalid-form-body")
    }
    let isSpaced = misspelt.written.contains(where: \.isWhitespace)
    return isSpaced
      ? .init(
        "suspicious-json-key", at: subject.body.sourceRange(of: (key.lowerBound - 1)..<(key.upperBound + 1)))
      : .init("provider-unknown-field", at: subject.body.sourceRange(of: key))
  }

  /// A body that can have none of the fields is one mistake.
  private func unfit(_ fault: String, _ profile: ProviderProfile, at place: SourceRange) -> Diagnostic {
    let names = profile.neededFields.prefix(20).map(\.path.text)
    let kind = profile.bodyType.map { $0 == .json ? "JSON" : "a form" } ?? "one"
    let source = profile.source.map { " (\($0))" } ?? ""
    return finding(
      "\(fault); \(profile.name) needs \(kind) with \(names.joined(separator: ", "))\(source).", at: place)
  }

  /// An object that has none of the fields is one mistake.
  private func report(
    _ missing: [BodyAudit.Missing], _ profile: ProviderProfile, at place: SourceRange
  ) -> Diagnostic {
    let names = missing.prefix(20).map(\.path).joined(separator: ", ")
    let source = profile.source.map { " (\($0))" } ?? ""
    let advice =
      missing.first?.wrapper.map { "They stand in \(Display.cut($0)): write them without it." } ?? "Add them."
    return finding(
      "The body has none of the fields that \(profile.name) needs: \(names)\(source). \(advice)", at: place)
  }

  private func report(
    _ missing: BodyAudit.Missing, _ profile: ProviderProfile, at place: SourceRange
  ) -> Diagnostic {
    let field = missing.field
    return finding(
      "The body has no \(missing.path), which \(profile.name) needs\(missing.condition)\(field.authority.text). Add it.",
      at: place)
  }

  /// The start tag of the element that holds the body, or would.
  private func place(in subject: LintSubject) -> SourceRange? {
    let definition = subject.definition
    guard let element = definition.body?.syntax ?? definition.request, element.isClosed,
      !definition.elementsOutOfPlace.contains(.body)
    else { return nil }
    return element.startTag
  }
}
