import ApiInteractionKit

/// A response that the benchmarks map, and what is looked up in it.
public struct BenchmarkResponse: Sendable {
  public let type: ApiInteraction.ResponseType
  public let body: [UInt8]
  public let lookUps: [LookUp]

  /// What a definition says of it.
  public func response() throws -> ApiInteraction.Response {
    try ApiInteraction.Response(
      type: type, responseCodeDestination: DataSourceName("Code"),
      fields: lookUps.enumerated().map { number, lookUp in
        try ApiInteraction.Response.Field(
          locator: Locator(lookUp.locator, for: type), destination: DataSourceName("Value \(number)"))
      })
  }

  /// The values of a mapped response, in the order of the look-ups.
  public func values(in mapped: MappedResponse) -> [String?] {
    lookUps.indices.map { mapped["Value \($0)"]?.text }
  }

  /// What is wrong with the values that were found; nil if they are those expected.
  public func fault(in values: [String?]) -> String? {
    for (lookUp, value) in zip(lookUps, values) where BenchmarkResponse.compact(value) != lookUp.expected {
      return "\(lookUp.locator) is \(value ?? "null"), not \(lookUp.expected ?? "null")"
    }
    return values.count == lookUps.count ? nil : "\(values.count) values, not \(lookUps.count)"
  }

  /// A value, of an array without its white space: some print it as it stands, others anew.
  private static func compact(_ value: String?) -> String? {
    guard let value, value.hasPrefix("[") else { return value }
    return value.filter { !$0.isWhitespace }
  }
}
