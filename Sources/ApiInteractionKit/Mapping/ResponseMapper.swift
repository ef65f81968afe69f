/// Maps responses to data sources as a definition's Response says.
///
/// All JSON locators are found in one pass over the response, which is checked as a whole, and nothing is allocated for a
/// value that is not stored. Make one mapper for many responses.
public struct ResponseMapper: Sendable {
  private let plan: MappingPlan
  /// What is kept of responses.
  public var response: ApiInteraction.Response { plan.response }

  /// A mapper.
  ///
  /// - Parameters:
  ///   - response: What is kept of responses.
  ///   - limits: What is refused as too large or too deep: such a response cannot be read.
  public init(_ response: ApiInteraction.Response, limits: Limits = Limits()) {
    self.init(response, limits: limits, leastRest: JSONScanner.shortText)
  }

  /// A mapper of records, which may hold masks in place of secrets of any type.
  package init(_ response: ApiInteraction.Response, limits: Limits = Limits(), takingMasks: Bool) {
    plan = MappingPlan(response, limits: limits, leastRest: JSONScanner.shortText, takesMasks: takingMasks)
  }

  /// A mapper that skips as soon as there is something to skip, for tests of short responses.
  init(_ response: ApiInteraction.Response, limits: Limits, leastRest: Int) {
    plan = MappingPlan(response, limits: limits, leastRest: leastRest)
  }

  /// What a response sets.
  ///
  /// The status code is always stored. A locator that finds nothing gives null [D]; a value that is not of its field's
  /// type, and every value of a response that cannot be read, is null and an issue [P].
  ///
  /// - Parameters:
  ///   - status: The HTTP status code.
  ///   - body: The body of the response.
  ///   - policy: What is said of a locator that finds nothing.
  public func map(status: Int, body: [UInt8], missing policy: MissingPolicy = .allow) -> MappedResponse {
    body.withUnsafeBufferPointer { plan.map(status, $0, policy) }
  }

  /// What a response sets, its body being `Data` or any other bytes.
  public func map(
    status: Int, body: some Collection<UInt8>, missing policy: MissingPolicy = .allow
  ) -> MappedResponse {
    let plan = plan
    return body.withContiguousStorageIfAvailable { plan.map(status, $0, policy) }
      ?? map(status: status, body: Array(body), missing: policy)
  }
}
