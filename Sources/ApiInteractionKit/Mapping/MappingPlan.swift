/// How responses are mapped, worked out once for all of them.
///
/// A class, because a mapper is handed into closures on every call: one reference is counted instead of one for each field.
final class MappingPlan: Sendable {
  let response: ApiInteraction.Response
  private let limits: Limits
  private let leastRest: Int
  private let takesMasks: Bool
  private let tree: JSONLocatorTree
  private let targets: [ResponseMapping.Target]
  /// The data sources that are set, and what their values are of: the type of the last field that sets them.
  let destinations: [(name: DataSourceName, type: DataType)]

  /// - Parameters:
  ///   - leastRest: How much of a JSON text must be left, in bytes, for members that no locator steps into to be skipped.
  ///   - takesMasks: Whether a mask may stand for a value of any type.
  init(_ response: ApiInteraction.Response, limits: Limits, leastRest: Int, takesMasks: Bool = false) {
    self.response = response
    self.limits = limits
    self.leastRest = leastRest
    self.takesMasks = takesMasks
    tree = JSONLocatorTree(
      response.fields.compactMap { field in
        if case .json(let locator) = field.locator { locator } else { nil }
      })
    var places = [response.responseCodeDestination: 0]
    var destinations = [(name: response.responseCodeDestination, type: DataType.integer)]
    targets = response.fields.map { field in
      let place = places[field.destination] ?? destinations.count
      if place == destinations.count { destinations.append((field.destination, field.dataType)) }
      places[field.destination] = place
      destinations[place].type = field.dataType
      return ResponseMapping.Target(field: field, check: DataTypeCheck(field.dataType), place: place)
    }
    self.destinations = destinations
  }

  /// What a response sets.
  func map(_ status: Int, _ body: UnsafeBufferPointer<UInt8>, _ policy: MissingPolicy)
    -> MappedResponse
  {
    var mapping = ResponseMapping(count: destinations.count, targets, policy, takesMasks: takesMasks)
    mapping.outcomes[0] = .status(status)
    do throws(UnreadableResponse) {
      if !response.fields.isEmpty { try read(body, status, &mapping) }
    } catch {
      mapping.issues.append(MappingIssue(field: nil, message: error.message, location: error.location))
    }
    return MappedResponse(self, mapping.outcomes, issues: mapping.issues)
  }

  private func read(
    _ body: UnsafeBufferPointer<UInt8>, _ status: Int, _ mapping: inout ResponseMapping
  ) throws(UnreadableResponse) {
    guard body.count <= limits.responseBytes else {
      throw UnreadableResponse(
        message: "The response is larger than \(limits.responseBytes) bytes and was not read.")
    }
    guard body.contains(where: { !$0.isWhiteSpace }) else {
      let reason = status == 204 ? "The status 204 says that there is no body" : "The response has no body"
      throw UnreadableResponse(
        message: "\(reason); \(response.type.name) was expected.",
        location: SourceLocation(line: 1, column: 1))
    }
    switch response.type {
    case .json: try readJSON(body, &mapping)
    case .xml: try readXML(body, &mapping)
    }
  }

  private func readJSON(
    _ body: UnsafeBufferPointer<UInt8>, _ mapping: inout ResponseMapping
  ) throws(UnreadableResponse) {
    let error = JSONMatcher.find(tree, in: body, depthLimit: limits.jsonDepth, leastRest: leastRest) {
      matcher in
      for index in targets.indices { mapping.read(matcher.match(index), of: index, in: body) }
    }
    if let error {
      var counter = LineCounter(body)
      throw UnreadableResponse(
        message: "The response is not JSON: \(error.description)\(ResponseHint(body, of: .json).text)",
        location: counter.location(of: error.offset))
    }
    mapping.locateIssues(in: body)
  }

  private func readXML(
    _ body: UnsafeBufferPointer<UInt8>, _ mapping: inout ResponseMapping
  ) throws(UnreadableResponse) {
    let document = try XMLResponse(body, limits: limits)
    for (index, field) in response.fields.enumerated() {
      guard case .xml(let locator) = field.locator else { continue }
      do throws(XPathError) {
        mapping.read(try document.find(locator), of: index)
      } catch {
        mapping.refuse(index, "The locator \(field.locator.shown) cannot be evaluated: \(error.description)")
      }
    }
    document.withText { mapping.locateIssues(in: $0) }
  }
}
