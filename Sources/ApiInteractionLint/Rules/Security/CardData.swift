import ApiInteractionKit

struct CardData: Rule {
  let id = "card-data"
  let group = RuleGroup.security
  let severity = Severity.error
  let summary = "A card number, expiry date, verification code, track or PIN that is sent, read or stored."
  let rationale = """
    Card data must never pass through a call plan: data sources are stored and shown in reports, and everything that touches \
    them falls under PCI DSS. The payment provider's own IVR asks for them; a definition only starts the session and asks for \
    its state. Masked numbers, last digits and results of checks are no card data. If a name only looks like it, suppress the \
    finding or name it under `allow`.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"cardNumber": "$(Digits)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"sessionId": "$(Payment|SessionId)"}]]></Body>
    """)
  let options = [RuleOption("allow", "Names, or patterns with * for them, that are no card data.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let allowed = subject.option("allow", of: self).map { NamePattern($0) }
    let parts = subject.namedParts.filter {
      CardData.isFound($0.name, in: $0.parent, but: allowed) && !isOther($0)
    }
    var findings = parts.map { report(name(of: $0), "sent", at: $0.nameRange) }
    // The values of parts do not overlap.
    let spoken = parts.map(\.valueRange).filter { !$0.isEmpty }.sorted { $0.start < $1.start }
    for value in subject.definition.values where !value.isLiteral {
      for (placeholder, range) in value.placeholders where CardData.isFound(placeholder.name, but: allowed) {
        let place = value.text.sourceRange(of: range)
        if !isSpoken(of: place, in: spoken) { findings.append(report(placeholder.name, "sent", at: place)) }
      }
    }
    for field in subject.definition.fields {
      let isFound = { (value: Definition.Value) in CardData.isFound(value, but: allowed) }
      guard let value = field.locator.filter(isFound) ?? field.destination.filter(isFound) else { continue }
      // The expiry of a token is none of a card, nor the number of a loyalty card, whichever of the two names says so.
      let names = [field.locator, field.destination].compactMap(\.self)
      if names.contains(where: isOfOther) { continue }
      if names.contains(where: { CardDataName.isUnsure(value.text.string, beside: $0.text.string) }) {
        continue
      }
      findings.append(report(value.text.string, "stored", at: value.text.sourceRange))
    }
    return findings + numbers(in: subject, besides: spoken)
  }

  private static func isFound(_ value: Definition.Value, but allowed: [NamePattern]) -> Bool {
    CardDataName.mayMatch(value.bytes) && isFound(value.text.string, but: allowed)
  }

  private static func isFound(_ name: String, in parent: String? = nil, but allowed: [NamePattern]) -> Bool {
    CardDataName.matches(name, in: parent) && !allowed.contains { $0.matches(name) }
  }

  /// Whether a part holds something else, as its value says, or others that are judged by their own names.
  private func isOther(_ part: NamedPart) -> Bool {
    if part.place == .json, part.range.isEmpty, part.container.bytes.has("{", at: part.range.lowerBound) {
      return ["creditcard", "debitcard"].contains(NameWords(part.name).words.joined())
    }
    let value = part.bytes[part.bytes.trimmedRange]
    if CardDataValue.isWord(value) { return true }
    if CardDataValue.isDay(value), CardDataName.isAlone(part.name, in: part.parent) { return true }
    return part.container.template.segments(in: part.range).contains { segment in
      guard case .placeholder(let placeholder) = segment.kind else { return false }
      return CardDataName.isUnsure(part.name, beside: placeholder.name)
        || CardDataName.isOfOtherCard(NameWords(placeholder.name).words)
    }
  }

  private func isOfOther(_ name: Definition.Value) -> Bool {
    let words = NameWords(name.text.string).words
    return words.contains("token") || CardDataName.isOfOtherCard(words)
  }

  /// Whether a place lies in one of some ranges, which are in order.
  private func isSpoken(of place: SourceRange, in spoken: [SourceRange]) -> Bool {
    let count = spoken.partitionPoint { $0.start <= place.start }
    return count > 0 && place.start < spoken[count - 1].end
  }

  /// A part's name, with what is around it where that is what tells.
  private func name(of part: NamedPart) -> String {
    guard let parent = part.parent, !CardDataName.matches(part.name) else { return part.name }
    return "\(parent).\(part.name)"
  }

  private func report(_ name: String, _ what: String, at range: SourceRange) -> Diagnostic {
    finding(
      "“\(name)” is card data by its name, and must not be \(what) here. Leave it to the payment provider's own IVR.",
      at: range)
  }

  /// The literal card numbers, outside what is spoken of already.
  private func numbers(in subject: LintSubject, besides spoken: [SourceRange]) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    guard CardNumber.mayBe(in: subject.definition.facts) else { return [] }
    for value in subject.definition.values where CardNumber.mayBe(in: value.facts) {
      for range in CardNumber.all(in: value.template.standIn(LintedBody.hole)) {
        let place = value.text.sourceRange(of: range)
        if isSpoken(of: place, in: spoken) { continue }
        findings.append(
          finding(
            "This is a card number: its check digit is right. No card data may stand in a definition. Remove it.",
            at: place))
      }
    }
    return findings
  }
}

extension Optional {
  /// The value, if it passes a test.
  fileprivate func filter(_ test: (Wrapped) -> Bool) -> Wrapped? {
    flatMap { test($0) ? $0 : nil }
  }
}
