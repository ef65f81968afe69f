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

  let bytes: [UInt8]
  let holes: Bool
  private let isSecret: (ArraySlice<UInt8>) -> Bool
  private(set) var found: [SourceRange] = []
  /// The next `-->` at or after the place where one was last looked for.
  private var nextCommentEnd = 0..<0
  /// How many more elements with others in them are looked for the end of.
  var endlessElements = 16

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
      if bytes.has("<Url>", at: index) {
        // The scheme may have been forgotten.
        index = readUserInformation(from: index + 5)
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
    if isScheme(word), let start = skipSpaces(from: word.upperBound), !isChallenge(at: start) {
      return maskValue(from: start, until: .parameter)
    }
    guard isSecret(bytes[word]), !isRule(word) else { return word.upperBound }
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
    let index = skipWhiteSpace(from: quote(at: word.upperBound)?.end ?? word.upperBound)
    if index < bytes.count, isFormatted(word, colon: index) { return word.upperBound }
    if let (value, ending) = quotedValue(after: word) {
      return maskValue(from: skipScheme(from: value), until: ending)
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":") else {
      return word.upperBound
    }
    let start = skipWhiteSpace(from: index + 1)
    if bytes[index] == UInt8(ascii: "=") {
      return maskValue(from: skipScheme(from: start), until: .parameter)
    }
    guard start < bytes.count else { return start }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return maskContainer(from: start)
    default: return maskValue(from: skipScheme(from: start), until: .delimiter)
    }
  }

  /// The value in quotes after a name, whatever stands between them where a colon should: nothing, a comma, `=>`.
  private func quotedValue(after word: Range<Int>) -> (start: Int, ending: Ending)? {
    let name = quote(at: word.upperBound)?.end
    let between = bytes[(name ?? word.upperBound)...].prefix { $0.isWhiteSpace || ",;=>:".utf8.contains($0) }
    guard let (start, ending) = quote(at: between.endIndex) else { return nil }
    let isPair = between.contains(UInt8(ascii: ":")) || between.contains(UInt8(ascii: "="))
    if isPair, !between.contains(UInt8(ascii: ",")) { return (start, ending) }
    // A text in quotes may as well be the value, and what comes next the name of another.
    guard name != nil || isPair, let end = bytes.indices[start...].first(where: { isEnd($0, ending) }) else {
      return nil
    }
    let next = skipWhiteSpace(from: quote(at: end)?.end ?? end)
    return bytes.has(":", at: next) ? nil : (start, ending)
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

  /// A header's elements, and those that others write such a pair in.
  private static let pairs: [(name: StaticString, value: StaticString)] = [
    ("Key", "Value"), ("key", "value"), ("Name", "Value"), ("name", "value"),
  ]

  /// After a header's Key, the start of its Value.
  private mutating func headerValue(after word: Int) -> Int? {
    var index = skipWhiteSpace(from: word)
    if bytes.has("]]>", at: index) { index = skipWhiteSpace(from: index + 3) }
    guard bytes.has("</", at: index) else { return nil }
    for pair in SecretReader.pairs {
      guard let key = tagEnd(pair.name, at: index + 2, closed: false) else { continue }
      index = skipWhiteSpace(from: key)
      while let end = commentEnd(at: index) { index = skipWhiteSpace(from: end) }
      return bytes.has("<", at: index) ? tagEnd(pair.value, at: index + 1, closed: true) : nil
    }
    return nil
  }

  /// Before a header's Key, the start of its Value, where that comes first.
  private func headerValue(before word: Range<Int>) -> Int? {
    for pair in SecretReader.pairs {
      guard let key = openingTag(pair.name, before: word.lowerBound) else { continue }
      let value = bytes[..<key].dropLast(while: \.isWhiteSpace)
      let end = value.endIndex - pair.value.utf8CodeUnitCount - 3
      guard end >= 0, bytes.has("</", at: end), bytes.has(pair.value, at: end + 2),
        value.last == UInt8(ascii: ">")
      else { return nil }
      let start = bytes[..<end].suffix(SecretReader.longestValue).indices.last {
        bytes.has("<", at: $0) && bytes.has(pair.value, at: $0 + 1)
      }
      return start.flatMap { tagEnd(pair.value, at: $0 + 1, closed: true) }
    }
    return nil
  }

  /// Where a tag without attributes begins that ends, but for white space, at an offset.
  private func openingTag(_ name: StaticString, before index: Int) -> Int? {
    let tag = bytes[..<index].dropLast(while: \.isWhiteSpace)
    let start = tag.endIndex - name.utf8CodeUnitCount - 2
    let isTag =
      start >= 0 && tag.last == UInt8(ascii: ">") && bytes[start] == UInt8(ascii: "<")
      && bytes.has(name, at: start + 1)
    return isTag ? start : nil
  }

  /// The end of a tag without attributes, from its name on.
  ///
  /// - Parameter closed: Whether its `>` must be there.
  private func tagEnd(_ tag: StaticString, at index: Int, closed: Bool) -> Int? {
    guard bytes.has(tag, at: index) else { return nil }
    let end = skipWhiteSpace(from: index + tag.utf8CodeUnitCount)
    return bytes.has(">", at: end) ? end + 1 : closed || !bytes.has("<", at: end) ? nil : end
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
      bytes.has("&gt;", at: $0) || bytes.has("&lt;", at: $0) || "<>".utf8.contains(bytes[$0])
    }
    guard let end, bytes[end - 1] != UInt8(ascii: "/") else { return nil }
    if bytes[end] == UInt8(ascii: ">") { return (end + 1, true) }
    return bytes.has("&gt;", at: end) ? (end + 4, true) : nil
  }

  private func holeEnd(at index: Int) -> Int? {
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

  /// Whether a value ends before a byte.
  private func isEnd(_ index: Int, _ ending: Ending) -> Bool {
    let byte = bytes[index]
    switch ending {
    case .tag: return byte == UInt8(ascii: "<")
    case .endTag:
      return bytes.has("</", at: index) || bytes.has("<![CDATA[", at: index) || bytes.has("<!--", at: index)
    case .escapedTag: return byte == UInt8(ascii: "<") || bytes.has("&lt;", at: index)
    case .section: return bytes.has("]]>", at: index)
    case .parameter:
      return byte.isWhiteSpace || "&<>\"'".utf8.contains(byte) || bytes.has("\\\"", at: index)
        || bytes.has("]]>", at: index)
    case .encodedParameter: return bytes.has("%26", at: index) || isEnd(index, .parameter)
    case .boundary: return bytes.has("\n--", at: index) || bytes.has("\r\n--", at: index)
    case .delimiter:
      return byte.isWhiteSpace || "&<>\"',;}])".utf8.contains(byte) || bytes.has("\\\"", at: index)
    case .quote(let quote): return byte == quote && backslashes(before: index) % 2 == 0 || byte.isLineEnd
    case .escapedQuote:
      if byte == UInt8(ascii: "\"") { return backslashes(before: index) % 2 == 0 }
      return byte.isLineEnd || bytes.has("\\\"", at: index) && backslashes(before: index) % 4 == 0
    case .quoteReference:
      return byte.isLineEnd || byte == UInt8(ascii: "<")
        || bytes.has("&quot;", at: index) && backslashes(before: index) % 2 == 0
    case .typographicQuote: return byte.isLineEnd || typographicQuote(at: index) != nil
    case .offset(let end): return index >= end
    }
  }

  func backslashes(before index: Int) -> Int {
    bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
  }

  /// The quote at an offset: where it ends, and what closes it.
  func quote(at index: Int) -> (end: Int, ending: Ending)? {
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") {
      return (index + 1, .quote(bytes[index]))
    }
    if bytes.has("\\\"", at: index) { return (index + 2, .escapedQuote) }
    if bytes.has("&quot;", at: index) { return (index + 6, .quoteReference) }
    return typographicQuote(at: index).map { ($0, .typographicQuote) }
  }

  /// The end of a quotation mark as word processors write it: one of ‘ ’ ‚ ‛ “ ” „ ‟.
  private func typographicQuote(at index: Int) -> Int? {
    guard index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x80,
      (0x98...0x9F).contains(bytes[index + 2])
    else { return nil }
    return index + 3
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
