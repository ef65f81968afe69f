/// Which names speak of a secret: a password, a token, a key. [P]
public enum SecretName {
  /// Whether a header, a parameter, a member or a data source of this name holds a secret.
  public static func matches(_ name: String) -> Bool {
    matches(name.utf8)
  }

  static func matches(_ name: some Sequence<UInt8>) -> Bool {
    let plain = name.compactMap { $0.isLetter || $0.isDigit ? $0.lowercased : nil }
    let text = String(decoding: plain, as: UTF8.self)
    return ends.contains(where: text.hasSuffix) || parts.contains(where: text.contains)
  }

  private static let ends = ["token", "pwd", "cookie", "passphrase", "authorization", "signature"]
  private static let parts = [
    "secret", "password", "passwd", "apikey", "credential", "privatekey", "accesskey", "subscriptionkey",
  ]
}
