import ApiInteractionKit

/// The provider profiles that a linter knows: the built-in ones and a user's own.
public struct ProfileSet: Sendable {
  private struct Content {
    var profiles: [ProviderProfile] = []
    /// For each profile by name, the names of those that it extends.
    var ancestors: [String: Set<String>] = [:]
  }

  /// nil for the built-in profiles, which are read when a definition may call their services.
  private var known: Content?

  private var content: Content { known ?? ProfileSet.builtInContent }

  /// Every profile, with what it extends already in it.
  public var profiles: [ProviderProfile] { content.profiles }

  /// The profiles of the services that the vendor documents: `vonage-authentication`, `vonage-start-session`,
  /// `vonage-session-status`. What they ask for is [D].
  public static let builtIn = ProfileSet(known: nil)

  /// Which requests the built-in profiles speak of, as their files say.
  static let builtInMatches = [
    ProfileMatch(path: ["auth", "connect", "token"]),
    ProfileMatch(path: ["globalpci", "v1", "selfservicesession"]),
    ProfileMatch(path: ["globalpci", "v1", "session", "{id}"]),
  ]

  private static let builtInContent: Content = {
    var set = ProfileSet()
    for bytes in [
      PackageResources.vonage_authentication_json, PackageResources.vonage_start_session_json,
      PackageResources.vonage_session_status_json,
    ] {
      try? set.add(bytes)
    }
    return set.content
  }()

  /// The JSON Schema of a profile, in UTF-8.
  public static var schema: [UInt8] { PackageResources.provider_schema_json }

  /// A set without profiles.
  public init() {
    known = Content()
  }

  private init(known: Content?) {
    self.known = known
  }

  /// Adds the profile in a YAML or JSON file, which may extend any that is there.
  ///
  /// - Throws: ``InputProblem`` where the file is not a profile, extends one that is not there, or has the name of one
  ///   that is.
  public mutating func add(_ bytes: [UInt8]) throws(InputProblem) {
    try add(YAMLValue(bytes))
  }

  /// Adds the profile in a part of a file.
  package mutating func add(_ value: YAMLValue) throws(InputProblem) {
    let reader = try ProviderProfileReader(value)
    var profile = reader.profile
    var content = content
    if content.ancestors[profile.name] != nil {
      throw InputProblem("There is a profile named “\(profile.name)” already.", at: reader.namePlace)
    }
    var chain: Set<String> = []
    if let base = profile.base {
      guard let found = content.profiles.first(where: { $0.name == base }) else {
        throw InputProblem(missing(base, of: profile.name), at: reader.basePlace)
      }
      profile = profile.extending(found)
      chain = content.ancestors[base, default: []].union([base])
    }
    if profile.bodyType == .form, let nested = profile.body.first(where: { !$0.path.isPlainName }) {
      throw InputProblem(
        "A form has no nested fields, so “\(nested.path)” cannot be one of its fields.",
        at: reader.places[nested.path] ?? reader.basePlace)
    }
    content.profiles.append(profile.knowingConditions)
    content.ancestors[profile.name] = chain
    known = content
  }

  private func missing(_ base: String, of name: String) -> String {
    if base == name { return "A profile cannot extend itself." }
    let names = profiles.map(\.name)
    let advice =
      base.nearest(in: names).map { "Did you mean “\($0)”?" }
      ?? (names.isEmpty ? "" : "There are \(names.joined(separator: ", ")).")
    return "There is no profile “\(base)” to extend. \(advice) A profile comes after the one that it extends."
  }

  /// The profiles that speak of a definition's request.
  ///
  /// A profile takes the place of those that it extends. The method only chooses between several that match.
  package func profiles(for definition: Definition) -> [ProviderProfile] {
    guard let url = definition.url else { return [] }
    return profiles(forURL: url.template.standIn(0), method: definition.method?.text.string)
  }

  /// The profiles that speak of a request.
  package func profiles(forURL bytes: [UInt8], method: String?) -> [ProviderProfile] {
    let parts = URLParts(bytes)
    if known == nil, !ProfileSet.builtInMatches.contains(where: { $0.matches(bytes, parts) }) { return [] }
    let (profiles, ancestors) = (content.profiles, content.ancestors)
    let matching = profiles.indices.filter { profiles[$0].match.matches(bytes, parts) }
    guard matching.count > 1 else { return matching.map { profiles[$0] } }
    let replaced = matching.reduce(into: Set<String>()) {
      $0.formUnion(ancestors[profiles[$1].name, default: []])
    }
    let nearest = matching.map { profiles[$0] }.filter { !replaced.contains($0.name) }
    guard nearest.count > 1, let method else { return nearest }
    let sameMethod = nearest.filter { !$0.refuses(method: method) }
    return sameMethod.isEmpty ? nearest : sameMethod
  }
}
