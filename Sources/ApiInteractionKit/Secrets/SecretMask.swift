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
    guard SecretName.matches(name), !value.isEmpty else { return masked(value) }
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

  /// The ranges of the secrets, in order.
  public static func ranges(in bytes: [UInt8]) -> [SourceRange] {
    ranges(in: bytes, holes: true)
  }

  /// - Parameter holes: As in ``masked(_:holes:)``.
  package static func ranges(in bytes: [UInt8], holes: Bool) -> [SourceRange] {
    ranges(in: bytes, holes: holes) { $0.count >= 3 && SecretName.matches($0) }
  }

  /// The ranges of what certain names give away, in order.
  ///
  /// - Parameters:
  ///   - holes: As in ``masked(_:holes:)``.
  ///   - isSecret: Whether a word is the name of a secret.
  package static func ranges(
    in bytes: [UInt8], holes: Bool = true, named isSecret: @escaping (ArraySlice<UInt8>) -> Bool
  ) -> [SourceRange] {
    var reader = SecretReader(bytes: bytes, holes: holes, isSecret: isSecret)
    reader.read()
    return SourceRange.merged(reader.found)
  }
}

/// Goes over a text word by word and looks at what follows each word that gives a secret away.
private struct SecretReader {
  /// What a value ends at.
  private enum Ending {
    /// A tag.
    case tag
    /// A tag that is written with `&lt;`.
    case escapedTag
    /// `]]>`.
    case section
    /// What ends a parameter of a form.
    case parameter
    /// White space and punctuation.
    case delimiter
    /// `"`, or the `'` given.
    case quote(UInt8)
    /// `\"`.
    case escapedQuote
    /// `&quot;`.
    case quoteReference
    /// A certain byte.
    case offset(Int)
  }

  /// How far back the start of a header's value is looked for, in bytes.
  private static let longestValue = 8192

  /// How far back the start of a name is looked for, in bytes.
  private static let longestName = 256

  let bytes: [UInt8]
  private let holes: Bool
  private let isSecret: (ArraySlice<UInt8>) -> Bool
  private(set) var found: [SourceRange] = []
  /// The next `-->` at or after the place where one was last looked for.
  private var nextCommentEnd = 0..<0

  init(bytes: [UInt8], holes: Bool, isSecret: @escaping (ArraySlice<UInt8>) -> Bool) {
    self.bytes = bytes
    self.holes = holes
    self.isSecret = isSecret
  }

  mutating func read() {
    var index = 0
    while index < bytes.count {
      if bytes.has("://", at: index) {
        index = readUserInformation(from: index + 3)
        continue
      }
      guard SecretReader.isWordByte(bytes[index]) else {
        index += 1
        continue
      }
      let end = bytes[index...].firstIndex { !SecretReader.isWordByte($0) } ?? bytes.count
      index = max(end, readWord(index..<end))
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// Whether a word is the name of a lint rule, after which comments give a reason.
  private func isRule(_ word: Range<Int>) -> Bool {
    ["hardcoded-secret", "secret-in-url"].contains { bytes[word].elementsEqual($0.utf8) }
  }

  /// Masks what a word gives away; gives the offset at which to go on.
  private mutating func readWord(_ word: Range<Int>) -> Int {
    if isScheme(word), let start = skipSpaces(from: word.upperBound), !isChallenge(at: start) {
      return maskValue(from: start, until: .parameter)
    }
    guard isSecret(bytes[word]), !isRule(word) else { return word.upperBound }
    if let value = headerValue(after: word.upperBound) { return maskContent(from: value) }
    if let value = headerValue(before: word) {
      _ = maskContent(from: value)
      return word.upperBound
    }
    if let (value, isEscaped) = elementContent(after: word) {
      return isEscaped ? maskValue(from: value, until: .escapedTag) : maskContent(from: value)
    }
    let index = skipWhiteSpace(from: quote(at: word.upperBound)?.end ?? word.upperBound)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":") else {
      return word.upperBound
    }
    if isFormatted(word, colon: index) { return word.upperBound }
    let start = skipWhiteSpace(from: index + 1)
    if let (value, ending) = quote(at: start) {
      return maskValue(from: skipScheme(from: value), until: ending)
    }
    if bytes[index] == UInt8(ascii: "=") {
      return maskValue(from: skipScheme(from: start), until: .parameter)
    }
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return maskContainer(from: start)
    default: return maskValue(from: skipScheme(from: start), until: .delimiter)
    }
  }

  /// Whether a word ends the name in a placeholder and letters follow the colon, as a formatter's do.
  private func isFormatted(_ word: Range<Int>, colon: Int) -> Bool {
    guard holes, bytes[colon] == UInt8(ascii: ":") else { return false }
    let opening = bytes[..<word.lowerBound].suffix(255).lastIndex { "()<>\"&=".utf8.contains($0) }
    guard let opening, opening > 0, bytes.has("$(", at: opening - 1) else { return false }
    let end = bytes[(colon + 1)...].firstIndex { !$0.isLetter && $0 != UInt8(ascii: ":") }
    return end.map { bytes[$0] == UInt8(ascii: ")") } ?? false
  }

