import ApiInteractionKit

struct UnusedSuppression: Rule {
  let id = "unused-suppression"
  let group = RuleGroup.suppression
  let severity = Severity.warning
  let summary = "A comment that suppresses findings which are not there."
  let rationale = """
    Once the mistake is gone, or the comment has slipped to another line, such a comment only waits to hide the next mistake. \
    Rules that a run does not look for are not spoken of, nor those that another mistake keeps from judging.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <!-- apiinteraction-disable-next-line insecure-url: inside our own network -->
        <Url>https://api.example.com/orders</Url>
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
        <!-- apiinteraction-disable-next-line insecure-url: inside our own network -->
        <Url>http://orders.intranet.example/orders</Url>
        <Method>GET</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
        <Fields><Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field></Fields>
      </Response>
    </ApiInteraction>
    """)
  let fixing = RuleFixing.keepsRequest

  /// Only known once the other rules have spoken: see ``Suppressions``.
  func check(_ subject: LintSubject) -> [Diagnostic] { [] }
}
