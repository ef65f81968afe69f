/// Where values end, and what quotes they stand in.
extension SecretReader {
  /// The value in quotes after a name, whatever stands between them where a colon should: nothing, a comma, `=>`.
  func quotedValue(after word: Range<Int>) -> (start: Int, ending: Ending)? {
    let name = quoteEnd(after: word.upperBound)
    let between = bytes[(name ?? word.upperBound)...].prefix { $0.isWhiteSpace || ",;=>:".utf8.contains($0) }
    let isPair = between.contains(UInt8(ascii: ":")) || between.contains(UInt8(ascii: "="))
    let place = isPair ? quotePlace(after: between.endIndex) : between.endIndex
    guard let (start, ending) = quote(at: place) else { return nil }
    if isPair, !between.contains(UInt8(ascii: ",")) {
      return (start, whole(ending, from: start, isMember: name != nil))
    }
    // A text in quotes may as well be the value, and what comes next the name of another.
    guard name != nil || isPair, let end = bytes.indices[start...].first(where: { isEnd($0, ending) }) else {
      return nil
    }
    let next = skipWhiteSpace(from: quote(at: end)?.end ?? end)
    return bytes.has(":", at: next) ? nil : (start, ending)
  }

  /// Whether a value ends before a byte.
  func isEnd(_ index: Int, _ ending: Ending) -> Bool {
    let byte = bytes[index]
    switch ending {
    case .tag: return byte == UInt8(ascii: "<") && isMarkup(at: index)
    case .endTag:
      return bytes.has("</", at: index) || bytes.has("<![CDATA[", at: index) || bytes.has("<!--", at: index)
    case .escapedTag: return byte == UInt8(ascii: "<") || bytes.has("&lt;", at: index)
    case .section: return bytes.has("]]>", at: index)
    case .parameter:
      return byte.isWhiteSpace || "&<>".utf8.contains(byte) || "\"'".utf8.contains(byte) && isQuoted(index)
        || bytes.has("\\\"", at: index) || bytes.has("]]>", at: index)
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

  /// Whether a quote may close another one before it on its line, and in the text of its element.
  func isQuoted(_ index: Int) -> Bool {
    bytes[..<index].suffix(SecretReader.longestBetween).reversed().prefix {
      !$0.isLineEnd && $0 != UInt8(ascii: ">")
    }
    .contains(bytes[index])
  }

  /// Whether a `<` begins a tag, a section or a comment, and does not stand in a text where it must not.
  private func isMarkup(at index: Int) -> Bool {
    guard let next = bytes[(index + 1)...].first else { return true }
    if "/!?".utf8.contains(next) { return true }
    guard next.isLetter || next == UInt8(ascii: "_") else { return false }
    let end = bytes[(index + 1)...].prefix(SecretReader.longestName).first { "<>".utf8.contains($0) }
    return end != UInt8(ascii: "<")
  }

  /// The ending of a value in quotes in which one may stand that does not end it, as what comes next tells.
  ///
  /// - Parameter isMember: Whether it is that of a member of an object, and not of an attribute.
  func whole(_ ending: Ending, from start: Int, isMember: Bool) -> Ending {
    guard case .quote(let quote) = ending,
      let first = bytes[start...].indices.first(where: { isEnd($0, ending) }), bytes[first] == quote,
      goesOn(after: first)
    else { return ending }
    let rest = bytes[(first + 1)...].prefix(SecretReader.longestName)
    let last = rest.prefix { !$0.isLineEnd }.indices.first {
      bytes[$0] == quote && (isMember ? endsMember(after: $0) : endsAttribute(after: $0))
    }
    return last.map { .offset($0) } ?? ending
  }

  /// Whether what comes after a quote goes on with the text before it.
  private func goesOn(after quote: Int) -> Bool {
    let next = bytes[(quote + 1)...].drop { $0 == .space }
    guard let byte = next.first,
      byte >= 0x80 || byte.isLetter || byte.isDigit || "!$%*+-._@#~^=|".utf8.contains(byte)
    else { return false }
    return next.startIndex == quote + 1 || !endsAttribute(after: quote)
  }

  private func endsMember(after quote: Int) -> Bool {
    let next = bytes[(quote + 1)...].first { $0 != .space }
    return next.map { ",}".utf8.contains($0) || $0.isLineEnd } ?? true
  }

  /// Whether a tag ends after a quote, or another attribute comes.
  private func endsAttribute(after quote: Int) -> Bool {
    let next = bytes[(quote + 1)...].drop { $0.isWhiteSpace }
    if next.has(">", at: next.startIndex) || next.has("/>", at: next.startIndex) { return true }
    let name = next.prefix(SecretReader.longestName).prefix {
      SecretReader.isWordByte($0) || $0 == UInt8(ascii: ":")
    }
    return !name.isEmpty && next.startIndex > quote + 1
      && bytes.has("=", at: skipWhiteSpace(from: name.endIndex))
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
}
