import ApiInteractionKit

struct MalformedAuthorization: Rule {
  let id = "malformed-authorization"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "An Authorization header whose value is no scheme, a space and credentials."
  let rationale = """
    Services look for a scheme such as `Bearer` or `Basic`, one space, and the credentials. Without the scheme, or with the \
    token written right behind it, they answer 401 and the call goes on without an answer. A service that takes something \
    else is rare; name its scheme under `schemes`.
    """
  let bad = RuleExample("<Header><Key>Authorization</Key><Value>Bearer$(AccessToken)</Value></Header>")
  let good = RuleExample("<Header><Key>Authorization</Key><Value>Bearer $(AccessToken)</Value></Header>")
  let options = [RuleOption("schemes", "Schemes that are right besides the usual ones.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.headers.compactMap { header in
      guard header.name == "authorization" || header.name == "proxy-authorization",
        let value = header.header.value, value.isJudged(isTemplate: subject.isTemplate),
        let fault = fault(in: value, subject), !subject.holdsLookalike(value, in: value.bytes.indices),
        !InvalidHeaderValue.isFound(in: value), value.unseenEnd == nil
      else { return nil }
      return finding(fault.message, at: value.text.sourceRange(of: fault.range))
    }
  }

  private typealias Fault = (message: String, range: Range<Int>)

  private func fault(in value: Definition.Value, _ subject: LintSubject) -> Fault? {
    let bytes = value.template.standIn(LintedBody.hole)
    if bytes.first == LintedBody.hole { return missingSpace(in: value) ?? missingScheme(in: value) }
    let others = subject.option("schemes", of: self).map { $0.lowercased() }
    let end = bytes.firstIndex { !MalformedAuthorization.isSchemeByte($0) } ?? bytes.count
    let word = String(decoding: bytes[..<end], as: UTF8.self)
    let scheme = word.lowercased()
    let isKnown = MalformedAuthorization.schemes.contains(scheme) || others.contains(scheme)
    if end == bytes.count {
      return isKnown ? ("After \(word) come a space and the credentials.", 0..<end) : nil
    }
    // A value without any hole is a secret written out, which is worse.
    if value.isLiteral { return nil }
    if isKnown {
      return bytes[end] == 0x20
        ? repeated(word, in: bytes) ?? plainCredentials(scheme, in: bytes)
        : (
          bytes[end] == LintedBody.hole
            ? "A space is missing after \(word)."
            : "After \(word) comes a space and nothing else, then the credentials.",
          0..<(bytes[end] == LintedBody.hole ? end : end + 1)
        )
    }
    // A hole may hold the rest of the scheme.
    return bytes[end] == LintedBody.hole
      ? joined(word) : unknownScheme(word, in: bytes, MalformedAuthorization.schemes + others)
  }

  private func missingScheme(in value: Definition.Value) -> Fault? {
    guard value.template.segments.count == 1, let placeholder = value.placeholders.first?.placeholder,
      namesToken(placeholder)
    else { return nil }
    return (
      "The value lacks its scheme. Write Bearer and a space before the token, or the scheme that the service expects.",
      0..<value.bytes.count
    )
  }

  /// Two placeholders, of which the second is the token, with nothing between them.
  private func missingSpace(in value: Definition.Value) -> Fault? {
    let (segments, placeholders) = (value.template.segments, value.placeholders)
    guard segments.count == 2, placeholders.count == 2,
      placeholders.allSatisfy({ $0.placeholder.slots.isEmpty }),
      let token = placeholders.last, namesToken(token.placeholder)
    else { return nil }
    return ("A space is missing between the scheme and the token.", 0..<token.range.upperBound)
  }

  /// A scheme that is tied to the credentials by a sign that it could hold itself.
  private func joined(_ word: String) -> Fault? {
    guard let sign = word.last, "-_".contains(sign),
      MalformedAuthorization.schemes.contains(word.dropLast().lowercased())
    else { return nil }
    let end = word.utf8.count
    return (
      "After \(word.dropLast()) comes a space and nothing else, then the credentials.", (end - 1)..<end
    )
  }

