import ApiInteractionKit

/// What some locators find in a response.
struct MappedFields {
  /// Whether the response could be read at all.
  let isReadable: Bool
  /// For each locator, what became of its field.
  let outcomes: [MappedResponse.Outcome]

  /// - Returns: nil where the locators are not all of one type.
  init?(_ locators: [Locator], in body: [UInt8]) {
    let fields = try? locators.enumerated().map { index, locator in
      try ApiInteraction.Response.Field(locator: locator, destination: DataSourceName("Value\(index)"))
    }
    guard let fields, let type = locators.first?.type, let status = try? DataSourceName("Status"),
      let response = try? ApiInteraction.Response(type: type, responseCodeDestination: status, fields: fields)
    else { return nil }
    self.init(response, in: body)
  }

  init(_ response: ApiInteraction.Response, in body: [UInt8]) {
    let mapped = ResponseMapper(response).map(status: 200, body: body, missing: .report)
    isReadable = !mapped.issues.contains { $0.field == nil }
    outcomes = mapped.assignments.dropFirst().map(\.outcome)
    let lines = LineTable(SourceText(body))
    for location in mapped.issues.compactMap(\.location) {
      let offset = lines.offset(of: location)
      require(0 <= offset && offset <= body.count, "\(location) is a place in the response")
    }
  }
}
