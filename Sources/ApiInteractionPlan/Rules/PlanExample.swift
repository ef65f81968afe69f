import ApiInteractionLint

/// What the plans that rules show have in common, definitions by the names of their files among it.
enum PlanExample {
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

  /// A plan that asks for an order, in which nothing is wrong.
  static let wholePlan = RuleExample(
    plan: """
      steps:
        order:
          connector: order.xml
          success: answered
          interface-failure: to-agent
        answered:
          router:
            - {data-source: OrderResponseCode, not-equals: "200", next: to-agent}
            - {data-source: OrderState, equals: shipped, next: bye}
          default: to-agent
        to-agent: {agent: orders}
        bye: {end: over}
      """, files: order)
}
