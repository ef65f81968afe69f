/// Where the parts of a URL stand in its text (RFC 3986, appendix B), before anything is checked.
package struct URLParts {
  /// The scheme, without `:`.
  package let scheme: Range<Int>?
  /// The authority, between `//` and the path.
  package let authority: Range<Int>?
  package let path: Range<Int>
  /// The query, without `?`.
  package let query: Range<Int>?
  /// The fragment, without `#`.
  package let fragment: Range<Int>?

  /// Whether there is a query or a fragment, be it empty.
  var hasQueryOrFragment: Bool { query != nil || fragment != nil }

  package init(_ bytes: [UInt8]) {
    var start = 0
    let firstDelimiter =
      bytes.firstIndex { $0 == UInt8(ascii: ":") || URLParts.endsAuthority($0) } ?? bytes.count
    if bytes.has("://", at: firstDelimiter) {
      scheme = 0..<firstDelimiter
      let end = bytes[(firstDelimiter + 3)...].firstIndex(where: URLParts.endsAuthority) ?? bytes.count
      authority = (firstDelimiter + 3)..<end
      start = end
    } else {
      scheme = nil
      authority = nil
    }
    let hash = bytes[start...].firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    let question = bytes[start..<hash].firstIndex(of: UInt8(ascii: "?")) ?? hash
    path = start..<question
    query = question < hash ? (question + 1)..<hash : nil
    fragment = hash < bytes.count ? (hash + 1)..<bytes.count : nil
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }
}