  /// Credentials that are not written as their scheme asks for.
  private func plainCredentials(_ scheme: String, in bytes: [UInt8]) -> Fault? {
    guard scheme == "basic" || scheme == "bearer" else { return nil }
    let rest = bytes[scheme.utf8.count...].drop { $0 == 0x20 }
    let isEnclosed =
      rest.first == LintedBody.hole
      ? rest.last != LintedBody.hole
        && MalformedAuthorization.closingQuotes.contains { rest.suffix($0.utf8.count).elementsEqual($0.utf8) }
      : MalformedAuthorization.quotes.contains { rest.starts(with: $0.utf8) }
    if isEnclosed {
      let (what, written) = scheme == "basic" ? ("credentials", "Basic") : ("token", "Bearer")
      return (
        "The \(what) after \(written) must stand without quotes or brackets. Remove them.", rest.indices
      )
    }
    // What is given for the token may hold anything.
    guard scheme == "basic", rest.contains(where: { $0 == UInt8(ascii: ":") || $0.isWhiteSpace }) else {
      return nil
    }
    return (
      "Basic takes user:password in Base64, as one text. Keep that text as a configuration setting, and write Basic #(Name).",
      rest.indices
    )
  }

  /// With what credentials begin that are put into quotes or brackets.
  private static let quotes = ["\"", "'", "`", "<", "(", "[", "{", "“", "‘", "„", "‚", "«", "»"]
  private static let closingQuotes = ["\"", "'", "`", ">", "”", "’", "»", "«"]

  /// A scheme that stands after itself.
  private func repeated(_ word: String, in bytes: [UInt8]) -> Fault? {
    let length = word.utf8.count
    let rest = bytes[length...].drop { $0 == 0x20 }
    guard rest.prefix(length).lazy.map(\.lowercased).elementsEqual(word.lowercased().utf8),
      // A parameter may be called as the scheme is: `Token token="…"`.
      rest.dropFirst(length).first.map({ !MalformedAuthorization.isSchemeByte($0) && $0 != UInt8(ascii: "=") }
      )
        ?? true
    else { return nil }
    return ("\(word) stands here twice.", rest.startIndex..<(rest.startIndex + length))
  }

  /// The word is not repeated: it may be a secret.
  private func unknownScheme(_ word: String, in bytes: [UInt8], _ schemes: [String]) -> Fault {
    let nearest = word.nearest(in: schemes).map(MalformedAuthorization.written)
    let advice =
      nearest.map { "Did you mean \($0)?" } ?? "Write Bearer, Basic or the one that the service expects."
    let end = bytes.firstIndex { $0 == 0x20 || $0 == LintedBody.hole } ?? bytes.count
    return ("The first word is no scheme that services know. \(advice)", 0..<end)
  }

  /// Whether a byte may stand in a scheme that has been registered.
  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Whether a placeholder's name ends in the word token.
  private func namesToken(_ placeholder: Placeholder) -> Bool {
    NameWords.last(of: placeholder.name) == "token" || placeholder.name.lowercased().hasSuffix("token")
  }

  private static func written(_ scheme: String) -> String {
    scheme.prefix(1).uppercased() + scheme.dropFirst()
  }

  /// The schemes that are registered for HTTP, and those that many services have made up, in lower case.
  static let schemes = [
    "bearer", "basic", "digest", "dpop", "gnap", "hoba", "mutual", "negotiate", "oauth", "privatetoken",
    "scram-sha-1", "scram-sha-256", "vapid", "apikey", "api-key", "token", "ntlm", "aws4-hmac-sha256",
    "hawk", "sharedkey", "sharedkeylite", "sharedaccesssignature", "hmac", "hmac-sha256", "hmac-sha-256",
    "signature", "key", "jwt", "concealed", "zoho-oauthtoken", "geniekey", "genie-key", "sso-key", "splunk",
    "ssws", "epic-token", "app", "api-token", "aws", "aws4-ecdsa-p256-sha256", "acs3-hmac-sha256", "bot",
    "client-id", "deepl-auth-key", "discogs", "goog4-rsa-sha256", "klaviyo-api-key", "mac", "nlauth",
    "tc3-hmac-sha256", "wsse", "googlelogin", "sapisidhash", "snowflake", "zoho-authtoken",
  ]
}
