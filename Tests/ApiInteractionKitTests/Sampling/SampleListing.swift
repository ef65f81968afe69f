@testable import ApiInteractionKit

/// A sample response and what it lists, so that a test can look at both.
struct SampleListing {
  let body: [UInt8]
  let sample: SampleResponse

  init(_ body: [UInt8]) throws {
    self.body = body
    sample = try SampleResponse(body)
  }

  init(_ body: String) throws {
    try self.init(Array(body.utf8))
  }

  /// Each locator on a line, with its type and what it finds.
  var lines: [String] { sample.locators.map(SampleListing.line) }

  private static func line(_ locator: SampleLocator) -> String {
    let start = "\(locator.locator.text) \(locator.dataType.name) "
    return switch locator.content {
    case .text(let text): start + text
    case .null: start + "null"
    case .object(let count): start + "{\(count)}"
    case .array(let count): start + "[\(count)]"
    case .elements(let count): start + "<\(count)>"
    }
  }

  /// What is listed otherwise than a mapper finds it in the same response, each on a line.
  func differences() throws -> [String] {
    let fields = try sample.locators.enumerated().map { index, locator in
      ApiInteraction.Response.Field(
        locator: locator.locator, destination: try DataSourceName("value \(index)"),
        dataType: locator.dataType)
    }
    let mapped = ResponseMapper(
      try ApiInteraction.Response(
        type: sample.type, responseCodeDestination: DataSourceName("code"), fields: fields)
    ).map(status: 200, body: body)
    var differences = mapped.issues.map(\.message)
    for (locator, assignment) in zip(sample.locators, mapped.assignments.dropFirst())
    where !SampleListing.agree(locator.content, assignment.outcome) {
      differences.append("\(SampleListing.line(locator)) finds \(assignment.outcome)")
    }
    let repeated = Dictionary(grouping: sample.locators) { Array($0.locator.text.utf8) }.filter {
      $1.count > 1
    }
    return differences + repeated.values.map { "\($0[0].locator.text) is listed \($0.count) times" }
  }

  private static func agree(_ content: SampleLocator.Content, _ outcome: MappedResponse.Outcome) -> Bool {
    switch (content, outcome) {
    // Byte by byte, as Swift takes é and e with an accent for one.
    case (.text(let text), .value(let value)): text.utf8.elementsEqual(value.text.utf8)
    case (.null, .null): true
    case (.object, .value(let value)): value.text.hasPrefix("{") && value.text.hasSuffix("}")
    case (.array, .value(let value)): value.text.hasPrefix("[") && value.text.hasSuffix("]")
    case (.elements, .value(let value)): value.text.hasPrefix("<") && value.text.hasSuffix(">")
    default: false
    }
  }
}
