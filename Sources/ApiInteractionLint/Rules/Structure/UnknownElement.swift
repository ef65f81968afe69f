import ApiInteractionKit

struct UnknownElement: ReadingRule {
  let id = "unknown-element"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "An element that the format does not have, most often a known one that is misspelt."
  let rationale = """
    What stands in an element of another name is not looked at. With `<Ulr>` the request has no address, with `<Header>` \
    misspelt it goes out without that header, and nothing tells you so but the call that fails. Names are read with their \
    case: `<URL>` is not `<Url>`. A tag inside a Body is meant as text, and belongs between `<![CDATA[` and `]]>`. Notes to \
    your colleagues go into comments, `<!-- … -->`, which are always allowed.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Ulr>https://api.example.com/orders</Ulr>
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
  let good = RuleExample.wholeDefinition
  let fixing = RuleFixing.changesRequest
}
