import ApiInteractionKit

struct Doctype: ReadingRule {
  let id = "doctype"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "A DOCTYPE, with or without entities that it declares."
  let rationale = """
    A definition needs none, and entities are the classic way to make a program that reads XML fetch files or fill its \
    memory. The toolkit therefore expands none, and the platform may refuse the file. Editors and converters sometimes put a \
    DOCTYPE in: remove it, and write out in full what its entities stood for.
    """
  let bad = RuleExample(
    """
    <!DOCTYPE ApiInteraction>
    <ApiInteraction>
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
