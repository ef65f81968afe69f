import ApiInteractionKit

/// The provider profiles that a linter knows: the built-in ones and a user's own.
public struct ProfileSet: Sendable {
  /// Every profile, with what it extends already in it.
  public private(set) var profiles: [ProviderProfile] = []
  /// For each profile by name, the names of those that it extends.
  private var ancestors: [String: Set<String>] = [:]

  /// The profiles of the services that the vendor documents: `vonage-authentication`, `vonage-start-session`,
  /// `vonage-session-status`. What they ask for is [D].
  public static let builtIn: ProfileSet = {
    var set = ProfileSet()
    for bytes in [
      PackageResources.vonage_authentication_yml, PackageResources.vonage_start_session_yml,
      PackageResources.vonage_session_status_yml,
    ] {
      try? set.add(bytes)
    }
    return set
  }()

  /// A set without profiles.
  public init() {}

  /// Adds the profile in a YAML or JSON file, which may extend any that is there.
  ///
  /// - Throws: ``InputProblem`` where the file is not a profile, extends one that is not there, or has the name of one
  ///   that is.
  public mutating func add(_ bytes: [UInt8]) throws(InputProblem) {
    var profile = try ProviderProfile(bytes)
    if ancestors[profile.name] != nil {
      throw InputProblem(message: "There is a profile named “\(profile.name)” already.", location: nil)
    }
    var chain: Set<String> = []
    if let base = profile.base {
      guard let found = profiles.first(where: { $0.name == base }) else {
        let names = profiles.map(\.name)
        let advice =
          base.nearest(in: names).map { "Did you mean “\($0)”?" }
          ?? "There are \(names.joined(separator: ", "))."
        throw InputProblem(message: "There is no profile “\(base)” to extend. \(advice)", location: nil)
      }
      profile = profile.extending(found)
      chain = ancestors[base, default: []].union([base])
    }
    profiles.append(profile)
    ancestors[profile.name] = chain
  }

  /// The profiles that speak of a definition's request.
  ///
  /// A profile takes the place of those that it extends. The method only chooses between several that match.
  func profiles(for definition: Definition) -> [ProviderProfile] {
    guard let url = definition.url else { return [] }
    let segments = ProfileSet.segments(of: url)
    let matching = profiles.filter { $0.matches(segments) }
    let replaced = matching.reduce(into: Set<String>()) { $0.formUnion(ancestors[$1.name, default: []]) }
    let nearest = matching.filter { !replaced.contains($0.name) }
    let sameMethod = nearest.filter { $0.method == definition.method?.text.string }
    return nearest.count > 1 && !sameMethod.isEmpty ? sameMethod : nearest
  }

  /// The segments of a Url's path; nil for one with a hole in it.
  private static func segments(of url: Definition.Value) -> [String?] {
    let hole: UInt8 = 0
    let bytes = url.template.standIn(hole)
    return bytes[URLParts(bytes).path].split(separator: UInt8(ascii: "/")).map { segment in
      segment.contains(hole) ? nil : String(decoding: segment, as: UTF8.self)
    }
  }
}
