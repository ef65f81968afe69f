import ApiInteractionKit

struct HardcodedSecret: Rule {
  let id = "hardcoded-secret"
  let group = RuleGroup.security
  let severity = Severity.error
  let summary = "A password, key, token or credential that is written out in the definition."
  let rationale = """
    Whoever can open the call plan, a backup of it or the folder of definitions can read the secret and use it. Store it as a \
    custom configuration setting of the account, which is kept encrypted, and write `#(Name)` in its place; a token that an \
    earlier step of the call has fetched is a data source, `$(AccessToken)`. A secret that has been written out once should \
    be replaced by a new one.
    """
  let bad = RuleExample(
    """
    <Header><Key>X-Api-Key</Key><Value>k3yWrittenOut</Value></Header>
    """)
  let good = RuleExample(
    """
    <Header><Key>X-Api-Key</Key><Value>#(OrdersApiKey)</Value></Header>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let pairs = NamedPairReader.parts(of: subject.body).compactMap { finding(in: $0, subject) }
    let spoken = Set(pairs.map(\.range))
    let parts = subject.namedParts.compactMap { finding(in: $0, subject) }.filter {
      !spoken.contains($0.range)
    }
    let found = parts + pairs + listed(in: subject) + held(in: subject) + parted(in: subject)
    return found + tokens(in: subject, besides: found) + privateKeys(in: subject, besides: found)
  }

  private func finding(in part: NamedPart, _ subject: LintSubject) -> Diagnostic? {
    guard part.place != .query, part.isLiteral, let secret = secret(in: part, subject),
      isWrittenOut(secret, part), !isExplained(part, subject)
    else {
      return nil
    }
    return report(part.name, at: part.container.text.sourceRange(of: secret))
  }

  /// The first secret in each list that has the name of one.
  private func listed(in subject: LintSubject) -> [Diagnostic] {
    NamedListReader.lists(in: subject.body).compactMap { list in
      list.lazy.filter(subject.isSecret).compactMap { finding(in: $0, subject) }.first
    }
  }

  /// The first secret in each object or element that has the name of one, unless a member is found by its own name.
  private func held(in subject: LintSubject) -> [Diagnostic] {
    subject.secretObjects.compactMap { object in
      if object.members.contains(where: { finding(in: $0, subject) != nil }) { return nil }
      return object.texts.lazy.compactMap { finding(in: $0, subject) }.first
    }
  }

  private func report(_ name: String, advice: String = "", at range: SourceRange) -> Diagnostic {
    // Not in quotation marks: what is quoted where a secret stands is not shown.
    finding(
      "The value of \(name) is a secret and is written out here, for everyone to read. Store it as a custom configuration setting and write #(Name) instead.\(advice)",
      at: range)
  }

  /// The web tokens in a text, or in a part of a value, outside what is spoken of already.
  private func tokens(in subject: LintSubject, besides found: [Diagnostic]) -> [Diagnostic] {
    guard WebToken.mayBe(in: subject.definition.source.bytes) else { return [] }
    let spoken = TextHoles(SourceRange.merged(found.map(\.range)).map(\.bytes))
    let values = ([subject.definition.body] + subject.headers.map(\.header.value)).compactMap(\.self)
    return values.flatMap { value -> [Diagnostic] in
      let tokens = value.webTokens.map { value.text.sourceRange(of: $0) }.filter {
        spoken.touching($0.bytes).isEmpty
      }
      if tokens.isEmpty || value.element == .value && InvalidHeaderValue.isFound(in: value) { return [] }
      return tokens.map { token in
        finding(
          "This is a JSON Web Token, which is a secret, and it is written out here, for everyone to read. Store it as a custom configuration setting and write #(Name) instead.",
          at: token)
      }
    }
  }

  /// The private keys in a text, outside what is spoken of already.
  private func privateKeys(in subject: LintSubject, besides found: [Diagnostic]) -> [Diagnostic] {
    guard PrivateKeyBlock.mayBe(in: subject.definition.source.bytes) else { return [] }
    let values = ([subject.definition.body] + subject.headers.map(\.header.value)).compactMap(\.self)
    return values.flatMap { value in
      PrivateKeyBlock.all(in: value.bytes).map { value.text.sourceRange(of: $0) }.filter { key in
        !found.contains { $0.range.start < key.end && key.start < $0.range.end }
      }.map { key in
        finding(
          "This is a private key, and it is written out here, for everyone to read. Store it as a custom configuration setting and write #(Name) instead.",
          at: key)
      }
    }
  }

  /// The secrets in a form that hold an `&`, which parts them.
  private func parted(in subject: LintSubject) -> [Diagnostic] {
    guard case .text = subject.body.content, subject.body.isJudged, InvalidFormBody().isMeant(subject) else {
      return []
    }
    let parts = subject.body.stoodIn.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    return parts.indices.compactMap { index in
      let name = parts[index].prefix { $0 != UInt8(ascii: "=") }
      let rest = parts[(index + 1)...].prefix { part in
        !part.isEmpty && !part.contains { $0 == UInt8(ascii: "=") || $0 == LintedBody.hole }
      }
      guard name.count + 1 < parts[index].count, let end = rest.last?.endIndex,
        !parts[index].contains(LintedBody.hole), subject.isSecret(FormAudit.decoded(name))
      else { return nil }
      return report(
        FormAudit.decoded(name), advice: " An & in a value must be written %26.",
        at: subject.body.sourceRange(of: (name.endIndex + 1)..<end))
    }
  }

  /// The part of a value that is a secret by its name or its scheme.
  private func secret(in part: NamedPart, _ subject: LintSubject) -> Range<Int>? {
    let value = part.bytes[part.bytes.trimmedRange]
    if part.place == .header {
      if value.lazy.map(\.lowercased).elementsEqual(usernameToken.utf8) { return nil }
      if let credential = credential(in: value, of: part.name) { return credential }
    }
    if WebToken.matches(value) { return value.indices }
    if let credentials = SecretMask.basicCredentials(in: value) { return credentials }
    guard !value.isEmpty, subject.isSecret(part) else { return nil }
    // A scheme without credentials is no secret yet.
    let word = String(decoding: value.prefix(40), as: UTF8.self).lowercased()
    return part.place == .header && MalformedAuthorization.schemes.contains(word) ? nil : value.indices
  }

  /// The value of an Authorization whose credentials are in a header of their own.
  private let usernameToken = "wsse profile=\"usernametoken\""

  /// What follows `Bearer` or `Basic`; in a header for credentials, what follows any scheme.
  private func credential(in value: ArraySlice<UInt8>, of name: String) -> Range<Int>? {
    guard let space = value.firstIndex(of: 0x20) else { return nil }
    let scheme = String(decoding: value[..<space].prefix(40), as: UTF8.self).lowercased()
    let rest = value[space...].drop { $0 == 0x20 }
    let schemes =
      name.lowercased().hasSuffix("authorization") ? MalformedAuthorization.schemes : ["bearer", "basic"]
    return schemes.contains(scheme) && !rest.isEmpty ? rest.indices : nil
  }

  /// Whether the value was meant to hold something that another rule speaks of.
  private func isExplained(_ part: NamedPart, _ subject: LintSubject) -> Bool {
    let container = part.container
    return container.hasMalformedPlaceholder || subject.holdsMalformedSlot(container)
      || part.place == .header && InvalidHeaderValue.isFound(in: container)
      || subject.holdsLookalike(container, in: part.range)
  }

  /// Whether a value is none that only switches or names something.
  private func isWrittenOut(_ range: Range<Int>, _ part: NamedPart) -> Bool {
    let text = String(decoding: part.container.bytes[range], as: UTF8.self).lowercased()
    return !["true", "false", "null", "none", "yes", "no", "0", "1"].contains(text) && !text.contains("://")
      && !part.name.lowercased().hasSuffix("cookie")
  }
}

extension Definition.Value {
  /// Where web tokens are written out.
  var webTokens: [Range<Int>] {
    syntax.isClosed && !WebToken.all(in: bytes).isEmpty
      ? WebToken.all(in: template.standIn(LintedBody.hole)) : []
  }
}

extension LintSubject {
  /// Whether a name is that of a secret, by what is known or by what is set.
  func isSecret(_ name: String) -> Bool {
    isSecretBySetting(name) || SecretName.matches(name) && !SecretRemark.matches(name)
  }

  /// Whether the value of a part is a secret by its name.
  func isSecret(_ part: NamedPart) -> Bool {
    isSecretBySetting(part.name)
      || SecretName.matches(part.name, with: part.bytes) && !SecretRemark.matches(part.name)
        && (part.place == .header || !SecretRemark.isGreeting(part.bytes, named: part.name))
  }

  /// The objects and elements whose texts are secrets by the name of what they are in.
  var secretObjects: [NamedObjectReader.Object] {
    NamedObjectReader.objects(among: namedParts).filter { $0.texts.contains(where: isSecret) }
  }

  func isSecretBySetting(_ name: String) -> Bool {
    settings.secrets.contains { $0.matches(name) }
  }
}
