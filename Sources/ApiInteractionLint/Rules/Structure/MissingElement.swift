import ApiInteractionKit

struct MissingElement: ReadingRule {
  let id = "missing-element"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "A Request, Response, Header or Field that lacks an element it cannot do without."
  let rationale = """
    Without a Url or a Method there is nothing to send, without a Type the response cannot be read, and without a \
    ResponseCodeDestination the call plan cannot tell how the service answered. A Header needs its Key and its Value; a \
    Field needs Locator, Destination and DataType. Headers, Body and Fields may be left out. An element that is misspelt or \
    in the wrong place is reported as that, and not a second time as missing.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders</Url>
        <Method>GET</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
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
