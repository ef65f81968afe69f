/// Goes over a text word by word and looks at what follows each word that gives a secret away.
struct SecretReader {
  /// What a value ends at.
  enum Ending {
    /// A tag.
    case tag
    /// An end tag, a section or a comment.
    case endTag
    /// A tag that is written with `&lt;`.
    case escapedTag
    /// `]]>`.
    case section
    /// What ends a parameter of a form.
    case parameter
    /// What ends one that is percent-encoded as a whole.
    case encodedParameter
    /// A line that begins with the boundary of a multipart body.
    case boundary
    /// White space and punctuation.
    case delimiter
    /// `"`, or the `'` given.
    case quote(UInt8)
    /// `\"`.
    case escapedQuote
    /// `&quot;`.
    case quoteReference
    /// A quotation mark as word processors write it.
    case typographicQuote
    /// A certain byte.
    case offset(Int)
  }

  /// How far back the start of a header's value is looked for, in bytes.
  static let longestValue = 8192

  /// How far back the start of a name is looked for, in bytes.
  static let longestName = 256

  /// How far from a name its value may stand, in bytes.
  static let longestBetween = 1024

  /// How many others may stand between them.
  static let mostBetween = 8

  let bytes: [UInt8]
  let holes: Bool
  private let isSecret: (ArraySlice<UInt8>) -> Bool
  var found: [SourceRange] = []
  /// The next `-->` at or after the place where one was last looked for.
  var nextCommentEnd = 0..<0
  /// How many more elements with others in them are looked for the end of.
  var endlessElements = 16
  /// The end of the last value that holds nothing but values of switches.
  var switchesEnd = 0

  init(bytes: [UInt8], holes: Bool, isSecret: @escaping (ArraySlice<UInt8>) -> Bool) {
    self.bytes = bytes
    self.holes = holes
    self.isSecret = isSecret
  }

  mutating func read() {
    var index = 0
    while index < bytes.count {
      if bytes.has("://", at: index) || bytes.has(";//", at: index) {
        index = readUserInformation(from: index + 3)
        continue
      }
      if bytes.has("<Url>", at: index) {
        index = readURL(from: index + 5)
        continue
      }
      guard SecretReader.isWordByte(bytes[index]) else {
        // What is encoded is no part of the name after it.
        index += PercentEncoding.isEncoded(bytes, at: index) ? 3 : 1
        continue
      }
      let end = bytes[index...].firstIndex { !SecretReader.isWordByte($0) } ?? bytes.count
      index = max(end, readWord(index..<end))
    }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }

  /// Whether a word is the name of a lint rule, after which comments give a reason.
  private func isRule(_ word: Range<Int>) -> Bool {
    ["hardcoded-secret", "secret-in-url"].contains { bytes[word].elementsEqual($0.utf8) }
  }

  /// Masks what a word gives away; gives the offset at which to go on.
  private mutating func readWord(_ word: Range<Int>) -> Int {
    if WebToken.matches(bytes[word]) {
      append(word)
      return word.upperBound
    }
    if let end = PrivateKeyBlock.end(in: bytes, after: word) {
      return maskValue(from: word.upperBound - PrivateKeyBlock.begin.utf8CodeUnitCount, until: .offset(end))
    }
    if isScheme(word), let start = skipSpaces(from: word.upperBound), !isChallenge(at: start),
      holes || !isProse(at: start, after: word)
    {
      return maskValue(from: start, until: .parameter)
    }
    if let end = maskUser(after: word) { return end }
    guard isSecret(bytes[word]), !isRule(word) else { return word.upperBound }
    if SecretName.isUnsure(bytes[word]) { return readUnsureValue(of: word) }
    return ProtocolWord.values(of: bytes[word]).isEmpty ? readValue(of: word) : readUnlessProtocol(word)
  }

