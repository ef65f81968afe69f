/// What a secret consists of that is no text, but an object, an array or an element: a part of it may stand elsewhere. [P]
package enum SecretParts {
  /// The scalars of a JSON object or array; the texts and the values of attributes in an XML element; of anything else nothing.
  package static func all(of secret: String) -> [String] {
    let bytes = Array(secret.utf8)
    switch bytes.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return scalars(in: bytes)
    case UInt8(ascii: "<"): return texts(in: bytes)
    default: return []
    }
  }

  /// What of a text may stand elsewhere without the rest: the credentials after a scheme, and the password in those of Basic;
  /// the password of a URL, its path and what its query holds.
  static func known(of secret: String) -> [String] {
    let bytes = Array(secret.utf8)
    let credentials = SecretMask.schemeEnd(in: bytes[...]).map { [bytes[$0...]] } ?? []
    return (credentials + parts(ofURL: bytes)).map { String(decoding: $0, as: UTF8.self) }
      + [password(ofBasic: bytes)]
  }

  /// The password of Basic credentials, with their scheme or without it: UTF-8, or behind the scheme ISO-8859-1, which they do
  /// not tell apart (RFC 7617, 2.1); empty if a text is nothing of the kind.
  package static func password(ofBasic bytes: [UInt8]) -> String {
    let hasScheme = bytes.prefix(6).lazy.map(\.lowercased).elementsEqual("basic ".utf8)
    let text = Array(bytes.dropFirst(hasScheme ? 6 : 0))
    let credentials = Base64Text.all(in: text, levels: 0).first?.decoded(from: 0) ?? []
    let password = credentials.drop { $0 != UInt8(ascii: ":") }.dropFirst()
    if let password = String(validating: password, as: UTF8.self) { return password }
    return hasScheme ? String(String.UnicodeScalarView(password.map { Unicode.Scalar($0) })) : ""
  }

  /// The least length of such a part of a URL, in bytes: a shorter one is a word that stands everywhere.
  private static let shortest = 8

  private static func parts(ofURL bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let url = URLParts(bytes)
    guard let authority = url.authority else { return [] }
    let user = bytes[authority].lastIndex(of: UInt8(ascii: "@")).map { bytes[authority.lowerBound..<$0] }
    let password = user?.drop { $0 != UInt8(ascii: ":") }.dropFirst() ?? []
    let query = url.query ?? url.path.upperBound..<url.path.upperBound
    let values = bytes[query].split(separator: UInt8(ascii: "&")).map { pair in
      pair.firstIndex(of: UInt8(ascii: "=")).map { pair[($0 + 1)...] } ?? pair
    }
    let path = bytes[url.path].drop { $0 == UInt8(ascii: "/") }
    let paths = path.isEmpty ? [] : [path, bytes[path.startIndex..<query.upperBound]]
    // A word in small letters says what is called, and nothing of for whom.
    let segments = path.split(separator: UInt8(ascii: "/")).filter { segment in
      segment.contains { $0.isDigit || $0 != $0.lowercased }
    }
    return [password] + (values + paths + segments).filter { $0.count >= shortest }
  }

  private static func scalars(in bytes: [UInt8]) -> [String] {
    bytes.withUnsafeBufferPointer { buffer in
      var visitor = ScalarVisitor()
      // What comes before a fault counts.
      try? JSONScanner.scan(buffer, depthLimit: Limits().jsonDepth, &visitor)
      return visitor.ranges.map { JSONText.unescaped(bytes[$0]) }
    }
  }

  private static func texts(in bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "<")).flatMap { part in
      let section = part.starts(with: "![CDATA[".utf8) ? part.dropFirst(8) : nil
      let close = part.firstIndex(of: UInt8(ascii: ">")) ?? part.endIndex
      let text = section?.prefix { $0 != UInt8(ascii: "]") } ?? part[close...].dropFirst()
      return (section == nil ? values(in: part[..<close]) : [])
        + [String(decoding: bytes[text.trimmedRange], as: UTF8.self)]
    }
  }

  /// The values of the attributes in a tag.
  private static func values(in tag: ArraySlice<UInt8>) -> [String] {
    let parts = tag.split(omittingEmptySubsequences: false) { "\"'".utf8.contains($0) }
    return parts.indices.filter { $0 % 2 == 1 }.map { String(decoding: parts[$0], as: UTF8.self) }
  }

  /// Notes where texts and numbers are.
  private struct ScalarVisitor: JSONVisitor {
    private(set) var ranges: [Range<Int>] = []

    func begin(isArray: Bool, at offset: Int) {}
    func end(at offset: Int) {}
    func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {}
    mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) { ranges.append(range) }
  }
}