  /// Masks a JSON object or array, brackets and all.
  private mutating func maskContainer(from start: Int) -> Int {
    var depth = 0
    var isString = false
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): if !isString { depth += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): if !isString { depth -= 1 }
      default: break
      }
      index = min(index + 1, bytes.count)
      if depth == 0 { break }
    }
    append(start..<index)
    return index
  }

  /// Masks the text of an element, sections and all, up to the next tag.
  private mutating func maskContent(from start: Int) -> Int {
    var index = skipWhiteSpace(from: start)
    while index < bytes.count {
      if bytes.has("<![CDATA[", at: index) {
        index = maskValue(from: skipScheme(from: index + 9), until: .section)
        if index < bytes.count { index += 3 }
      } else if let end = commentEnd(at: index) {
        index = end
      } else if bytes[index] == UInt8(ascii: "<") {
        return index
      } else {
        index = maskValue(from: skipScheme(from: index), until: .tag)
      }
    }
    return index
  }

  /// Masks a value up to where it ends; holes in it stay.
  private mutating func maskValue(from start: Int, until ending: Ending) -> Int {
    var index = start
    var plain = start
    while index < bytes.count, !isEnd(index, ending) {
      guard let end = holeEnd(at: index) else {
        index += 1
        continue
      }
      append(plain..<index)
      index = end
      plain = end
    }
    append(plain..<index)
    return index
  }

  private mutating func append(_ range: Range<Int>) {
    if !range.isEmpty { found.append(SourceRange(range.lowerBound, range.upperBound)) }
  }

  /// Masks the password before the host of a URL; gives the offset at which to go on.
  private mutating func readUserInformation(from start: Int) -> Int {
    var index = start
    var colon: Int?
    var end: Int?
    while index < bytes.count, !bytes[index].isWhiteSpace, !"/?\"<>".utf8.contains(bytes[index]) {
      if let next = holeEnd(at: index) {
        index = next
        continue
      }
      if bytes[index] == UInt8(ascii: "#") { break }
      if bytes[index] == UInt8(ascii: ":"), colon == nil { colon = index }
      if bytes[index] == UInt8(ascii: "@") { end = index }
      index += 1
    }
    guard let end else { return start }
    // Without a password, what stands there may be a token.
    return maskValue(from: colon.flatMap { $0 < end ? $0 + 1 : nil } ?? start, until: .offset(end))
  }

  // MARK: - What stands where

  /// Whether a word is the scheme of an Authorization value.
  private func isScheme(_ word: Range<Int>) -> Bool {
    guard ["bearer", "basic"].contains(where: { $0.utf8.elementsEqual(bytes[word].lazy.map(\.lowercased)) })
    else { return false }
    guard let before = bytes[..<word.lowerBound].last(where: { $0 != .space }) else { return true }
    return ">\"':[;".utf8.contains(before)
  }

  /// Whether a parameter stands there, by which a server asks for credentials: `Basic realm="…"` (RFC 9110, 11.6.1).
  private func isChallenge(at start: Int) -> Bool {
    ["realm=", "charset=", "scope=", "error=", "error_description=", "error_uri="].contains { name in
      bytes[start...].prefix(name.utf8.count).lazy.map(\.lowercased).elementsEqual(name.utf8)
    }
  }

  /// After a header's Key, the start of its Value.
  private mutating func headerValue(after word: Int) -> Int? {
    var index = skipWhiteSpace(from: word)
    if bytes.has("]]>", at: index) { index = skipWhiteSpace(from: index + 3) }
    guard let key = tagEnd("</Key", at: index) else { return nil }
    index = skipWhiteSpace(from: key)
    while let end = commentEnd(at: index) { index = skipWhiteSpace(from: end) }
    return tagEnd("<Value", at: index)
  }

  /// Before a header's Key, the start of its Value, where that comes first.
  private func headerValue(before word: Range<Int>) -> Int? {
    let opening = Array("<Key>".utf8)
    let closing = Array("</Value>".utf8)
    let key = bytes[..<word.lowerBound].dropLast(while: \.isWhiteSpace)
    guard key.suffix(opening.count).elementsEqual(opening) else { return nil }
    let value = key.dropLast(opening.count).dropLast(while: \.isWhiteSpace)
    guard value.suffix(closing.count).elementsEqual(closing) else { return nil }
    return value.suffix(SecretReader.longestValue).indices.last { bytes.has("<Value>", at: $0) }.map {
      $0 + 7
    }
  }

  /// The end of a tag without attributes.
  private func tagEnd(_ tag: StaticString, at index: Int) -> Int? {
    guard bytes.has(tag, at: index) else { return nil }
    let end = skipWhiteSpace(from: index + tag.utf8CodeUnitCount)
    return bytes.has(">", at: end) ? end + 1 : nil
  }

  private mutating func commentEnd(at index: Int) -> Int? {
    guard bytes.has("<!--", at: index) else { return nil }
    let start = index + 4
    if !nextCommentEnd.contains(start) {
      let end = bytes.indices[start...].first { bytes.has("-->", at: $0) } ?? bytes.count
      nextCommentEnd = start..<(end + 1)
    }
    let end = nextCommentEnd.upperBound - 1
    return end < bytes.count ? end + 3 : nil
  }

  /// After the name in a start tag, the start of the element's text, and whether the tag is written with `&lt;`.
  private func elementContent(after word: Range<Int>) -> (start: Int, isEscaped: Bool)? {
    let before = bytes[..<word.lowerBound].suffix(SecretReader.longestName).lastIndex {
      !SecretReader.isWordByte($0) && $0 != UInt8(ascii: ":")
    }
    guard let before else { return nil }
    if bytes[before] == UInt8(ascii: "<") {
      let end = bytes[word.upperBound...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
      guard let end, bytes[end] == UInt8(ascii: ">"), bytes[end - 1] != UInt8(ascii: "/") else { return nil }
      return (end + 1, false)
    }
    guard before > 2, bytes.has("&lt;", at: before - 3) else { return nil }
    let end = bytes.indices[word.upperBound...].first {
      bytes.has("&gt;", at: $0) || bytes.has("&lt;", at: $0) || bytes[$0] == UInt8(ascii: "<")
    }
    guard let end, bytes.has("&gt;", at: end), bytes[end - 1] != UInt8(ascii: "/") else { return nil }
    return (end + 4, true)
  }

  private func holeEnd(at index: Int) -> Int? {
    if bytes.has("***", at: index) { return index + 3 }
    guard holes, index < bytes.count else { return nil }
    if let token = SlotToken(in: bytes, at: index) { return token.range.upperBound }
    guard bytes.has("$(", at: index) || bytes.has("#(", at: index) else { return nil }
    let close = bytes[index...].prefix(260 * 4).firstIndex(of: UInt8(ascii: ")"))
    return close.map { $0 + 1 }
  }

  /// Whether a value ends before a byte.
  private func isEnd(_ index: Int, _ ending: Ending) -> Bool {
    let byte = bytes[index]
    switch ending {
    case .tag: return byte == UInt8(ascii: "<")
    case .escapedTag: return byte == UInt8(ascii: "<") || bytes.has("&lt;", at: index)
    case .section: return bytes.has("]]>", at: index)
    case .parameter:
      return byte.isWhiteSpace || "&<>\"'".utf8.contains(byte) || bytes.has("\\\"", at: index)
        || bytes.has("]]>", at: index)
    case .delimiter:
      return byte.isWhiteSpace || "&<>\"',;}])".utf8.contains(byte) || bytes.has("\\\"", at: index)
    case .quote(let quote): return byte == quote && backslashes(before: index) % 2 == 0 || byte.isLineEnd
    case .escapedQuote:
      if byte == UInt8(ascii: "\"") { return backslashes(before: index) % 2 == 0 }
      return byte.isLineEnd || bytes.has("\\\"", at: index) && backslashes(before: index) % 4 == 0
    case .quoteReference:
      return byte.isLineEnd || byte == UInt8(ascii: "<")
        || bytes.has("&quot;", at: index) && backslashes(before: index) % 2 == 0
    case .offset(let end): return index >= end
    }
  }

  private func backslashes(before index: Int) -> Int {
    bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
  }

  /// The quote at an offset: where it ends, and what closes it.
  private func quote(at index: Int) -> (end: Int, ending: Ending)? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
      return (index + 1, .quote(bytes[index]))
    }
    if bytes.has("\\\"", at: index) { return (index + 2, .escapedQuote) }
    return bytes.has("&quot;", at: index) ? (index + 6, .quoteReference) : nil
  }

  private func skipScheme(from start: Int) -> Int {
    let end = bytes[start...].firstIndex { !$0.isLetter } ?? bytes.count
    guard end < bytes.count, SecretMask.isScheme(bytes[start..<end]) else { return start }
    let rest = bytes[end...].firstIndex { $0 != UInt8(ascii: ":") } ?? bytes.count
    // A scheme run together with a placeholder is none of the secret either.
    if holeEnd(at: skipWhiteSpace(from: rest)) != nil { return skipWhiteSpace(from: rest) }
    return bytes[end] == .space ? skipWhiteSpace(from: end) : start
  }

  private func skipSpaces(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { $0 != .space } ?? bytes.count
    return end > start ? end : nil
  }

  private func skipWhiteSpace(from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
  }
}

extension ArraySlice<UInt8> {
  /// Without the bytes at the end that a test holds for.
  fileprivate func dropLast(while test: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[..<(lastIndex { !test($0) }.map { $0 + 1 } ?? startIndex)]
  }
}
