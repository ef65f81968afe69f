/// Finds secrets in a text that is about to be shown: literals that a name, a scheme or a URL gives away. [P]
///
/// It reads any text, a definition that is not well-formed among them, and knows the ways in which a name and its value
/// are written: `client_secret=…`, `"password": "…"`, `<Key>X-Api-Key</Key><Value>…`, `Bearer …`, `//user:…@`.
public enum SecretMask {
  /// What stands in the place of a secret.
  public static let mask = "***"

  /// A text with its secrets masked.
  public static func masked(_ text: String) -> String {
    SourceText(text).applying(ranges(in: Array(text.utf8)).map { SourceEdit($0, mask) }).string
  }

  /// The value of a header as it may be shown: of a secret one, only the scheme.
  public static func masked(headerValue value: String, named name: String) -> String {
    guard SecretName.matches(name), !value.isEmpty else { return masked(value) }
    let words = value.split(separator: " ", maxSplits: 1)
    return words.count == 2 ? "\(words[0]) \(mask)" : mask
  }

  /// The ranges of the secrets, in order.
  public static func ranges(in bytes: [UInt8]) -> [SourceRange] {
    var reader = SecretReader(bytes: bytes)
    reader.read()
    return reader.found
  }
}

/// Goes over a text word by word and looks at what follows each word that gives a secret away.
private struct SecretReader {
  /// What a value ends at.
  private enum Ending {
    case tag
    case delimiter
    case quote
  }

  let bytes: [UInt8]
  private(set) var found: [SourceRange] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func read() {
    var index = 0
    while index < bytes.count {
      if bytes.has("://", at: index) { readUserInformation(from: index + 3) }
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

  /// Masks what a word gives away; gives the offset at which to go on.
  private mutating func readWord(_ word: Range<Int>) -> Int {
    if isScheme(word), let start = skipSpaces(from: word.upperBound) {
      return maskValue(from: start, until: .delimiter)
    }
    guard word.count >= 3, SecretName.matches(bytes[word]) else { return word.upperBound }
    var index = skipQuote(from: word.upperBound)
    if let value = elementValue(after: index) {
      return maskValue(from: skipScheme(from: value), until: .tag)
    }
    if let value = elementContent(after: word) { return maskValue(from: value, until: .delimiter) }
    index = skipWhiteSpace(from: index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") || bytes[index] == UInt8(ascii: ":") else {
      return word.upperBound
    }
    let start = skipWhiteSpace(from: index + 1)
    let quoted = skipQuote(from: start)
    let value = skipScheme(from: quoted)
    if quoted > start { return maskValue(from: value, until: .quote) }
    return maskValue(from: value, until: .delimiter)
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

  private mutating func readUserInformation(from start: Int) {
    let end = bytes[start...].firstIndex {
      !$0.isLetter && !$0.isDigit && !"-._~%!$&'()*+,;=:".utf8.contains($0)
    }
    guard let end, bytes[end] == UInt8(ascii: "@") else { return }
    if let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")) { append((colon + 1)..<end) }
  }

  // MARK: - What stands where

  /// Whether a word is the scheme of an Authorization value.
  private func isScheme(_ word: Range<Int>) -> Bool {
    guard
      bytes[word].lazy.map(\.lowercased).elementsEqual("bearer".utf8)
        || bytes[word].lazy.map(\.lowercased).elementsEqual("basic".utf8)
    else { return false }
    guard let before = bytes[..<word.lowerBound].last(where: { $0 != .space }) else { return true }
    return ">\"':[;".utf8.contains(before)
  }

  /// After a header's Key, the start of its Value.
  private func elementValue(after index: Int) -> Int? {
    guard bytes.has("</Key>", at: index) else { return nil }
    let next = skipWhiteSpace(from: index + 6)
    return bytes.has("<Value>", at: next) ? skipWhiteSpace(from: next + 7) : nil
  }

  /// After the name in a start tag, the start of the element's text.
  private func elementContent(after word: Range<Int>) -> Int? {
    let isTag =
      word.lowerBound > 0 && bytes[word.lowerBound - 1] == UInt8(ascii: "<")
      || word.lowerBound > 3 && bytes.has("&lt;", at: word.lowerBound - 4)
    guard isTag, word.upperBound < bytes.count else { return nil }
    if bytes[word.upperBound] == UInt8(ascii: ">") { return word.upperBound + 1 }
    return bytes.has("&gt;", at: word.upperBound) ? word.upperBound + 4 : nil
  }

  private func holeEnd(at index: Int) -> Int? {
    if let token = SlotToken(in: bytes, at: index) { return token.range.upperBound }
    guard bytes.has("$(", at: index) || bytes.has("#(", at: index) || bytes.has("***", at: index) else {
      return nil
    }
    if bytes[index] == UInt8(ascii: "*") { return index + 3 }
    let close = bytes[index...].prefix(260 * 4).firstIndex(of: UInt8(ascii: ")"))
    return close.map { $0 + 1 }
  }

  /// Whether a value ends before a byte.
  private func isEnd(_ index: Int, _ ending: Ending) -> Bool {
    let byte = bytes[index]
    switch ending {
    case .tag: return byte == UInt8(ascii: "<")
    case .delimiter:
      return byte.isWhiteSpace || "&<>\"',;}])".utf8.contains(byte) || bytes.has("\\\"", at: index)
    case .quote:
      if byte == UInt8(ascii: "\"") { return bytes[index - 1] != UInt8(ascii: "\\") }
      return byte.isLineEnd || byte == UInt8(ascii: "<") || bytes.has("&quot;", at: index)
    }
  }

  private func skipQuote(from index: Int) -> Int {
    guard index < bytes.count else { return index }
    if bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") { return index + 1 }
    if bytes.has("\\\"", at: index) { return index + 2 }
    return bytes.has("&quot;", at: index) ? index + 6 : index
  }

  private func skipScheme(from start: Int) -> Int {
    let end = bytes[start...].firstIndex { !$0.isLetter } ?? bytes.count
    guard end > start, end < bytes.count, bytes[end] == .space else { return start }
    return skipWhiteSpace(from: end)
  }

  private func skipSpaces(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { $0 != .space } ?? bytes.count
    return end > start ? end : nil
  }

  private func skipWhiteSpace(from start: Int) -> Int {
    bytes[min(start, bytes.count)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
  }
}
