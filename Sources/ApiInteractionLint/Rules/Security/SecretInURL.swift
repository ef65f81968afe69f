import ApiInteractionKit

struct SecretInURL: Rule {
  let id = "secret-in-url"
  let group = RuleGroup.security
  let severity = Severity.warning
  let summary = "A secret in the Url, where proxies and servers write it into their logs."
  let rationale = """
    What stands in a Url is kept in access logs, on both sides and in between, for months. Send keys and tokens in a header \
    instead, as in `Authorization: Bearer $(AccessToken)`, or in the body. If the service takes them in no other way, \
    suppress the finding and say so.
    """
  let bad = RuleExample(
    """
    <Url>https://api.example.com/orders?api_key=#(OrdersApiKey)</Url>
    """)
  let good = RuleExample(
    """
    <Url>https://api.example.com/orders</Url>
    <Header><Key>X-Api-Key</Key><Value>#(OrdersApiKey)</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let url = subject.url else { return [] }
    let parameters = subject.namedParts.filter {
      $0.place == .query && !$0.range.isEmpty && subject.isSecret($0)
    }
    let userInformation = url.userInformation
    let spoken = TextHoles(parameters.map(\.range))
    let placeholders = url.value.placeholders.filter { placeholder, range in
      subject.isSecret(placeholder.name) && spoken.touching(range).isEmpty
        && !(userInformation?.overlaps(range) ?? false)
    }
    let tokens = url.value.webTokens.filter { token in
      spoken.touching(token).isEmpty && !(userInformation?.overlaps(token) ?? false)
    }
    return parameters.map { report("The parameter \($0.name) is", at: $0.valueRange) }
      + placeholders.map { report("\($0.placeholder.name) is", at: url.sourceRange(of: $0.range)) }
      + tokens.map { token in
        finding(
          "This is a JSON Web Token, which is a secret, and the Url is written into logs on its way. Store it as a custom configuration setting, and send it in a header or in the body.",
          at: url.sourceRange(of: token))
      }
  }

  private func report(_ what: String, at range: SourceRange) -> Diagnostic {
    finding(
      "\(what) a secret by its name, and the Url is written into logs on its way. Send it in a header or in the body.",
      at: range)
  }
}
