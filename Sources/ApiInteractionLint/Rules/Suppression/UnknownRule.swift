import ApiInteractionKit

struct UnknownRule: Rule {
  let id = "unknown-rule"
  let group = RuleGroup.suppression
  let severity = Severity.warning
  let summary = "A comment for the linter that names a rule, or asks for something, which does not exist."
  let rationale = """
    Such a comment does nothing: the finding that it was meant for is still shown, or would be hidden by a rule of that name \
    one day. The names of the rules stand in brackets after each finding.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url> <!-- apiinteraction-disable-line insecure-uri -->
        <Method>GET</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
        <Fields><Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field></Fields>
      </Response>
    </ApiInteraction>
    """)
  let good = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>http://orders.intranet.example/orders</Url> <!-- apiinteraction-disable-line insecure-url -->
        <Method>GET</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
        <Fields><Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field></Fields>
      </Response>
    </ApiInteraction>
    """)

  /// Only known once the other rules have spoken: see ``Suppressions``.
  func check(_ subject: LintSubject) -> [Diagnostic] { [] }
}
