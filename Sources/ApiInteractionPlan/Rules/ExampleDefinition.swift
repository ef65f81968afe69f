/// Definitions for the plans that rules show, by the names of their files.
enum ExampleDefinition {
  static let order = [
    "order.xml": """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/orders/latest</Url>
        <Method>GET</Method>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>OrderResponseCode</ResponseCodeDestination>
        <Fields><Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field></Fields>
      </Response>
    </ApiInteraction>
    """
  ]

  static let session = [
    "session.xml": """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/globalpci/v1/session/latest</Url>
        <Method>GET</Method>
        <Headers><Header><Key>Authorization</Key><Value>Bearer #(PaymentToken)</Value></Header></Headers>
      </Request>
      <Response>
        <Type>JSON</Type>
        <ResponseCodeDestination>SessionResponseCode</ResponseCodeDestination>
        <Fields><Field><Locator>sessionState</Locator><Destination>SessionState</Destination><DataType>String</DataType></Field></Fields>
      </Response>
    </ApiInteraction>
    """
  ]
}
