import ApiInteractionKit

/// A header that a service asks for and that is not there.
struct MissingHeader {
  /// What was most likely meant to be the header.
  enum Meant {
    /// A header of another name.
    case misspelt(Definition.Value)
    /// The key of a header that is there twice, the second time.
    case repeated(Definition.Value)
    /// A header whose name HTTP does not allow, of which another rule speaks.
    case invalid
    /// Something else of which a rule speaks.
    case explained(by: Diagnostic.Explanation)
  }

  let header: ProviderProfile.Header
  let profile: ProviderProfile
  let meant: Meant?

  /// All that are missing; none where it is not known what all the headers are.
  static func all(in subject: LintSubject) -> [MissingHeader] {
    let profiles = subject.judgingProfiles
    guard profiles.contains(where: { $0.headers.contains(where: \.isRequired) }),
      subject.definition.elementsOutOfPlace.isDisjoint(with: [.headers, .header]),
      subject.headers.allSatisfy({ $0.name != nil })
    else { return [] }
    var there = Set(subject.headers.compactMap(\.name))
    let missing = profiles.flatMap { profile in
      profile.headers.filter { $0.isRequired && there.insert($0.name.lowercased()).inserted }.map {
        (header: $0, profile: profile)
      }
    }
    guard !missing.isEmpty else { return [] }
    var others = OtherHeaders(subject, knownTo: profiles)
    return missing.map {
      MissingHeader(
        header: $0.header, profile: $0.profile, meant: others.take(for: $0.header.name.lowercased()))
    }
  }
}

/// What stands among the headers and may be meant as one that is missing.
private struct OtherHeaders {
  private var unknown: [Definition.Value]
  private var repeated: [Definition.Value] = []
  /// Names that HTTP does not allow, of which another rule speaks.
  private let invalid: [String]
  private let swapped: [String]
  /// What is no header, and the rule that speaks of it.
  private let foreign: [(text: String, explanation: Diagnostic.Explanation)]

  init(_ subject: LintSubject, knownTo profiles: [ProviderProfile]) {
    let known = Set(profiles.flatMap(\.headers).map { $0.name.lowercased() })
    let headers = subject.headers
    unknown = headers.filter { $0.name.map { !known.contains($0) } ?? false }.compactMap(\.header.key)
    invalid = headers.compactMap(\.name).filter { $0.contains { !OtherHeaders.isPlain($0) } }.map {
      $0.filter(OtherHeaders.isPlain)
    }
    swapped = headers.compactMap { $0.nameInValue(knownTo: profiles)?.lowercased() }
    var first: [String: Definition.Value] = [:]
    for header in headers {
      guard let name = header.name, let key = header.header.key, let value = header.header.value else {
        continue
      }
      if let other = first[name] {
        if other.bytes != value.bytes { repeated.append(key) }
      } else {
        first[name] = value
      }
    }
    let definition = subject.definition
    let elements = [definition.headersElement].compactMap(\.self) + definition.headers.map(\.syntax)
    foreign = elements.flatMap { element in
      element.strayText.map { (definition.source[$0], .init("stray-text", at: $0)) }
        + element.children.filter { $0.element == nil }.map {
          ($0.name, .init("unknown-element", at: $0.nameRange))
        }
    }
  }

  /// What is meant as a header of a name, in lower case: each for one.
  mutating func take(for name: String) -> MissingHeader.Meant? {
    if invalid.contains(where: { $0.filter(\.isLetter) == name.filter(\.isLetter) }) || swapped.contains(name)
    {
      return .invalid
    }
    if let other = foreign.first(where: { OtherHeaders.holds(name, $0.text) }) {
      return .explained(by: other.explanation)
    }
    if let index = unknown.firstIndex(where: { $0.text.string.nearest(in: [name]) != nil }) {
      return .misspelt(unknown.remove(at: index))
    }
    return repeated.isEmpty ? nil : .repeated(repeated.removeFirst())
  }

  /// Whether a text begins with a header's name, or one that is much like it.
  private static func holds(_ name: String, _ text: String) -> Bool {
    let word = text.prefix { isPlain($0) }
    return String(word).nearest(in: [name]) != nil
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
  }
}
