@testable import ApiInteractionKit

/// Some locators and a mapper that reads responses by them: one way through the response path.
struct JSONRoute: Sendable {
  private let locators: [JSONLocator]
  private let mapper: ResponseMapper

  init(_ locators: [JSONLocator], limits: Limits = Limits()) throws {
    self.locators = locators
    let fields = try locators.enumerated().map { index, locator in
      ApiInteraction.Response.Field(
        locator: .json(locator), destination: try DataSourceName("value \(index)"))
    }
    mapper = ResponseMapper(
      try ApiInteraction.Response(
        type: .json, responseCodeDestination: try DataSourceName("code"), fields: fields), limits: limits,
      leastRest: 0)
  }

  /// What the mapper says of a body otherwise than must be said by the body's outline; nil where it says the same.
  ///
  /// - Parameter issues: What must go wrong.
  func difference(on bytes: [UInt8], outline: JSONOutline, issues: [MappingIssue]) -> String? {
    let mapped = mapper.map(status: 200, body: bytes)
    let paths = locators.map(\.text)
    if mapped.issues != issues { return "by \(paths): \(mapped.issues), not \(issues)" }
    // The one place that knows how a mapped value gives its text.
    let values = mapped.assignments.dropFirst().map(\.value?.text)
    let expected = locators.map { locator -> String? in
      guard issues.isEmpty, let entry = outline.entry(at: locator.steps) else { return nil }
      return outline.text(of: entry, in: bytes)
    }
    // Compared byte by byte, as Swift takes é and e with an accent for one.
    if values.map({ $0.map { Array($0.utf8) } }) == expected.map({ $0.map { Array($0.utf8) } }) { return nil }
    return "by \(paths): \(values), not \(expected)"
  }
}
