import ApiInteractionKit

struct MissingBody: Rule {
  let id = "missing-body"
  let group = RuleGroup.request
  let severity = Severity.info
  let summary = "A request without a body whose method usually has one: POST, PUT, PATCH."
  let rationale = """
    Some services need no body with these methods; most do, and refuse the request or change nothing without it. If yours \
    needs none, suppress the finding.
    """
  let bad = RuleExample("<Method>POST</Method>")
  let good = RuleExample(
    """
    <Method>POST</Method>
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let definition = subject.definition
    guard let method = definition.method, let name = subject.method?.uppercased(),
      ["POST", "PUT", "PATCH"].contains(name),
      definition.body?.isBlank ?? true, definition.body?.syntax.children.isEmpty ?? true,
      definition.request?.isClosed ?? false, !definition.elementsOutOfPlace.contains(.body),
      !subject.profiles.contains(where: \.needsBody), !subject.hasRefusedMethod
    else { return [] }
    return [finding("This \(name) request has no body. Is that meant?", at: method.text.sourceRange)]
  }
}
