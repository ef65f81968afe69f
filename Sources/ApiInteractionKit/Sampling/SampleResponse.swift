/// A response to learn from: every locator that it offers. [P]
public struct SampleResponse: Sendable {
  /// The longest group of destinations, in Unicode scalars: enough is left for names that differ.
  public static let longestGroup = 200

  /// What the response is.
  public let type: ApiInteraction.ResponseType
  /// In the order of the response; each finds what it is listed with.
  public let locators: [SampleLocator]
  /// How many values cannot be reached, or only by a locator of over 1,000 bytes; those in the earlier of two members of one
  /// name among them.
  public let unlisted: Int

  /// Reads a response; one that begins with `<` is XML.
  ///
  /// - Throws: ``MappingIssue`` where it cannot be read.
  public init(_ body: [UInt8], limits: Limits = Limits()) throws(MappingIssue) {
    let isXML = SampleResponse.isXML(body)
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

  /// Whether the first character is `<`, in UTF-8 or UTF-16.
  private static func isXML(_ body: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE]]
    let start = body.dropFirst(marks.first { body.starts(with: $0) }?.count ?? 0)
    return start.first { !$0.isWhiteSpace && $0 != 0 } == UInt8(ascii: "<")
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
  /// - Throws: ``DataSourceName/Invalid`` if the group cannot be part of a data source's name, or leaves too little of it.
  public func fields(group: String? = nil) throws(DataSourceName.Invalid) -> [ApiInteraction.Response.Field] {
    if let group, group.contains("|") || group.unicodeScalars.count > SampleResponse.longestGroup {
      throw DataSourceName.Invalid(
        description: "A group has at most \(SampleResponse.longestGroup) characters, and no |.",
        range: 0..<group.utf8.count)
    }
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
