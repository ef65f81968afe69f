import ApiInteractionKit

struct StrayText: ReadingRule {
  let id = "stray-text"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "Text between elements, where only other elements can stand."
  let rationale = """
    It is sent nowhere and stored nowhere. A lone `;` or `>` does no more harm than that, but a value that slid out of its \
    tags is missing where it should be, and the call fails for a reason that is hard to see. Delete the text, put it back \
    into its element, or make it a comment: `<!-- like this -->`.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url> our test system
        <Method>GET</Method>
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
  let good = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url> <!-- our test system -->
        <Method>GET</Method>
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
}
