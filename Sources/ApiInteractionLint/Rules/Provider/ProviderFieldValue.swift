import ApiInteractionKit

struct ProviderFieldValue: Rule {
  let id = "provider-field-value"
  let group = RuleGroup.provider
  let severity = Severity.error
  let summary =
    "A value that the service does not take: of another type, form or length, or not one of its list."
  let rationale = """
    A service that cannot use a value refuses the request, mostly with status 400. What a value must be says the \
    provider profile that speaks of this Url. Only what is written out is looked at: a placeholder may hold the right \
    value, so that a text with one is found only if it is wrong whatever the placeholder holds, as a number in quotes \
    is.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"currency": "POUND", "items": "3"}]]></Body>
    """, profile: ProviderFieldValue.profile)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"currency": "GBP", "items": 3}]]></Body>
    """, profile: ProviderFieldValue.profile)

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    body:
      currency:
        values: [EUR, GBP]
      items:
        type: integer
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard !subject.profiles.isEmpty else { return [] }
    var reported: Set<SourceRange> = []
    return subject.judgingProfiles.flatMap { profile -> [Diagnostic] in
      let verdict = BodyVerdict(subject, profile)
      return headers(subject, profile, verdict) + fields(subject, profile, verdict)
    }.filter { reported.insert($0.range).inserted }
  }

  private func fields(
    _ subject: LintSubject, _ profile: ProviderProfile, _ verdict: BodyVerdict
  ) -> [Diagnostic] {
    guard subject.body.isJudged, case .audited(let audit) = verdict else { return [] }
    return (audit.wrong + audit.empty).map { wrong in
      let place = subject.body.value.map { value in
        // An empty value of a form has no characters; the mark goes to what is before it.
        wrong.value.isEmpty
          ? value.text.sourceRange(of: (wrong.value.lowerBound - 1)..<wrong.value.lowerBound)
          : value.text.sourceRange(of: wrong.value)
      }
      return report(
        Display.cut(wrong.path), wrong.fault, profile, wrong.authority, at: place ?? SourceRange(0, 0))
    }
  }

  private func headers(
    _ subject: LintSubject, _ profile: ProviderProfile, _ verdict: BodyVerdict
  ) -> [Diagnostic] {
    profile.headers.compactMap { header in
      // The Content-Type of a body of the wrong kind is part of that mistake.
      if case .unfit = verdict, subject.body.content.kind != nil, header.name.lowercased() == "content-type" {
        return nil
      }
      guard let (value, fault) = ProviderFieldValue.fault(header, subject) else { return nil }
      var finding = report(
        "The header \(header.name)", fault, profile, header.authority, at: value.text.sourceRange)
      finding.explanation = explanation(of: header, subject)
      return finding
    }
  }

  /// What is said of a header that is there twice.
  private func explanation(of header: ProviderProfile.Header, _ subject: LintSubject) -> Diagnostic
    .Explanation?
  {
    let keys = subject.headers.filter { $0.name == header.name.lowercased() }.compactMap(\.header.key)
    return keys.count > 1 ? keys.last.map { .init("duplicate-header", at: $0.text.sourceRange) } : nil
  }

  /// What is wrong with a header: with the last, if there are several of one name.
  fileprivate static func fault(
    _ header: ProviderProfile.Header, _ subject: LintSubject
  ) -> (Definition.Value, ValueCheck.Fault)? {
    let name = header.name.lowercased()
    guard !header.check.isEmpty, let value = subject.headers.last(where: { $0.name == name })?.header.value,
      value.isJudged(isTemplate: subject.isTemplate), !InvalidHeaderValue.isFound(in: value),
      !subject.holdsLookalike(value, in: value.bytes.indices)
    else { return nil }
    var check = header.check
    var text = KnownText(
      value.bytes, value.bytes.indices, holes: TextHoles(value.template)
    ) { String(decoding: $0, as: UTF8.self) }
    if name == "content-type", text.whole != nil {
      text = KnownText(value.mediaType)
      check.values = check.values.map { $0.lowercased() }
    }
    return check.fault(inText: text).map { (value, $0) }
  }

  private func report(
    _ what: String, _ fault: ValueCheck.Fault, _ profile: ProviderProfile, _ authority: Authority,
    at place: SourceRange
  ) -> Diagnostic {
    // What is said of a secret is to be read without the secret.
    let isQuoted = fault.found.contains("“")
    let found = isQuoted && SecretName.matches(what) ? "has another value" : fault.found
    return finding(
      "\(what) \(found); \(profile.name) takes \(fault.expected)\(authority.text).\(fault.advice)",
      at: place)
  }
}

extension LintSubject {
  /// Whether a header is there with a value that the service does not take, of which ``ProviderFieldValue`` speaks.
  func isRefusedByProvider(header name: String) -> Bool {
    judgingProfiles.contains { profile in
      profile.header(name).map { ProviderFieldValue.fault($0, self) != nil } ?? false
    }
  }
}
