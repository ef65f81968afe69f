import ApiInteractionKit

struct ProviderMissingResponseField: Rule {
  let id = "provider-missing-response-field"
  let group = RuleGroup.provider
  let severity = Severity.error
  let summary = "A field of the response that a later applet needs is not kept."
  let rationale = """
    What no Field reads is gone when the response has been read: the applet that needs it later finds an empty data \
    source, and the call fails there, where nobody looks for the reason. Which fields are needed says the provider \
    profile that speaks of this Url. If no applet of your plan needs one, extend the profile and give the field \
    required: false.
    """
  let bad = RuleExample(
    "<Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>",
    profile: ProviderMissingResponseField.profile)
  let good = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    <Field><Locator>order.id</Locator><Destination>OrderId</Destination><DataType>String</DataType></Field>
    """, profile: ProviderMissingResponseField.profile)

  private static let profile = """
    name: example-orders
    source: Example Shop, manual, page 3
    match:
      path: /orders
    response:
      order.id:
        destination: OrderId
        summary: the order is paid by it
    """

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let definition = subject.definition
    guard subject.needsResponseFieldsByProvider, let response = definition.response, response.isClosed,
      definition.type?.text.string == "JSON",
      definition.elementsOutOfPlace.isDisjoint(with: [.fields, .field, .locator]),
      let kept = locators(of: definition.fields, subject)
    else { return [] }
    let fields = response.children.first { $0.element == .fields }
    if let fields, !fields.isClosed { return [] }
    let tag = (fields ?? response).startTag
    var known = Set(kept.map(\.steps))
    return subject.judgingProfiles.flatMap { profile -> [Diagnostic] in
      let missing = profile.response.filter { $0.isRequired && known.insert($0.locator.steps).inserted }
      if kept.isEmpty, missing.count > 1 { return [nothing(missing, profile, at: tag)] }
      return missing.filter { !isRepeated($0, kept) }.map { report($0, profile, kept, at: tag) }
    }
  }

  private struct Kept {
    let steps: [JSONLocator.Step]
    let text: String
    let range: SourceRange
    let destination: String?
  }

  /// The locators of the fields; nil if one is not known, or is none.
  private func locators(of fields: [Definition.Field], _ subject: LintSubject) -> [Kept]? {
    var kept: [Kept] = []
    for field in fields {
      guard let value = field.locator, value.isPlain, JSONLocatorSlip(in: value.bytes) == nil,
        let locator = try? JSONLocator(value.text.string)
      else { return nil }
      kept.append(
        Kept(
          steps: locator.steps, text: locator.text, range: value.text.sourceRange,
          destination: field.destination?.text.string))
    }
    return kept
  }

  /// Whether the data source of a field that is missing receives what another field reads already: of that
  /// ``DuplicateLocator`` speaks.
  private func isRepeated(_ missing: ProviderProfile.ResponseField, _ kept: [Kept]) -> Bool {
    guard let field = kept.first(where: { $0.destination == missing.destination }) else { return false }
    return kept.count { $0.steps == field.steps } > 1
  }

  /// A response of which nothing is kept is one mistake.
  private func nothing(
    _ missing: [ProviderProfile.ResponseField], _ profile: ProviderProfile, at place: SourceRange
  ) -> Diagnostic {
    let names = missing.map(\.locator.text).joined(separator: ", ")
    let source = profile.source.map { " (\($0))" } ?? ""
    return finding(
      "No Field keeps anything of the response; later applets need \(names) of \(profile.name)\(source).",
      at: place)
  }

  private func report(
    _ missing: ProviderProfile.ResponseField, _ profile: ProviderProfile, _ kept: [Kept],
    at place: SourceRange
  ) -> Diagnostic {
    let name = missing.locator.text
    let needed = Set(profile.response.map(\.locator.steps))
    let slip = kept.first { !needed.contains($0.steps) && $0.text.isSlip(of: name) }
    let destination = missing.destination.map { " and the Destination \($0)" } ?? ""
    let advice =
      slip.map { "Write \(name) for “\(Display.cut($0.text))”." }
      ?? "Add a Field with the Locator \(name)\(destination)."
    return finding(
      "No Field keeps \(name) of the response of \(profile.name)\(missing.authority.text). \(advice)",
      at: slip?.range ?? place)
  }
}
