/// A definition of which only the response matters.
struct SmallResponseDefinition {
  let xml: String

  /// - Parameter fields: What is between the tags of each Field, to the letter.
  init(_ type: String, _ fields: [(locator: String, destination: String, dataType: String)]) {
    let fields = fields.map { field in
      "<Field><Locator>\(field.locator)</Locator><Destination>\(field.destination)</Destination>"
        + "<DataType>\(field.dataType)</DataType></Field>"
    }
    xml = """
      <ApiInteraction><Request><Url>https://api.example.com/</Url><Method>GET</Method></Request>
      <Response><Type>\(type)</Type><ResponseCodeDestination>Code</ResponseCodeDestination>
      <Fields>\(fields.joined())</Fields></Response></ApiInteraction>
      """
  }
}
