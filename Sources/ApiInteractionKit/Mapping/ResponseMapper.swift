/// Maps responses to data sources as a definition's Response says.
///
/// All locators are found in one pass over the response, which is checked as a whole. Make one mapper for many responses.
public struct ResponseMapper: Sendable {
  public let response: ApiInteraction.Response
  private let limits: Limits
  private let tree: JSONLocatorTree

  public init(_ response: ApiInteraction.Response, limits: Limits = Limits()) {
    self.response = response
    self.limits = limits
    tree = JSONLocatorTree(
      response.fields.compactMap { field in
        if case .json(let locator) = field.locator { locator } else { nil }
      })
  }

  /// What a response sets.
  ///
  /// The status code is always stored. A locator that finds nothing gives null [D]; a value that is not of its field's
  /// type, and every value of a response that cannot be read, is null and an issue [P].
  ///
  /// - Parameters:
  ///   - status: The HTTP status code.
  ///   - body: The body of the response.
  public func map(status: Int, body: [UInt8], missing policy: MissingPolicy = .allow) -> MappedResponse {
    var assignments = [
      MappedResponse.Assignment(destination: response.responseCodeDestination, value: String(status))
    ]
    var issues: [MappingIssue] = []
    var places = [response.responseCodeDestination: 0]
    let values = values(of: body, &issues)
    for (field, value) in zip(response.fields, values) {
      let value = checked(
        value, for: field, policy, &issues, isReadable: issues.first?.field != nil || issues.isEmpty)
      if let place = places[field.destination] {
        assignments[place].value = value
      } else {
        places[field.destination] = assignments.count
        assignments.append(MappedResponse.Assignment(destination: field.destination, value: value))
      }
    }
    return MappedResponse(assignments: assignments, issues: issues)
  }

  private func checked(
    _ value: String?, for field: ApiInteraction.Response.Field, _ policy: MissingPolicy,
    _ issues: inout [MappingIssue], isReadable: Bool
  ) -> String? {
    guard let value else {
      if policy == .report, isReadable {
        issues.append(
          MappingIssue(field: field, message: "The response has no \(field.locator.text).", location: nil))
      }
      return nil
    }
    if field.dataType.accepts(value) { return value }
    issues.append(
      MappingIssue(
        field: field,
        message: "The value at \(field.locator.text) is not a \(field.dataType.name); null is stored.",
        location: nil))
    return nil
  }

  /// The text of each field's value.
  private func values(of body: [UInt8], _ issues: inout [MappingIssue]) -> [String?] {
    let none = response.fields.map { _ in String?.none }
    func unreadable(_ message: String, at offset: Int? = nil) -> [String?] {
      let location = offset.map { LineTable(SourceText(body)).location(of: $0) }
      issues.append(MappingIssue(field: nil, message: message, location: location))
      return none
    }
    guard body.count <= limits.responseBytes else {
      return unreadable("The response is larger than \(limits.responseBytes) bytes and was not read.")
    }
    guard response.type == .json else {
      return unreadable("This version maps JSON responses only; the definition's Type is XML.")
    }
    if response.fields.isEmpty { return none }
    if body.allSatisfy(\.isWhiteSpace) {
      return unreadable("The response has no body; JSON was expected.", at: 0)
    }
    return body.withUnsafeBufferPointer { bytes in
      var matcher = JSONMatcher(tree)
      do throws(JSONSyntaxError) {
        try JSONScanner.scan(bytes, depthLimit: limits.jsonDepth, &matcher)
      } catch {
        let isMarkup = bytes.first { !$0.isWhiteSpace } == UInt8(ascii: "<")
        let hint = isMarkup ? " This looks like HTML or XML." : ""
        return unreadable("The response is not JSON: \(error.description)\(hint)", at: error.offset)
      }
      return matcher.matches.map { $0?.text(in: bytes) }
    }
  }
}
