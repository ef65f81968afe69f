import Testing

@testable import ApiInteractionKit

/// What locators find in a response.
func found(_ locators: [String], in response: String) throws -> [String?] {
  try found(locators, in: Array(response.utf8))
}

/// What locators find in a response, each stored in a data source of its own.
func found(_ locators: [String], in response: [UInt8]) throws -> [String?] {
  let fields = try locators.enumerated().map { index, locator in
    ApiInteraction.Response.Field(
      locator: .json(try JSONLocator(locator)), destination: try DataSourceName("value \(index)"))
  }
  let mapper = ResponseMapper(
    try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("code"), fields: fields))
  let mapped = mapper.map(status: 200, body: response)
  #expect(mapped.issues == [])
  #expect(mapped.assignments.map(\.destination.name) == ["code"] + locators.indices.map { "value \($0)" })
  return mapped.assignments.dropFirst().map(\.value?.text)
}
