import ApiInteractionKit

/// What a service asks of the requests that are sent to it, and what it answers. [P]
///
/// A profile is data: it says which requests it speaks of, by the path of their Url, and what they need.
public struct ProviderProfile: Sendable, Hashable {
  /// What the body of a request is.
  public enum BodyType: String, Sendable, Hashable, CaseIterable {
    /// One JSON value.
    case json = "JSON"
    /// Pairs of names and values, joined by `&`.
    case form
  }

  /// A header of the request.
  public struct Header: Sendable, Hashable {
    /// The field's name.
    public let name: String
    /// Whether a request without it is refused.
    public let isRequired: Bool
    let check: ValueCheck
    /// Who says so.
    public internal(set) var authority: Authority
  }

  /// A field of the response.
  public struct ResponseField: Sendable, Hashable {
    /// Where in the response the field is.
    public let locator: JSONLocator
    /// Whether a later applet needs it.
    public let isRequired: Bool
    /// The data source in which later applets look for it.
    public let destination: String?
    /// Who says so.
    public internal(set) var authority: Authority
  }

  /// The name by which it is chosen and extended.
  public let name: String
  /// What the service does, in a sentence.
  public let summary: String?
  /// The profile that this one adds to.
  let base: String?
  var match: ProfileMatch
  /// The end of the path of the Urls that it speaks of; `{…}` stands for any one segment.
  public internal(set) var path: [String]
  /// The method that the request must have.
  public internal(set) var method: String?
  /// The headers that the service knows.
  public internal(set) var headers: [Header]
  /// What the body must be; nil if either will do.
  public internal(set) var bodyType: BodyType?
  /// Whether the profile names every field of the objects of which it names one.
  var isClosed: Bool?
  /// The fields that the service knows in a body.
  public internal(set) var body: [BodyField]
  /// The fields that the service knows in a response.
  public internal(set) var response: [ResponseField]
  /// Who says what the profile says.
  public internal(set) var source: String?

  /// The profile with what its base says as well, but for what it says itself.
  func extending(_ base: ProviderProfile) -> ProviderProfile {
    var profile = self
    if match.isEmpty {
      profile.match = base.match
      profile.path = base.path
    }
    profile.method = method ?? base.method
    profile.bodyType = bodyType ?? base.bodyType
    profile.isClosed = isClosed ?? base.isClosed
    profile.source = source ?? base.source
    let ownHeaders = Set(headers.map { $0.name.lowercased() })
    profile.headers = base.headers.filter { !ownHeaders.contains($0.name.lowercased()) } + headers
    let ownBody = Set(body.map(\.path))
    profile.body = base.body.filter { !ownBody.contains($0.path) } + body
    let ownResponse = Set(response.map(\.locator.steps))
    profile.response = base.response.filter { !ownResponse.contains($0.locator.steps) } + response
    return profile
  }
}

extension ProviderProfile {
  /// The profile that knows every field on which another depends, too.
  var knowingConditions: ProviderProfile {
    var profile = self
    for field in body {
      guard case .when(let condition) = field.need, let path = condition.field,
        !profile.body.contains(where: { $0.path == path })
      else { continue }
      profile.body.append(
        BodyField(
          path: path, need: .never, check: ValueCheck(), isClosed: nil,
          authority: Authority(source: source, summary: nil)))
    }
    return profile
  }

  /// What is said of a header of a name, whatever its case.
  func header(_ name: String) -> Header? {
    headers.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Whether a request without a header of a name, whatever its case, is refused.
  func needsHeader(_ name: String) -> Bool { header(name)?.isRequired ?? false }

  /// Whether a method is another than the one that the service answers to.
  package func refuses(method other: String) -> Bool {
    method.map { $0.lowercased() != other.lowercased() } ?? false
  }

  /// Whether every request to the service must have a body.
  var needsBody: Bool { !neededFields.isEmpty }

  /// The fields that every body has.
  var neededFields: [BodyField] {
    let others = Set(body.filter { $0.need != .always }.map(\.path.steps))
    return body.filter { field in
      let steps = field.path.steps
      return field.need == .always && !steps.contains(.every)
        && !steps.indices.contains { others.contains(Array(steps[...$0])) }
    }
  }
}
