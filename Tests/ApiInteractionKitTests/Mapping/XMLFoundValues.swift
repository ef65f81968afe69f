import Testing

@testable import ApiInteractionKit

/// What a response gives a mapper of XML locators, each stored in a data source of its own.
func mappedXML(
  _ locators: [String], as type: DataType = .string, in response: [UInt8],
  missing policy: MissingPolicy = .allow
) throws -> MappedResponse {
  let fields = try locators.enumerated().map { index, locator in
    ApiInteraction.Response.Field(
      locator: .xml(try XMLLocator(locator)), destination: try DataSourceName("value \(index)"),
      dataType: type)
  }
  let mapper = ResponseMapper(
    try ApiInteraction.Response(
      type: .xml, responseCodeDestination: try DataSourceName("code"), fields: fields))
  let mapped = mapper.map(status: 200, body: response, missing: policy)
  #expect(mapped["code"]?.text == "200")
  return mapped
}

/// What XML locators find in a response that can be read.
func foundXML(_ locators: [String], in response: [UInt8]) throws -> [String?] {
  let mapped = try mappedXML(locators, in: response)
  #expect(mapped.issues == [])
  return mapped.assignments.dropFirst().map(\.value?.text)
}

/// What one XML locator finds in a response that can be read.
func foundXML(_ locator: String, in response: String) throws -> String? {
  try foundXML([locator], in: Array(response.utf8))[0]
}
