import ApiInteractionKit

struct DuplicateElement: ReadingRule {
  let id = "duplicate-element"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "A second element of a kind of which its parent may have one."
  let rationale = """
    Of two Urls or two Methods only one can be used, and which of them is not documented: the call may go to the address \
    that you thought was replaced. Delete the one that is out of date, or put it into a comment if you want to keep it at \
    hand. Headers and fields may be as many as you like, as long as each is a Header or a Field of its own.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url>
        <Method>GET</Method>
        <Method>POST</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
        <Fields>
          <Field>
            <Locator>state</Locator>
            <Destination>OrderState</Destination>
            <DataType>String</DataType>
          </Field>
        </Fields>
      </Response>
    </ApiInteraction>
    """)
  let good = RuleExample.wholeDefinition
}
