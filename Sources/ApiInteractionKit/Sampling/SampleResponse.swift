/// A response to learn from: every locator that it offers. [P]
public struct SampleResponse: Sendable {
  public let type: ApiInteraction.ResponseType
  /// In the order of the response; each finds what it is listed with.
  public let locators: [SampleLocator]
  /// How many values cannot be reached, or only by a locator of over 1,000 bytes.
  public let unlisted: Int

  /// Reads a response; one that begins with `<` is XML.
  ///
  /// - Throws: ``MappingIssue`` where it cannot be read.
  public init(_ body: [UInt8], limits: Limits = Limits()) throws(MappingIssue) {
    let first = body.first { !$0.isWhiteSpace && ![0xEF, 0xBB, 0xBF].contains($0) }
    let isXML =
      first == UInt8(ascii: "<") || body.starts(with: [0xFE, 0xFF]) || body.starts(with: [0xFF, 0xFE])
    type = isXML ? .xml : .json
    let response = try SampleResponse.checked(type)
    if let issue = ResponseMapper(response, limits: limits).map(status: 200, body: body).issues.first {
      throw issue
    }
    let lists = body.withUnsafeBufferPointer { bytes in
      isXML ? XMLSample.list(bytes, limits: limits) : JSONSample.list(bytes, limits: limits)
    }
    (locators, unlisted) = lists
  }

  /// A response with one field, so that its body is read and checked.
  private static func checked(_ type: ApiInteraction.ResponseType) throws(MappingIssue)
    -> ApiInteraction.Response
  {
    do {
      return try ApiInteraction.Response(
        type: type, responseCodeDestination: DataSourceName("Code"),
        fields: [
          ApiInteraction.Response.Field(locator: Locator("x", for: type), destination: DataSourceName("X"))
        ])
    } catch {
      throw MappingIssue(field: nil, message: "\(error)", location: nil)
    }
  }

  /// A field for each value, its destination named after the end of its path: as much of it as makes it the only one.
  ///
  /// - Parameter group: What stands before the bar in each destination.
  /// - Throws: ``DataSourceName/Invalid`` if the group cannot be part of a data source's name.
  public func fields(group: String? = nil) throws(DataSourceName.Invalid) -> [ApiInteraction.Response.Field] {
    let values = locators.filter(\.isValue)
    var fields: [ApiInteraction.Response.Field] = []
    for (value, name) in zip(values, DestinationNames(values.map(\.path), group: group).names) {
      fields.append(
        ApiInteraction.Response.Field(
          locator: value.locator, destination: try DataSourceName(name), dataType: value.dataType))
    }
    return fields
  }
}
