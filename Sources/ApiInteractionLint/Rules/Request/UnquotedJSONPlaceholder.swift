import ApiInteractionKit

struct UnquotedJSONPlaceholder: Rule {
  let id = "unquoted-json-placeholder"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A placeholder that is a JSON value by itself, without quotes around it."
  let rationale = """
    A data source that was never set is replaced by nothing, and what is left is no JSON: `"amount": ,`. The service then \
    refuses the whole body. Put quotes around the placeholder if the service takes a string; if it must have a number, make \
    sure that the call plan sets the data source before, and suppress the finding.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"amount": $(Amount)}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"amount": "$(Amount)"}]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard case .json(let outline) = subject.body.content, outline.fault == nil, let body = subject.body.value,
      !body.isLiteral
    else { return [] }
    let numbers = outline.entries.filter { $0.kind == .number }
    guard !numbers.isEmpty else { return [] }
    let scalars = Dictionary(
      numbers.map { ($0.range.lowerBound, $0.range) }, uniquingKeysWith: { $1 })
    let holes = TextHoles(body.placeholders.filter(\.placeholder.slots.isEmpty).map(\.range))
    return body.placeholders.compactMap { placeholder, range in
      guard placeholder.slots.isEmpty, let value = scalars[range.lowerBound],
        holes.cover(value)
      else { return nil }
      return finding(
        "\(body.template[value]) has no quotes around it: where it is not set, the body is no JSON. Put it in quotes.",
        at: body.text.sourceRange(of: value))
    }
  }
}
