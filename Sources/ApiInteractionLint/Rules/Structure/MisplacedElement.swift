import ApiInteractionKit

struct MisplacedElement: ReadingRule {
  let id = "misplaced-element"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "An element of the format that stands under a parent where it has no meaning."
  let rationale = """
    Each element is looked for in one place only. A Header beside Headers instead of inside it is never sent, and a Type in \
    the Request says nothing of the response. Move the element to the parent that the message names. This usually comes from \
    pasting one line too few or too many, so look at its neighbours as well.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url>
        <Method>GET</Method>
        <Header>
          <Key>Accept</Key>
          <Value>application/json</Value>
        </Header>
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
        <Url>https://api.example.com/orders</Url>
        <Method>GET</Method>
        <Headers>
          <Header>
            <Key>Accept</Key>
            <Value>application/json</Value>
          </Header>
        </Headers>
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
