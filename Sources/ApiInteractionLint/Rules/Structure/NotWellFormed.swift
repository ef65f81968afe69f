import ApiInteractionKit

struct NotWellFormed: ReadingRule {
  let id = "not-well-formed"
  let group = RuleGroup.structure
  let severity = Severity.error
  let summary = "A file that is not XML: a bare &, a tag that is never closed, an end that is missing."
  let rationale = """
    XML is read up to the first fault and no further. From such a definition no request can be made: the call gets nothing \
    of what the step should have fetched. By far the most frequent cause is an `&` in a Url or in a form body. It is written \
    `&amp;`, or the whole text is put between `<![CDATA[` and `]]>`. What comes after the fault is judged once it is put \
    right, so check again then. There is never a reason to ignore this one.
    """
  let bad = RuleExample(
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders?caller=$(CLID)&state=open</Url>
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
        <Url>https://api.example.com/orders?caller=$(CLID)&amp;state=open</Url>
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
  let fixing = RuleFixing.changesRequest
}
