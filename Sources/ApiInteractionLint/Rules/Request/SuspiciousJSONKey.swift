import ApiInteractionKit

struct SuspiciousJSONKey: Rule {
  let id = "suspicious-json-key"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "White space in a key of a JSON body."
  let rationale = """
    Keys are written without spaces in almost every service: one with a space is most often a slip, and the service takes \
    it for another field, so that the one it needs is missing; where a provider profile says so, the finding is an error. \
    If the service does use such keys, suppress the finding \
    there.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"order Id": "$(OrderId)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard case .json(let outline) = subject.body.content, outline.fault == nil else { return [] }
    let needed = subject.spacedKeysByProvider
    return outline.entries.compactMap { entry in
      guard let key = entry.key, key.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }),
        key.unicodeScalars.contains(where: \.properties.isWhitespace),
        let written = entry.keyRange, !subject.body.holdsLookalike(in: written),
        hasOwnSpace(in: written, key, of: subject.body),
        let range = subject.body.sourceRange(ofKey: entry)
      else { return nil }
      let joined = key.split(whereSeparator: \.isWhitespace).joined()
      return Diagnostic(
        id, "The key “\(key)” holds white space, which is rarely meant. Is it “\(joined)”?",
        severity: needed.contains(written) ? .error : severity, at: range)
    }
  }

  /// Whether the white space is the key's own, and not that of a name in a placeholder.
  private func hasOwnSpace(in range: Range<Int>, _ key: String, of body: LintedBody) -> Bool {
    guard let segments = body.value?.template.segments(in: range),
      segments.contains(where: { !$0.isLiteral }), let text = body.value?.text.bytes
    else { return true }
    return segments.contains { segment in
      segment.isLiteral
        && String(decoding: text[segment.range.clamped(to: range)], as: UTF8.self).contains(
          where: \.isWhitespace)
    }
  }
}

extension LintSubject {
  /// The keys that were meant to be those of fields that a provider's profile asks for.
  fileprivate var spacedKeysByProvider: Set<Range<Int>> {
    judgingProfiles.reduce(into: []) { keys, profile in
      if case .audited(let audit) = BodyVerdict(self, profile) { keys.formUnion(audit.misspelt.map(\.key)) }
    }
  }
}
