import ApiInteractionKit

/// Which names speak of a secret: those that do by themselves, and those that a user's settings call so. [P]
package struct SecretNames: Sendable {
  /// The least length of what only a response calls a secret, and no data source holds, to be looked for elsewhere, in bytes.
  ///
  /// A shorter one may be a word that means something else, and is masked beside its name alone. What is known to be a secret
  /// is looked for from ``SecretValues/shortest`` bytes on.
  package static let shortestReceived = 8
  /// The greatest length of a secret that is looked for elsewhere, in bytes: a longer one is none, and takes long.
  private static let longest = 1 << 16
  /// The largest response in which secrets are looked for that no data source holds, in bytes.
  private static let largestSearched = 1 << 16

  /// The user's own names.
  private let patterns: [NamePattern]

  package init(_ patterns: [NamePattern] = []) {
    self.patterns = patterns
  }

  /// Whether a header, a parameter, a member, a slot or a data source of this name holds a secret.
  package func matches(_ name: String) -> Bool {
    SecretName.matches(name) || isNamed(name)
  }

  /// Whether what has a name holds a secret, by that and its value.
  package func matches(_ name: String, with value: String) -> Bool {
    matches(name) || SecretName.matches(name, with: value.utf8)
  }

  /// Whether a locator leads to a secret, by the names that it steps through and the value there.
  package func matches(_ locator: Locator, with value: String) -> Bool {
    matches(locator) || SecretName.matches(locator, with: value)
  }

  /// Whether a locator steps into something that is a secret by its name.
  package func matches(_ locator: Locator) -> Bool {
    if SecretName.matches(locator) { return true }
    if patterns.isEmpty { return false }
    if case .json(let locator) = locator {
      return locator.steps.contains { if case .name(let name) = $0 { isNamed(name) } else { false } }
    }
    let steps = locator.text.unicodeScalars.split { scalar in
      scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
        && scalar != "_" && scalar != "-"
    }
    return steps.contains { isNamed(String($0)) }
  }

  /// Whether a user's settings call a name that of a secret.
  package func isNamed(_ name: String) -> Bool {
    patterns.contains { $0.matches(name) }
  }

  /// The ranges of the secrets in a text, in order.
  ///
  /// - Parameter holes: Whether placeholders and slots are what they look like, and stay. What a service sends has none.
  package func ranges(in bytes: [UInt8], holes: Bool = false) -> [SourceRange] {
    SourceRange.merged(SecretMask.ranges(in: bytes, holes: holes) + named(in: bytes, holes: holes))
  }

  /// The secrets in a text that are to be looked for elsewhere.
  ///
  /// - Parameter count: The least length of one, in bytes.
  package func texts(in bytes: [UInt8], atLeast count: Int) -> [String] {
    SecretNames.withParts(ranges(in: bytes).map { String(decoding: bytes[$0.bytes], as: UTF8.self) })
      .filter { (count...SecretNames.longest).contains($0.utf8.count) }
  }

  /// Secrets and what those consist of that are objects, arrays or elements.
  package static func withParts(_ secrets: [String]) -> [String] {
    secrets + secrets.flatMap(SecretParts.all).filter { $0.utf8.count >= shortestReceived }
  }

  /// The ranges of what only a user's settings call a secret in a text, in order.
  ///
  /// - Parameter holes: As in ``ranges(in:holes:)``.
  package func named(in bytes: [UInt8], holes: Bool = false) -> [SourceRange] {
    if patterns.isEmpty { return [] }
    return SecretMask.ranges(in: bytes, holes: holes) { isNamed(String(decoding: $0, as: UTF8.self)) }
  }

  /// The secrets that are written out in a definition.
  package func literals(in definition: Definition) -> [String] {
    (definition.secrets + named(in: definition.source.bytes, holes: true)).map { definition.source[$0] }
  }

  /// A request as it may be shown.
  package func masked(_ request: ResolvedRequest) -> ResolvedRequest.Text {
    if patterns.isEmpty { return request.masked }
    return request.masked.maskingHeaders(where: isNamed).map { masked($0) }
  }

  /// What masks the texts of a response: what is called a secret in it is one wherever else it stands, unless it is so large
  /// that to look for its secrets would take longer than all else.
  ///
  /// - Parameter others: Other secrets that it holds.
  package func masking(_ body: [UInt8], and others: [String]) -> (String) -> String {
    let found =
      body.count <= SecretNames.largestSearched ? texts(in: body, atLeast: SecretNames.shortestReceived) : []
    let values = SecretValues(SecretNames.withParts(others) + found)
    return { text in values.masked(text, and: ranges(in: Array(text.utf8))) }
  }

  /// A text with its secrets masked.
  package func masked(_ text: String) -> String {
    SourceText(text).applying(ranges(in: Array(text.utf8)).map { SourceEdit($0, SecretMask.mask) }).string
  }
}