  /// Masks the value that belongs to a name; gives the offset at which to go on.
  mutating func readValue(of word: Range<Int>) -> Int {
    if let (value, ending) = pairedValue(after: word) {
      return ending.map { maskValue(from: skipScheme(from: value), until: $0) }
        ?? maskElement(of: word, from: value)
    }
    if let value = pairedValue(before: word) {
      _ = maskValue(from: skipScheme(from: value.lowerBound), until: .offset(value.upperBound))
      return word.upperBound
    }
    if let value = encodedValue(after: word.upperBound) {
      return maskValue(from: value, until: .encodedParameter)
    }
    if let value = headerValue(after: word.upperBound) { return maskContent(from: value, until: .endTag) }
    if let value = headerValue(before: word) {
      _ = maskContent(from: value, until: .endTag)
      return word.upperBound
    }
    if let (value, isEscaped) = elementContent(after: word) {
      return isEscaped ? maskValue(from: value, until: .escapedTag) : maskElement(of: word, from: value)
    }
    if let text = text(beforeEndTag: word) {
      _ = maskValue(from: text.lowerBound, until: .offset(text.upperBound))
      return word.upperBound
    }
    let nameEnd = nameEnd(of: word)
    let index = skipWhiteSpace(from: quote(at: nameEnd)?.end ?? nameEnd)
    if index < bytes.count, isFormatted(word, colon: index) { return word.upperBound }
    if let (value, ending) = quotedValue(after: word) {
      return maskValue(from: skipScheme(from: value), until: ending)
    }
    if let (value, ending) = attribute(withoutSign: word) { return maskValue(from: value, until: ending) }
    if bytes.has("&=", at: index) { return maskParameter(from: skipScheme(from: index + 2)) }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":") else {
      return word.upperBound
    }
    let start = skipWhiteSpace(from: index + 1)
    if let end = maskCredentials(from: start) { return end }
    if bytes[index] == UInt8(ascii: "=") { return maskParameter(from: skipScheme(from: start)) }
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return maskContainer(from: start)
    default: return maskValue(from: skipScheme(from: start), until: .delimiter)
    }
  }

  /// The end of a name, and of the brackets by which a form makes a list or an object of it: `password[]`, `user[password]`.
  private func nameEnd(of word: Range<Int>) -> Int {
    let brackets = bytes[word.upperBound...].prefix(SecretReader.longestName).prefix {
      $0.isDigit || "[]".utf8.contains($0)
    }
    return brackets.last == UInt8(ascii: "]") && bytes.has("=", at: brackets.endIndex)
      ? brackets.endIndex : word.upperBound
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

  /// Masks the text of an element, sections and all, up to the next tag, or to an end tag.
  mutating func maskContent(from start: Int, until ending: Ending = .tag) -> Int {
    var index = skipWhiteSpace(from: start)
    while index < bytes.count {
      if bytes.has("<![CDATA[", at: index) {
        index = maskValue(from: skipScheme(from: index + 9), until: .section)
        if index < bytes.count { index += 3 }
      } else if let end = commentEnd(at: index) {
        index = end
      } else if isEnd(index, ending) {
        return index
      } else {
        index = maskValue(from: skipScheme(from: index), until: ending)
      }
    }
    return index
  }

  /// Masks a value up to where it ends; holes in it stay.
  mutating func maskValue(from start: Int, until ending: Ending) -> Int {
    var index = start
    var plain = start
    while index < bytes.count, !isEnd(index, ending) {
      guard let end = holeEnd(at: index) else {
        index += 1
        continue
      }
      append(plain..<index)
      if let text = formatter(in: index..<end) { append(text) }
      index = end
      plain = end
    }
    append(plain..<index)
    return index
  }

  /// Masks the value of a parameter, and what stands after an `&` in it that should be percent-encoded.
  private mutating func maskParameter(from start: Int) -> Int {
    var index = maskValue(from: start, until: .parameter)
    while found.last?.end == index, let end = tailEnd(at: index) {
      append(index..<end)
      index = end
    }
    return index
  }

  /// After a parameter, the end of what is joined to it as another, but has no name.
  private func tailEnd(at index: Int) -> Int? {
    let start = bytes.has("&amp;", at: index) ? index + 5 : index + 1
    guard bytes.has("&", at: index), start < bytes.count, holeEnd(at: start) == nil else { return nil }
    let tail = bytes[start...].indices.first { isEnd($0, .parameter) || bytes[$0] == UInt8(ascii: "=") }
    let end = tail ?? bytes.count
    let isReference = XMLReference(in: bytes, at: index, end: min(index + XMLReference.longest, end)) != nil
    return start == end || bytes.has("=", at: end) || isReference && start == index + 1 ? nil : end
  }

  mutating func append(_ range: Range<Int>) {
    if range.isEmpty { return }
    if let last = found.last, last.end == range.lowerBound {
      found[found.count - 1] = SourceRange(last.start, range.upperBound)
    } else {
      found.append(SourceRange(range.lowerBound, range.upperBound))
    }
  }

  /// Whether a word is the scheme of an Authorization value.
  private func isScheme(_ word: Range<Int>) -> Bool {
    guard ["bearer", "basic"].contains(where: { $0.utf8.elementsEqual(bytes[word].lazy.map(\.lowercased)) })
    else { return false }
    guard let before = bytes[..<word.lowerBound].last(where: { $0 != .space }) else { return true }
    return ">\"':[;".utf8.contains(before)
  }

  /// Whether a word stands there that is no credentials: after Bearer one that others follow, after Basic one that is no user
  /// and password in Base64 (RFC 7617, 2).
  private func isProse(at start: Int, after scheme: Range<Int>) -> Bool {
    let word = bytes[start...].prefix { $0.isLetter }
    let end = word.endIndex
    if end < bytes.count, !" \"'<.,;!?".utf8.contains(bytes[end]), !bytes[end].isWhiteSpace { return false }
    guard bytes[scheme.lowerBound].lowercased == UInt8(ascii: "b"), !word.isEmpty else { return false }
    if scheme.count == 5 { return !holdsColon(inBase64: word) }
    return bytes.has(" ", at: end) && end + 1 < bytes.count && bytes[end + 1].isLetter
  }

  private func holdsColon(inBase64 letters: ArraySlice<UInt8>) -> Bool {
    var bits: UInt32 = 0
    return letters.enumerated().contains { index, letter in
      bits = bits << 6 | UInt32(letter == letter.lowercased ? letter - 97 + 26 : letter - 65)
      return index % 4 > 0
        && UInt8(truncatingIfNeeded: bits >> (6 - 2 * UInt32(index % 4))) == UInt8(ascii: ":")
    }
  }

  /// Whether a parameter stands there, by which a server asks for credentials: `Basic realm="…"` (RFC 9110, 11.6.1).
  private func isChallenge(at start: Int) -> Bool {
    ["realm=", "charset=", "scope=", "error=", "error_description=", "error_uri="].contains { name in
      bytes[start...].prefix(name.utf8.count).lazy.map(\.lowercased).elementsEqual(name.utf8)
    }
  }

  func holeEnd(at index: Int) -> Int? {
    if bytes.has("***", at: index) { return index + 3 }
    guard holes, index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "~"), let end = slotEnd(at: index) { return end }
    guard bytes.has("$(", at: index) || bytes.has("#(", at: index) else { return nil }
    let close = bytes[index...].prefix(260 * 4).firstIndex(of: UInt8(ascii: ")"))
    return close.map { $0 + 1 }
  }

  /// The end of a slot, or of what was meant to be one: `~~REPLACE~~`.
  private func slotEnd(at index: Int) -> Int? {
    if let token = SlotToken(in: bytes, at: index) { return token.range.upperBound }
    let word = bytes[index...].prefix(32).drop { $0 == UInt8(ascii: "~") || $0 == .space }
    let end = word.firstIndex { !$0.isLetter } ?? word.endIndex
    let close = word[end...].drop { $0 == .space }.prefix { $0 == UInt8(ascii: "~") }
    let isMeant = String(decoding: word[..<end], as: UTF8.self).nearest(in: ["REPLACE"]) != nil
    return isMeant && !close.isEmpty ? close.endIndex : nil
  }

  func skipScheme(from start: Int) -> Int {
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

  func skipWhiteSpace(from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
  }
}

extension ArraySlice<UInt8> {
  /// Without the bytes at the end that a test holds for.
  func dropLast(while test: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[..<(lastIndex { !test($0) }.map { $0 + 1 } ?? startIndex)]
  }
}
