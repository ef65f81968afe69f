import ApiInteractionKit

/// The tokens of a specimen's JSON body, told by their characters alone.
struct JSONTokens {
  struct Token {
    /// A bracket, a comma or a colon; a text with its quotes; a number or a word.
    let text: String
    /// Where it stands, in the body.
    let range: Range<Int>

    var isString: Bool { text.hasPrefix("\"") }
    var isClosing: Bool { text == "}" || text == "]" }
    var isOpening: Bool { text == "{" || text == "[" }
  }

  let body: Definition.Value
  private let text: SourceText
  private(set) var tokens: [Token] = []

  /// Nil for a specimen whose body is no JSON object or array.
  init?(_ specimen: Specimen) {
    guard case .json = specimen.bodyContent, let body = specimen.body else { return nil }
    self.body = body
    text = specimen.source
    // A placeholder is a part of a text, or a word.
    let bytes = body.template.standIn(UInt8(ascii: "x"))
    var index = 0
    while index < bytes.count {
      let end = JSONTokens.end(of: index, in: bytes)
      if bytes[index] > 0x20 {
        let text = String(decoding: body.bytes[index..<end], as: UTF8.self)
        tokens.append(Token(text: text, range: index..<end))
      }
      index = end
    }
  }

  private static func end(of start: Int, in bytes: [UInt8]) -> Int {
    let marks = Set("{}[],:\" \t\r\n".utf8)
    guard bytes[start] == UInt8(ascii: "\"") else {
      if marks.contains(bytes[start]) { return start + 1 }
      return bytes[start...].firstIndex(where: marks.contains) ?? bytes.count
    }
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  /// The source of a part of the body.
  func source(_ range: Range<Int>) -> SourceRange { body.text.sourceRange(of: range) }

  /// A part of the body as it is written in the source.
  func written(_ range: Range<Int>) -> String { text[source(range)] }

  func source(_ token: Token) -> SourceRange { source(token.range) }

  /// The source from a token to the end of its line, with the line end.
  func restOfLine(from token: Token) -> SourceRange {
    let rest = body.bytes[token.range.lowerBound...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
    return source(token.range.lowerBound..<end)
  }

  /// The source from a token to the end of the body.
  func rest(from token: Token) -> SourceRange { source(token.range.lowerBound..<body.bytes.count) }

  /// The token after another one.
  func next(after token: Token) -> Token? { tokens.first { $0.range.lowerBound >= token.range.upperBound } }

  func previous(before token: Token) -> Token? {
    tokens.last { $0.range.upperBound <= token.range.lowerBound }
  }

  /// The quotes around a text.
  func quotes(of token: Token) -> (first: SourceRange, last: SourceRange) {
    let (start, end) = (token.range.lowerBound, token.range.upperBound)
    return (source(start..<(start + 1)), source((end - 1)..<end))
  }

  var strings: [Token] { tokens.filter(\.isString) }

  /// The names of members.
  var keys: [Token] { strings.filter { next(after: $0)?.text == ":" } }

  /// The members of objects: the name, and all of the value.
  var members: [(key: Token, value: Range<Int>)] {
    keys.compactMap { key in
      guard let colon = next(after: key), let first = next(after: colon) else { return nil }
      return (key, first.range.lowerBound..<endOfValue(from: first))
    }
  }

  private func endOfValue(from first: Token) -> Int {
    var depth = 0
    for token in tokens where token.range.lowerBound >= first.range.lowerBound {
      if token.isOpening { depth += 1 }
      if token.isClosing { depth -= 1 }
      if depth == 0 { return token.range.upperBound }
    }
    return first.range.upperBound
  }

  /// The member of a name.
  func member(_ name: String) -> (key: Token, value: Range<Int>)? {
    members.first { $0.key.text == "\"\(name)\"" }
  }

  /// The values that are a placeholder in quotes and nothing else.
  var placeholders: [Token] {
    strings.filter { next(after: $0)?.text != ":" && isPlaceholder($0) }
  }

  /// Whether a text is a placeholder in quotes and nothing else.
  func isPlaceholder(_ token: Token) -> Bool {
    let inner = (token.range.lowerBound + 1)..<(token.range.upperBound - 1)
    return body.template.placeholders.contains { $0.placeholder.slots.isEmpty && $0.range == inner }
  }

  /// Whether no hole is part of a token.
  func isLiteral(_ token: Token) -> Bool {
    !body.template.segments.contains { !$0.isLiteral && $0.range.overlaps(token.range) }
  }
}
