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
    var mapping = Mapping(response.responseCodeDestination, status: status)
    var lines: LineTable?
    do throws(MappingIssue) {
      let matches = try matches(in: body)
      for (field, match) in zip(response.fields, matches) {
        let (value, fault) = read(match, of: field, in: body, missing: policy)
        mapping.set(field.destination, to: value)
        guard let fault else { continue }
        let table = lines ?? LineTable(SourceText(body))
        lines = table
        let location = match.map { table.location(of: $0.start) }
        mapping.issues.append(MappingIssue(field: field, message: fault, location: location))
      }
    } catch {
      mapping.issues.append(error)
      for field in response.fields { mapping.set(field.destination, to: nil) }
    }
    return MappedResponse(assignments: mapping.assignments, issues: mapping.issues)
  }

  /// What was set so far.
  private struct Mapping {
    private(set) var assignments: [MappedResponse.Assignment]
    private var places: [DataSourceName: Int]
    var issues: [MappingIssue] = []

    init(_ codeDestination: DataSourceName, status: Int) {
      assignments = [MappedResponse.Assignment(destination: codeDestination, value: String(status))]
      places = [codeDestination: 0]
    }

    mutating func set(_ destination: DataSourceName, to value: String?) {
      if let place = places[destination] {
        assignments[place].value = value
      } else {
        places[destination] = assignments.count
        assignments.append(MappedResponse.Assignment(destination: destination, value: value))
      }
    }
  }

  /// The value of a field, and what is wrong with it.
  private func read(
    _ match: JSONMatch?, of field: ApiInteraction.Response.Field, in body: [UInt8],
    missing policy: MissingPolicy
  ) -> (value: String?, fault: String?) {
    let value = body.withUnsafeBufferPointer { bytes in match.flatMap { $0.text(in: bytes) } }
    guard let value else {
      if policy == .allow { return (nil, nil) }
      let path = field.locator.text
      return (nil, match == nil ? "The response has no \(path)." : "The value at \(path) is null.")
    }
    if field.dataType.accepts(value) { return (value, nil) }
    return (
      nil, "The value at \(field.locator.text) is not of the type \(field.dataType.name); null is stored."
    )
  }

  /// What each locator found.
  ///
  /// - Throws: The issue that keeps the response from being read.
  private func matches(in body: [UInt8]) throws(MappingIssue) -> [JSONMatch?] {
    func unreadable(_ message: String, at offset: Int? = nil) -> MappingIssue {
      MappingIssue(field: nil, message: message, location: offset.map { SourceText(body).location(of: $0) })
    }
    guard body.count <= limits.responseBytes else {
      throw unreadable("The response is larger than \(limits.responseBytes) bytes and was not read.")
    }
    guard response.type == .json else {
      throw unreadable("This version maps JSON responses only; the definition's Type is XML.")
    }
    if response.fields.isEmpty { return [] }
    guard let first = body.first(where: { !$0.isWhiteSpace }) else {
      throw unreadable("The response has no body; JSON was expected.", at: 0)
    }
    var matcher = JSONMatcher(tree)
    let error = body.withUnsafeBufferPointer { bytes -> JSONSyntaxError? in
      do throws(JSONSyntaxError) {
        try JSONScanner.scan(bytes, depthLimit: limits.jsonDepth, &matcher)
        return nil
      } catch {
        return error
      }
    }
    guard let error else { return matcher.matches }
    let hint = first == UInt8(ascii: "<") ? " This looks like HTML or XML." : ""
    throw unreadable("The response is not JSON: \(error.description)\(hint)", at: error.offset)
  }
}
