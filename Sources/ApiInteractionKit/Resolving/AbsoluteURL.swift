import CByteMasks

/// An absolute http or https URL, checked against RFC 3986 and otherwise left as it is written.
public struct AbsoluteURL: Sendable, Hashable {
  /// Why a text is not such a URL.
  public struct Invalid: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what was expected. Holds nothing of the URL but single characters.
    public let description: String
    /// The offending part, in UTF-8 offsets of the text.
    public let range: Range<Int>
  }

  /// The URL as it is written.
  public let text: String
  /// `http` or `https`.
  public let scheme: String
  /// The host, with user information and port if there are any.
  public let authority: String
  /// The path and the query, as they go into the request line; at least `/`.
  public let path: String

  /// Checks a URL.
  ///
  /// - Throws: ``Invalid`` with the first thing that is wrong.
  public init(_ text: String) throws(Invalid) {
    let parts = try AbsoluteURL.check(Array(text.utf8))
    scheme = parts.scheme.map { text[utf8: $0].lowercased() } ?? ""
    self.text = text
    authority = parts.authority.map { text[utf8: $0] } ?? ""
    let path = text[utf8: parts.path]
    self.path = (path.isEmpty ? "/" : path) + (parts.query.map { "?" + text[utf8: $0] } ?? "")
  }

  /// The parts of a text that is such a URL.
  ///
  /// - Throws: ``Invalid`` with the first thing that is wrong.
  package static func check(_ bytes: [UInt8]) throws(Invalid) -> URLParts {
    try checkCharacters(bytes)
    let parts = URLParts(bytes)
    guard let scheme = parts.scheme, let authority = parts.authority else {
      throw Invalid(
        description: "This is not an absolute URL. It must begin with https:// or http://.",
        range: bytes.indices)
    }
    guard isKnown(bytes[scheme]) else {
      throw Invalid(description: "Only https and http URLs can be called.", range: scheme)
    }
    let isPlain = !authority.isEmpty && bytes[authority].allSatisfy { PercentEncoding.isUnreserved($0) }
    if !isPlain { try checkAuthority(Array(bytes[authority]), at: authority) }
    return parts
  }

  private static func isKnown(_ scheme: ArraySlice<UInt8>) -> Bool {
    if scheme.count == 5, scheme.has("https", at: scheme.startIndex) { return true }
    let name = scheme.lazy.map(\.lowercased)
    return name.elementsEqual("https".utf8) || name.elementsEqual("http".utf8)
  }

  private static func checkCharacters(_ bytes: [UInt8]) throws(Invalid) {
    // Almost every URL holds nothing but these.
    if isPlain(bytes) { return }
    let text = String(decoding: bytes, as: UTF8.self)
    var offset = 0
    for scalar in text.unicodeScalars {
      let range = offset..<(offset + UTF8.width(scalar))
      offset = range.upperBound
      if isAllowed(scalar) { continue }
      if scalar.isInvisible, range.lowerBound == 0 || range.upperBound == bytes.count {
        throw Invalid(description: "A URL cannot hold \(scalar.codePoint). Remove it.", range: range)
      }
      let isInHost = URLParts(bytes).authority?.overlaps(range) ?? false
      throw Invalid(description: reason(against: scalar, inHost: isInHost), range: range)
    }
    for index in bytes.indices
    where bytes[index] == UInt8(ascii: "%") && !PercentEncoding.isEncoded(bytes, at: index) {
      throw Invalid(description: "After % come two hexadecimal digits.", range: index..<(index + 1))
    }
  }

  /// Why a character cannot stand in a URL, and what to do.
  private static func reason(against character: Unicode.Scalar, inHost: Bool) -> String {
    if character == "\n" || character == "\r" {
      return "A URL cannot hold a line break. Write it on one line."
    }
    if character == "\\" { return "A URL cannot hold “\\”. Write / for it." }
    if character == "\"" { return "A URL cannot hold “\"”. Remove it, or percent-encode it." }
    let isVisible = character.value > 0x20 && !character.isInvisible
    let name = character == " " ? "a space" : isVisible ? "“\(character)”" : character.codePoint
    if inHost, character.value > 0x7F {
      return "A host name cannot hold \(name). Write the name in its ASCII form, which begins with xn--."
    }
    return "A URL cannot hold \(name). \(inHost ? "Remove it from the host name." : "Percent-encode it.")"
  }

  /// Whether bytes are none but unreserved ones and `/ : ? & =`, with which no rule but that of the host is broken.
  static func isPlain(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { bytes_are_plain_url($0, bytes.count) } ?? true
    } ?? false
  }

  private static func isAllowed(_ character: Unicode.Scalar) -> Bool {
    guard character.value > 0x20, character.value < 0x7F else { return false }
    return !"\"<>\\^`{|}".unicodeScalars.contains(character)
  }

  private static func checkAuthority(_ authority: [UInt8], at range: Range<Int>) throws(Invalid) {
    let start = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
    let host = Array(authority[start...])
    let bracket = host.first == UInt8(ascii: "[") ? host.firstIndex(of: UInt8(ascii: "]")) ?? 0 : 0
    let name = host[..<(host[bracket...].firstIndex(of: UInt8(ascii: ":")) ?? host.count)]
    if name.isEmpty {
      throw Invalid(description: "The URL names no host. Write one after ://.", range: range)
    }
    if host.last == UInt8(ascii: ":"),
      ["http", "https"].contains(String(decoding: name, as: UTF8.self).lowercased())
    {
      throw Invalid(description: "The URL begins with a scheme twice. Remove one.", range: range)
    }
    if isHost(host, allowingPort: true) { return }
    guard name.count < host.count, isHost(Array(name), allowingPort: false) else {
      throw Invalid(
        description: "This is not a host name, such as api.example.com, with an optional port.",
        range: (range.lowerBound + start)..<range.upperBound)
    }
    throw Invalid(
      description: "A port is a number up to 65535.",
      range: (range.lowerBound + start + name.count + 1)..<range.upperBound)
  }

  /// Whether the bytes are a host name or address, and a port where that is allowed.
  static func isHost(_ bytes: [UInt8], allowingPort: Bool) -> Bool {
    var name = bytes[...]
    if bytes.first == UInt8(ascii: "[") {
      guard let close = bytes.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let address = bytes[1..<close]
      guard address.contains(UInt8(ascii: ":")),
        address.allSatisfy({ $0.hexValue != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
      else { return false }
      name = bytes[(close + 1)...]
      if name.isEmpty { return true }
      guard name.first == UInt8(ascii: ":") else { return false }
      return allowingPort && isPort(name.dropFirst())
    }
    if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
      guard allowingPort, isPort(name[(colon + 1)...]) else { return false }
      name = name[..<colon]
    }
    return !name.isEmpty
      && name.allSatisfy { PercentEncoding.isUnreserved($0) || hostDelimiters.contains($0) }
  }

  private static let hostDelimiters = Set("!$&'()*+,;=%".utf8)

  private static func isPort(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.allSatisfy(\.isDigit) && (digits.isEmpty || UInt16(String(decoding: digits, as: UTF8.self)) != nil)
  }
}
