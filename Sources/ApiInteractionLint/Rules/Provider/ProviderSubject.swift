import ApiInteractionKit

extension LintSubject {
  /// The profiles that the request is held against: none if several speak of its Url and none of them of its Method, for
  /// nobody knows which was meant.
  var judgingProfiles: [ProviderProfile] {
    guard profiles.count > 1, let method, profiles.allSatisfy({ $0.refuses(method: method) }) else {
      return profiles
    }
    return []
  }

  /// Whether the Method is another than the service answers to, of which ``ProviderMethod`` speaks.
  var hasRefusedMethod: Bool {
    guard !profiles.isEmpty, let method else { return false }
    return profiles.allSatisfy { $0.refuses(method: method) }
  }

  /// Whether a header is missing, of which ``ProviderMissingHeader`` speaks.
  func needsByProvider(header name: String) -> Bool { profiles.contains { $0.needsHeader(name) } }

  /// Whether a response without a field that is needed is found, of which ``ProviderMissingResponseField`` speaks.
  var needsResponseFieldsByProvider: Bool { profiles.contains { $0.response.contains(where: \.isRequired) } }
}

extension Definition.Value {
  /// The value as a media type: in lower case, without parameters.
  var mediaType: String { text.string.mediaType }
}

extension String {
  /// The text as a media type: in lower case, without parameters.
  package var mediaType: String {
    let type = lowercased().prefix { $0 != ";" }
    return String(type.reversed().drop(while: \.isWhitespace).reversed())
  }
}
