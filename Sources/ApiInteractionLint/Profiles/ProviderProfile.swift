import ApiInteractionKit

/// What a service asks of the requests that are sent to it. [P]
///
/// A profile is data: it says which requests it speaks of, by the path of their Url, and what they need.
public struct ProviderProfile: Sendable, Hashable {
  /// Something that a request needs.
  public struct Requirement: Sendable, Hashable {
    /// The name of the header, or the path of the body field: `PaymentData.amount`.
    public let name: String
    /// The steps of a body field's path.
    let steps: [JSONLocator.Step]
    /// Who says so, shown with the finding.
    public let source: String?
  }

  public let name: String
  /// The profile that this one adds to.
  let base: String?
  /// The end of the path of the Urls that it speaks of; `{…}` stands for any one segment.
  public internal(set) var path: [String]
  /// The method that the request must have.
  public internal(set) var method: String?
  /// The headers that must be there.
  public internal(set) var headers: [Requirement]
  /// The fields that the body must have.
  public internal(set) var body: [Requirement]
  /// Whether a body field is asked for, by name: a profile may take back what its base asks for.
  var optional: Set<String>
  /// Who says what the profile says.
  public internal(set) var source: String?

  /// Whether the path of a Url ends in the profile's.
  ///
  /// - Parameter segments: The segments of the path; nil for one that holds a hole.
  func matches(_ segments: [String?]) -> Bool {
    guard !path.isEmpty, segments.count >= path.count else { return false }
    return zip(path, segments.suffix(path.count)).allSatisfy { pattern, segment in
      pattern.hasPrefix("{") && pattern.hasSuffix("}") || pattern == segment
    }
  }

  /// The profile with what its base asks for as well.
  func extending(_ base: ProviderProfile) -> ProviderProfile {
    var profile = self
    if path.isEmpty { profile.path = base.path }
    profile.method = method ?? base.method
    profile.source = source ?? base.source
    let isOpen = { (requirement: Requirement, own: [Requirement]) in
      !optional.contains(requirement.name) && !own.contains { $0.name == requirement.name }
    }
    profile.headers = base.headers.filter { isOpen($0, headers) } + headers
    profile.body = base.body.filter { isOpen($0, body) } + body
    return profile
  }
}

extension ProviderProfile {
  /// Who asks for something, as it is added to a message.
  func authority(for requirement: Requirement) -> String {
    (requirement.source ?? source).map { " (\($0))" } ?? ""
  }
}
