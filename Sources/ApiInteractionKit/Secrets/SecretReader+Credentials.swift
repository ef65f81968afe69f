/// What stands in a placeholder where its formatter does.
extension SecretReader {
  /// What follows the colon of a placeholder, and neither is a formatter nor resembles one: it may be the secret itself.
  func formatter(in hole: Range<Int>) -> Range<Int>? {
    guard bytes.has("(", at: hole.lowerBound + 1),
      let colon = bytes[hole].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let range = (colon + 1)..<(hole.upperBound - 1)
    let text = bytes[range]
    let known = Placeholder.Formatter.allCases.map(\.name)
    let isNear = text.split(separator: UInt8(ascii: ":")).allSatisfy {
      String(decoding: $0, as: UTF8.self).nearest(in: known) != nil
    }
    return isNear || text.contains(UInt8(ascii: "~")) ? nil : range
  }
}

/// What comes after the scheme of an Authorization in a text, beside a single word.
extension SecretReader {
  /// Masks credentials in quotes, or parameters: `Digest username="u", response="…"`; gives the offset at which to go on.
  mutating func maskCredentials(from start: Int) -> Int? {
    let value = skipScheme(from: start)
    guard value > start else { return nil }
    if let quote = opening(at: value) { return maskValue(from: quote.end, until: quote.ending) }
    let scheme = bytes[start..<value].prefix(while: \.isLetter).map(\.lowercased)
    guard ["digest", "token", "apikey"].contains(where: { $0.utf8.elementsEqual(scheme) }),
      let end = parametersEnd(from: value)
    else { return nil }
    return maskValue(from: value, until: .offset(end))
  }

  /// The quote at an offset, unless it closes one before it.
  private func opening(at index: Int) -> (end: Int, ending: Ending)? {
    guard let quote = quote(at: index) else { return nil }
    switch quote.ending {
    case .quote: return isQuoted(index) ? nil : quote
    case .typographicQuote: return quote
    default: return nil
    }
  }

  /// The end of parameters with commas between them.
  private func parametersEnd(from start: Int) -> Int? {
    var end: Int?
    var index = start
    while let next = parameterEnd(from: index, isFirst: end == nil) {
      end = next
      let comma = skipWhiteSpace(from: next)
      guard bytes.has(",", at: comma) else { break }
      index = skipWhiteSpace(from: comma + 1)
    }
    return end
  }

  private func parameterEnd(from start: Int, isFirst: Bool) -> Int? {
    let name = bytes[start...].prefix(SecretReader.longestName).prefix(while: SecretReader.isWordByte)
    let sign = skipWhiteSpace(from: name.endIndex)
    guard !name.isEmpty, bytes.has("=", at: sign) else { return nil }
    let value = skipWhiteSpace(from: sign + 1)
    // Before the first, a quote may close one around all.
    guard let quote = isFirst ? opening(at: value) : self.quote(at: value) else {
      let end = bytes.indices[value...].first { isEnd($0, .delimiter) } ?? bytes.count
      return end > value && bytes[value] != UInt8(ascii: "=") ? end : nil
    }
    let end = bytes.indices[quote.end...].first { isEnd($0, quote.ending) } ?? bytes.count
    return self.quote(at: end)?.end ?? end
  }
}
