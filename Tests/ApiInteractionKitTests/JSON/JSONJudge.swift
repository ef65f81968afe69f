@testable import ApiInteractionKit

/// Has texts judged both by the outline and by the response path.
struct JSONJudge: Sendable {
  private let limits: Limits
  private let routes: [JSONRoute]

  /// Locators that step nowhere, so that everything is skipped, and locators that step part of the way, so that walking
  /// and skipping take turns.
  static let paths = [
    ["nowhere.at[0]"], ["[1]"], ["a"], ["a.b[2].c"], ["[1]", "[2].a", "a", "a.b[2].c", "b[0]", "[1][1][1]"],
  ]
  /// The fewest of them that are of any use where there are very many texts.
  static let fewPaths = [["nowhere.at[0]"], ["[1]", "[2].a", "a", "a.b[2].c", "b[0]", "[1][1][1]"]]

  init(_ paths: [[String]] = JSONJudge.paths, limits: Limits = Limits()) throws {
    self.limits = limits
    routes = try paths.map { try JSONRoute($0.map { try JSONLocator($0) }, limits: limits) }
  }

  /// What is said of a text.
  ///
  /// - Parameter choose: Chooses more locators by which the response path shall read it.
  func verdict(
    on bytes: [UInt8], by choose: (JSONOutline) -> [JSONLocator] = { _ in [] }
  ) throws -> JSONVerdict {
    let outline = JSONOutline(bytes, depthLimit: limits.jsonDepth)
    let issues = issues(of: outline.fault, in: bytes)
    let locators = choose(outline)
    let more = locators.isEmpty ? [] : [try JSONRoute(locators, limits: limits)]
    return JSONVerdict(
      outline: outline,
      differences: (routes + more).compactMap { $0.difference(on: bytes, outline: outline, issues: issues) })
  }

  /// What the response path must say where the outline has a fault.
  private func issues(of fault: JSONSyntaxError?, in bytes: [UInt8]) -> [MappingIssue] {
    guard let fault else { return [] }
    func issue(_ message: String, at offset: Int) -> [MappingIssue] {
      [MappingIssue(field: nil, message: message, location: SourceText(bytes).location(of: offset))]
    }
    guard let first = bytes.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return issue("The response has no body; JSON was expected.", at: 0)
    }
    let hint = first == UInt8(ascii: "<") ? " This looks like HTML or XML." : ""
    return issue("The response is not JSON: \(fault.description)\(hint)", at: fault.offset)
  }
}
