import ApiInteractionKit

struct URLCredentials: Rule {
  let id = "url-credentials"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A user name or a password before the host of the Url."
  let rationale = """
    HTTP does not send what stands before the `@`: the service never sees it and refuses the call, while every log on the way \
    may hold it. Send an `Authorization` header instead, with the credentials in a custom configuration setting.
    """
  let bad = RuleExample("<Url>https://$(User)@api.example.com/orders</Url>")
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders</Url>
    <Header><Key>Authorization</Key><Value>Basic #(OrdersCredentials)</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let url = subject.url, url.isJudged, let range = url.userInformation else { return [] }
    return [
      finding(
        "A user name or password before the host is not sent to the service. Send an Authorization header instead.",
        at: url.sourceRange(of: range))
    ]
  }
}
