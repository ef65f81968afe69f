import ApiInteractionKit

/// A Url with its holes stood in for.
struct LintedURL: Sendable {
  let value: Definition.Value
  /// The text with zeros where holes are: a digit may stand anywhere in a URL.
  let bytes: [UInt8]
  /// The parts of the text; a Url that begins with a hole may have no scheme and no host to be seen.
  let parts: URLParts
  /// Whether its syntax can be judged.
  let isJudged: Bool
  /// Where the holes are, those among them that are written in another language, in order.
  let holes: [Range<Int>]

  init(_ value: Definition.Value, lookalikes: [Range<Int>], isTemplate: Bool) {
    self.value = value
    let digit = UInt8(ascii: "0")
    var bytes = value.template.standIn(digit)
    for range in lookalikes {
      for index in range { bytes[index] = digit }
    }
    self.bytes = bytes
    parts = URLParts(bytes)
    isJudged = value.isJudged(isTemplate: isTemplate)
    let own = value.template.segments.compactMap { $0.isLiteral ? nil : $0.range }
    holes = lookalikes.isEmpty ? own : (own + lookalikes).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// Whether a hole, the first, may hold what is missing before the path: the scheme, or the rest of it, and the host.
  var mayBeginInHole: Bool {
    guard parts.scheme == nil, let hole = holes.first else { return false }
    let start = String(decoding: bytes[..<hole.lowerBound], as: UTF8.self).lowercased()
    return "https://".hasPrefix(start) || "http://".hasPrefix(start)
  }

  /// What stands before the `@` of the host, with the `@`.
  var userInformation: Range<Int>? {
    guard let authority = parts.authority, let at = bytes[authority].lastIndex(of: UInt8(ascii: "@")) else {
      return nil
    }
    return authority.lowerBound..<(at + 1)
  }

  /// The host, without the port.
  var host: Range<Int>? {
    guard let authority = parts.authority else { return nil }
    let start = userInformation?.upperBound ?? authority.lowerBound
    let bracket = bytes[start..<authority.upperBound].firstIndex(of: UInt8(ascii: "]")) ?? start
    let end = bytes[bracket..<authority.upperBound].firstIndex(of: UInt8(ascii: ":")) ?? authority.upperBound
    return start..<end
  }

  /// The source of a range of the text.
  func sourceRange(of range: Range<Int>) -> SourceRange { value.text.sourceRange(of: range) }

  /// Whether a hole lies in a range of the text, or touches it from within.
  func hasHole(in range: Range<Int>) -> Bool {
    holes.contains { $0.overlaps(range) }
  }
}
