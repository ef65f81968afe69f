extension RuleExample {
  /// A definition of every part, in which nothing is wrong.
  static let wholeDefinition = RuleExample(
    """
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
}
