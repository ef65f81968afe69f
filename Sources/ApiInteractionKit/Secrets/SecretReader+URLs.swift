/// Passwords in URLs.
extension SecretReader {
  /// Masks the password in a Url, whatever is wrong with it; gives the offset at which to go on.
  mutating func readURL(from start: Int) -> Int {
    var index = skipWhiteSpace(from: start)
    if bytes.has("<![CDATA[", at: index) { index = skipWhiteSpace(from: index + 9) }
    let line = bytes[index...].prefix(SecretReader.longestValue).prefix { !$0.isLineEnd }
    let end =
      line.indices.first { bytes.has("]]>", at: $0) || bytes.has("</Url>", at: $0) }
      ?? line.firstIndex(of: UInt8(ascii: "<"))
    return readUserInformation(from: schemeEnd(from: index), in: end)
  }

  /// The end of the scheme, and of what stands where `://` should, that a Url may begin with.
  private func schemeEnd(from start: Int) -> Int {
    let scheme = bytes[start...].prefix { $0.isLetter }
    let sign = bytes[scheme.endIndex...].prefix { ":/\\".utf8.contains($0) || $0.isWhiteSpace }
    let isKnown = ["http", "https"].contains { $0.utf8.elementsEqual(scheme.lazy.map(\.lowercased)) }
    return isKnown || sign.contains(UInt8(ascii: "/")) ? sign.endIndex : start
  }

  /// Masks the password before the host of a URL; gives the offset at which to go on.
  ///
  /// - Parameter end: Where it ends, whatever stands in it; nil if white space or a quote ends it.
  mutating func readUserInformation(from start: Int, in end: Int? = nil) -> Int {
    guard let (colon, at) = userInformation(from: start, in: end) else { return start }
    // Without a password, what stands there may be a token.
    return maskValue(from: colon.map { $0 + 1 } ?? start, until: .offset(at))
  }

  /// Where the first colon and the last `@` before the host stand.
  private func userInformation(from start: Int, in end: Int?) -> (colon: Int?, at: Int)? {
    var (colon, at): (Int?, Int?)
    var isPort = true
    var limit = end ?? bytes.count
    var index =
      bytes.has("[", at: start) ? bytes[start...].prefix { $0 != UInt8(ascii: "]") }.endIndex : start
    while index < limit, end != nil || !bytes[index].isWhiteSpace && !"\"<>".utf8.contains(bytes[index]) {
      if let next = holeEnd(at: index) {
        index = next
        continue
      }
      switch bytes[index] {
      // What is no port may be a password that goes on.
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
        if colon == nil || isPort || at != nil { limit = index }
      // Another URL.
      case UInt8(ascii: ":") where bytes.has("://", at: index): limit = index
      case UInt8(ascii: ":") where colon == nil && at == nil: colon = index
      case UInt8(ascii: "@"): at = index
      default: if colon != nil, !bytes[index].isDigit { isPort = false }
      }
      index += 1
    }
    return at.map { (colon, $0) }
  }
}
