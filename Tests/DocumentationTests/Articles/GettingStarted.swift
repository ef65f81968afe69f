import ApiInteractionKit
import HTTPTypes

/// The code of the article GettingStarted.
func gettingStarted(_ print: (Any) -> Void) async throws {
  let source = SourceText(
    """
    <ApiInteraction>
      <Request>
        <Url>https://orders.example.com/v1/orders/$(IVRSlot|OrderID)</Url>
        <Method>GET</Method>
        <Headers><Header><Key>Accept</Key><Value>application/json</Value></Header></Headers>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>Order|ResponseCode</ResponseCodeDestination>
        <Fields>
          <Field>
            <Locator>customer.name</Locator><Destination>Order|Name</Destination><DataType>String</DataType>
          </Field>
        </Fields>
      </Response>
    </ApiInteraction>
    """)
  let interaction = try ApiInteraction(source)
  print(interaction.request.url.placeholders[0].placeholder.name)

  do {
    let incomplete = "<ApiInteraction><Request><Method>FETCH IT</Method></Request></ApiInteraction>"
    _ = try ApiInteraction(SourceText(incomplete))
  } catch {
    print(error)
  }

  let call = CallContext(dataSources: ["IVRSlot|OrderID": "4711"])
  let resolved = try RequestResolver(interaction).resolve(in: call)
  print(resolved.text.url)

  let body = Array(#"{"customer": {"name": "Jane Doe"}}"#.utf8)
  let mapped = ResponseMapper(interaction.response).map(status: 200, body: body)
  for assignment in mapped.assignments {
    print("\(assignment.destination) = \(assignment.value?.text ?? "null")")
  }

  let search = ApiInteraction(
    request: try ApiInteraction.Request(
      url: TemplateText("https://crm.example.com/contacts?phone=$(CLID:RemoveLeadingPlus)"), method: .get),
    response: try ApiInteraction.Response(
      type: .json, responseCodeDestination: DataSourceName("Contact|ResponseCode"),
      fields: [
        ApiInteraction.Response.Field(
          locator: .json(JSONLocator("contacts[0].name")), destination: DataSourceName("Contact|Name"))
      ]))
  print(search.xmlString())
  print(try ApiInteraction(SourceText(search.xmlString())) == search)
}
