/// Which names speak of a secret: a password, a token, a key. [P]
public enum SecretName {
  /// Whether a header, a parameter, a member or a data source of this name holds a secret.
  public static func matches(_ name: String) -> Bool {
    matches(name.utf8)
  }

  /// Whether a locator steps into something that is a secret by its name.
  public static func matches(_ locator: Locator) -> Bool {
    words(of: locator).contains { matches($0) }
  }

  /// Whether a locator steps into something that is a secret by its name and the value there.
  package static func matches(_ locator: Locator, with value: String) -> Bool {
    !isSwitch(value.utf8) && words(of: locator).contains { isUnsure($0) } || matches(locator)
  }

  private static func words(of locator: Locator) -> [Substring.UTF8View] {
    locator.text.utf8.split {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-")
    }
  }

  /// Whether what has a name is a secret by that, or by that and its value, if the name may be that of a switch, too.
  package static func matches(_ name: String, with value: some Collection<UInt8>) -> Bool {
    matches(name) && !ProtocolWord.matches(value, of: name.utf8) || isUnsure(name.utf8) && !isSwitch(value)
  }

  /// Whether a name is that of a password, or of a switch or a count: `pass`, `db_pw`.
  static func isUnsure(_ name: some BidirectionalCollection<UInt8>) -> Bool {
    // Almost none ends so.
    guard let last = name.last?.lowercased, last == UInt8(ascii: "s") || last == UInt8(ascii: "w"),
      name.count <= longestUnsure
    else { return false }
    let name = withoutPrefix(name)
    let ending = last == UInt8(ascii: "s") ? "pass" : "pw"
    let count = ending.utf8.count
    guard name.suffix(count).lazy.map(\.lowercased).elementsEqual(ending.utf8) else { return false }
    let owner = name.dropLast(count).filter { $0.isLetter || $0.isDigit }.map(\.lowercased)
    return owner.isEmpty || owners.contains(String(decoding: owner, as: UTF8.self))
  }

  /// What has a password: a boarding pass has none.
  private static let owners: Set<String> = [
    "account", "admin", "api", "auth", "client", "database", "db", "ftp", "http", "login", "my", "proxy",
    "root", "service", "sftp", "smtp", "sql", "system", "user",
  ]

  /// The length of the longest such name, in bytes, with signs between its words.
  private static let longestUnsure = 18

  /// A name without the `X-` that names of headers begin with.
  private static func withoutPrefix<Name: Collection<UInt8>>(_ name: Name) -> Name.SubSequence {
    guard let first = name.first, first.lowercased == UInt8(ascii: "x") else { return name[...] }
    let isPrefixed = name.prefix(2).lazy.map(\.lowercased).elementsEqual("x-".utf8)
    return name.dropFirst(isPrefixed ? 2 : 0)
  }

  /// Whether a value is that of a switch, a result or a count: a number, or a short word.
  static func isSwitch(_ value: some Collection<UInt8>) -> Bool {
    value.allSatisfy { $0.isDigit || ".-".utf8.contains($0) }
      || value.count <= 8 && value.allSatisfy(\.isLetter)
  }

  /// What names end with that tell when a secret ends, or of what kind it is.
  private static let properties: [StaticString] = [
    "expires", "expiresat", "expiresin", "expiresafter", "expiry", "expirydate", "expiration",
    "expirationdate", "expired",
    "policy", "question", "length", "strength", "required", "enabled", "changedat", "updatedat", "createdat",
    "version",
  ]

  static func matches(_ name: some Collection<UInt8>) -> Bool {
    let name = withoutPrefix(name)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: name.count) { plain in
      var count = 0
      for byte in name where byte.isLetter || byte.isDigit {
        plain[count] = byte.lowercased
        count += 1
      }
      let plain = UnsafeBufferPointer(rebasing: plain[..<count])
      return matches(plain) && !properties.contains { ends(plain, $0) }
    }
  }

  /// Whether a name without punctuation, in lower case, is that of a secret.
  private static func matches(_ plain: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in plain.indices {
      switch plain[index] {
      case UInt8(ascii: "s"):
        // A secretary is none.
        if has(plain, index, "secret"), !has(plain, index, "secretar") { return true }
        if has(plain, index, "subscriptionkey") { return true }
      case UInt8(ascii: "p"):
        if has(plain, index, "pass"), isPassword(plain, index + 4) { return true }
        if has(plain, index, "privatekey") { return true }
      case UInt8(ascii: "a"): if has(plain, index, "apikey") || has(plain, index, "accesskey") { return true }
      case UInt8(ascii: "c"): if has(plain, index, "credential") { return true }
      // In French, German and Dutch; Passwort begins as in English.
      case UInt8(ascii: "m"): if has(plain, index, "motdepasse") { return true }
      case UInt8(ascii: "k"): if has(plain, index, "kennwort") { return true }
      case UInt8(ascii: "w"): if has(plain, index, "wachtwoord") { return true }
      default: break
      }
    }
    if ["jwt", "sig", "bearer", "tokens"].contains(where: { $0.utf8.elementsEqual(plain) }) { return true }
    let noun = withoutEnding(plain)
    switch noun.last {
    case UInt8(ascii: "n"):
      return ends(noun, "token") || ends(noun, "clientassertion")
        || authorizations.contains { ends(noun, $0) }
    case UInt8(ascii: "y"): return keys.contains { ends(noun, $0) }
    default:
      return ends(noun, "pwd") || ends(noun, "cookie") || ends(noun, "passphrase") || ends(noun, "signature")
        || ends(noun, "jwt")
    }
  }

  /// The header of credentials, as it is written rightly and easily wrongly.
  private static let authorizations: [StaticString] = [
    "authorization", "authorisation", "autorization", "authorizaton", "authorizaion",
    "authoriztion", "athorization",
  ]

  /// Keys that are secrets by what they are for.
  private static let keys: [StaticString] = [
    "functionskey", "signingkey", "encryptionkey", "accountkey", "hmackey",
    "authkey", "appkey", "clientkey", "consumerkey", "masterkey", "licensekey", "licencekey",
  ]

  /// Whether what follows `pass` makes it a password's name: `passwort`, `passcode`.
  private static func isPassword(_ plain: UnsafeBufferPointer<UInt8>, _ rest: Int) -> Bool {
    has(plain, rest, "word") || has(plain, rest, "wd") || has(plain, rest, "wort") || has(plain, rest, "code")
  }

  /// A name without the number, or the word for what it stands for, at its end: `AccessToken2`, `token_value`.
  private static func withoutEnding(_ plain: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var count = plain.count
    while count > 0, plain[count - 1].isDigit { count -= 1 }
    let noun = UnsafeBufferPointer(rebasing: plain[..<count])
    return ends(noun, "value") ? UnsafeBufferPointer(rebasing: noun.dropLast(5)) : noun
  }

  @inline(__always)
  private static func has(_ plain: UnsafeBufferPointer<UInt8>, _ index: Int, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= plain.count else { return false }
    return (0..<count).allSatisfy { plain[index + $0] == text.utf8Start[$0] }
  }

  @inline(__always)
  private static func ends(_ plain: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    has(plain, plain.count - text.utf8CodeUnitCount, text)
  }
}
