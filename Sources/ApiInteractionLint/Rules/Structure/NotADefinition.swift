import ApiInteractionKit

struct NotADefinition: ReadingRule {
  let id = "not-a-definition"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "A document whose root is no ApiInteraction, or one in a namespace."
  let rationale = """
    The Data Connector looks for an element `ApiInteraction`, written exactly so, and finds nothing to do in any other \
    document. An `xmlns` copied from another file gives every element a different name, though it looks the same. A file \
    that never was a definition need not be changed: with `--skip-foreign` such files are left alone.
    """
  let bad = RuleExample(
    """
    <ApiInteraction xmlns="http://www.w3.org/1999/xhtml">
      <Request>
        <Url>https://api.example.com/orders</Url>
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
}
