import ApiInteractionKit

struct BodyOutsideCDATA: Rule {
  let id = "body-outside-cdata"
  let group = RuleGroup.request
  let severity = Severity.info
  let summary = "A body with references or placeholders that does not stand in a CDATA section."
  let rationale = """
    Inside `<![CDATA[…]]>` a body is written as it is sent. Outside it every `&` and `<` must be written as a reference, which \
    is forgotten as soon as somebody changes the body. What is sent is the same.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    <Body>orderId=$(OrderId)&amp;priority=2</Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    <Body><![CDATA[orderId=$(OrderId)&priority=2]]></Body>
    """)
  let fixing = RuleFixing.keepsRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let body = subject.body.value, !body.isBlank, body.syntax.isClosed, body.syntax.children.isEmpty,
      let place = place(in: body)
    else { return [] }
    return [
      finding(
        "This stands outside a CDATA section. Put the whole body into <![CDATA[…]]>, where it is written as it is sent.",
        at: place,
        fix: subject.definition.cdataEdit(of: body).map { Fix("put the body into a CDATA section", [$0]) })
    ]
  }

  /// The first reference or placeholder that is not in a CDATA section.
  private func place(in body: Definition.Value) -> SourceRange? {
    let text = body.text
    let placeholder = body.placeholders.first { !text.isCDATA(at: $0.range.lowerBound) }?.range
    let reference = text.firstReference
    guard let first = [placeholder, reference].compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound })
    else { return nil }
    return text.sourceRange(of: first)
  }
}
