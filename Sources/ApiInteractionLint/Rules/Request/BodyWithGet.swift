import ApiInteractionKit

struct BodyWithGet: Rule {
  let id = "body-with-get"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A body in a request whose method has none, GET or HEAD."
  let rationale = """
    A body of GET or HEAD means nothing: services and what stands before them ignore it or refuse the request. Send the \
    values in the Url, or use the method that the service expects, most often POST.
    """
  let bad = RuleExample(
    """
    <Method>GET</Method>
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders?orderId=$(OrderId)</Url>
    <Method>GET</Method>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let method = subject.method?.uppercased(), method == "GET" || method == "HEAD",
      let body = subject.body.value,
      !body.isBlank, body.syntax.isClosed, !subject.hasRefusedMethod,
      subject.definition.elementsOutOfPlace.isDisjoint(with: [.method, .body])
    else { return [] }
    return [
      finding(
        "A \(method) request has no body; services ignore or refuse this one. Use another method, or put the values into the Url.",
        at: body.syntax.startTag)
    ]
  }
}
