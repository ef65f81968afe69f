import ApiInteractionKit

/// The code of the article Mapping.
func mapping(_ print: (Any) -> Void) async throws {
  func field(
    _ locator: Locator, _ name: String, _ type: DataType = .string
  ) throws -> ApiInteraction.Response.Field {
    ApiInteraction.Response.Field(locator: locator, destination: try DataSourceName(name), dataType: type)
  }

  let orders = ResponseMapper(
    try ApiInteraction.Response(
      type: .json, responseCodeDestination: DataSourceName("Code"),
      fields: [
        field(.json(JSONLocator("orders[0].total")), "Total", .number),
        field(.json(JSONLocator("orders[0].items")), "Items"),
        field(.json(JSONLocator("orders[0].shipped")), "Shipped", .dateTime),
        field(.json(JSONLocator("orders[1].total")), "Next", .number),
      ]))
  let body = Array(#"{"orders": [{"total": 10.00, "items": ["tea", "milk"], "shipped": "soon"}]}"#.utf8)
  let mapped = orders.map(status: 200, body: body)
  for assignment in mapped.assignments {
    print("\(assignment.destination): \(assignment.outcome)")
  }
  for issue in mapped.issues {
    print(issue.message)
  }

  let cut = orders.map(status: 503, body: Array("<h1>Service unavailable</h1>".utf8))
  print(cut["Code"]?.text ?? "null")
  print(cut.issues[0].message)

  let xml = ResponseMapper(
    try ApiInteraction.Response(
      type: .xml, responseCodeDestination: DataSourceName("Code"),
      fields: [
        field(.xml(XMLLocator("/name")), "Name"), field(.xml(XMLLocator("//item[@size='L']")), "Large"),
        field(.xml(XMLLocator("count(//item)")), "Count", .integer),
      ]))
  let order = "<order><name>Jane</name><item>tea</item><item size='L'>milk</item></order>"
  for assignment in xml.map(status: 200, body: order.utf8).assignments {
    print("\(assignment.destination): \(assignment.value?.text ?? "null")")
  }

  let sample = try SampleResponse(Array(#"{"id": 7, "owner": {"name": "Jane", "vip": true}}"#.utf8))
  for found in sample.locators where found.isValue {
    print("\(found.locator.text): \(found.dataType.name)")
  }
  print(try sample.fields(group: "Order").map(\.destination.name))
}
