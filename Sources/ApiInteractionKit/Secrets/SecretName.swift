/// Which names speak of a secret: a password, a token, a key. [P]
public enum SecretName {
  /// Whether a header, a parameter, a member or a data source of this name holds a secret.
  public static func matches(_ name: String) -> Bool {
    matches(name.utf8)
  }

  /// Whether a locator steps into something that is a secret by its name.
  public static func matches(_ locator: Locator) -> Bool {
    locator.text.utf8.split {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-")
    }
    .contains { matches($0) }
  }

  static func matches(_ name: some Sequence<UInt8>) -> Bool {
    let plain = name.compactMap { $0.isLetter || $0.isDigit ? $0.lowercased : nil }
    return ends.contains { plain.suffix($0.count).elementsEqual($0) }
      || parts.contains { part in
        plain.count >= part.count
          && (0...(plain.count - part.count)).contains { plain[$0...].starts(with: part) }
      }
  }

  /// How a secret's name ends, in lower case and without punctuation.
  private static let ends = ["token", "pwd", "cookie", "passphrase", "authorization", "signature"].map {
    Array($0.utf8)
  }
  /// What stands somewhere in a secret's name.
  private static let parts = [
    "secret", "password", "passwd", "apikey", "credential", "privatekey", "accesskey", "subscriptionkey",
  ].map { Array($0.utf8) }
}
