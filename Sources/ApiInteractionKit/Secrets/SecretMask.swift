/// Finds secrets in a text that is about to be shown: literals that a name, a scheme or a URL gives away. [P]
///
/// It reads any text, a definition that is not well-formed among them, and knows the ways in which a name and its value
/// are written: `client_secret=…`, `"password": "…"`, `<Key>X-Api-Key</Key><Value>…`, `Bearer …`, `//user:…@`.
public enum SecretMask {
  /// What stands in the place of a secret.
  public static let mask = "***"

  /// A text with its secrets masked.
  public static func masked(_ text: String) -> String {
    masked(text, holes: true)
  }

  /// - Parameter holes: Whether placeholders and slots are what they look like, and stay. What a service sends has none.
  package static func masked(_ text: String, holes: Bool) -> String {
    SourceText(text).applying(ranges(in: Array(text.utf8), holes: holes).map { SourceEdit($0, mask) }).string
  }

  /// The value of a header as it may be shown: of a secret one, only the scheme.
  public static func masked(headerValue value: String, named name: String) -> String {
    guard SecretName.matches(name, with: value.utf8), !value.isEmpty else { return masked(value) }
    let words = value.split(separator: " ", maxSplits: 1)
    guard let scheme = words.first, isScheme(scheme.utf8) else { return mask }
    return words.count == 2 ? "\(scheme) \(mask)" : value
  }

  /// Whether a word is the scheme of an Authorization value, and no secret itself.
  static func isScheme(_ word: some Collection<UInt8>) -> Bool {
    let schemes = ["bearer", "basic", "digest", "negotiate", "token", "apikey"]
    return schemes.contains { $0.utf8.elementsEqual(word.lazy.map(\.lowercased)) }
  }

  /// Whether a value is a scheme with a placeholder after it, though not as it should be written: `Bearer$(Token)`.
  static func isSchemeAndHole(_ value: ArraySlice<UInt8>) -> Bool {
    let end = value.firstIndex { !$0.isLetter } ?? value.endIndex
    let rest = value[end...].drop { $0 == UInt8(ascii: ":") || $0.isWhiteSpace }
    return isScheme(value[..<end])
      && (rest.has("$(", at: rest.startIndex) || rest.has("#(", at: rest.startIndex))
      && rest.firstIndex(of: UInt8(ascii: ")")) == rest.indices.last
  }

  /// The end of the scheme, and the space after it, that an Authorization value begins with.
  static func schemeEnd(in value: ArraySlice<UInt8>) -> Int? {
    guard let space = value.firstIndex(of: .space), isScheme(value[..<space]) else { return nil }
    return value[space...].firstIndex { $0 != .space }
  }

  /// The user and password of a value that is `Basic` and these in Base64 (RFC 7617, 2).
  package static func basicCredentials(in value: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = value.first, first.lowercased == UInt8(ascii: "b"),
      value.prefix(5).lazy.map(\.lowercased).elementsEqual("basic".utf8), let start = schemeEnd(in: value)
    else { return nil }
    let text = Array(value[start...])
    let isPair = Base64Text.all(in: text, levels: 0).flatMap(\.texts).contains {
      $0.range == SourceRange(0, text.count) && $0.bytes.contains(UInt8(ascii: ":"))
    }
    return isPair ? start..<value.endIndex : nil
  }

  /// The ranges of the secrets, in order.
  public static func ranges(in bytes: [UInt8]) -> [SourceRange] {
    ranges(in: bytes, holes: true)
  }

  /// - Parameter holes: As in ``masked(_:holes:)``.
  package static func ranges(in bytes: [UInt8], holes: Bool) -> [SourceRange] {
    ranges(in: bytes, holes: holes) {
      $0.count >= 3 && SecretName.matches($0) || SecretName.isUnsure($0)
    }
  }

  /// The ranges of what certain names give away, in order.
  ///
  /// - Parameters:
  ///   - holes: As in ``masked(_:holes:)``.
  ///   - isSecret: Whether a word is the name of a secret.
  package static func ranges(
    in bytes: [UInt8], holes: Bool = true, named isSecret: @escaping (ArraySlice<UInt8>) -> Bool
  ) -> [SourceRange] {
    func found(in bytes: [UInt8]) -> [SourceRange] {
      var reader = SecretReader(bytes: bytes, holes: holes, isSecret: isSecret)
      reader.read()
      return reader.found
    }
    var ranges = found(in: bytes)
    // What holds a name and its value in base64 is hidden whole.
    for text in Base64Text.all(in: bytes, levels: 1).flatMap(\.texts) where !found(in: text.bytes).isEmpty {
      ranges.append(text.range)
    }
    // A name and its value may be escaped together, and once more, as JSON in a string of other JSON is.
    let texts = UnescapedText.all(in: bytes)
    for text in texts {
      ranges += found(in: text.bytes).map(text.range)
      for inner in UnescapedText.all(in: text.bytes) where !inner.isSame(after: text, inAny: texts) {
        ranges += found(in: inner.bytes).map { text.range(of: inner.range(of: $0)) }
      }
    }
    return SourceRange.merged(ranges.filter { !$0.isEmpty })
  }
}
