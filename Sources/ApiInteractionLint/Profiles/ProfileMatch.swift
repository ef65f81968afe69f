import ApiInteractionKit

/// Which requests a profile speaks of, by their Url.
struct ProfileMatch: Sendable, Hashable {
  /// The host in lower case; nil for any.
  let host: [UInt8]?
  /// The end of the path; nil for any one segment.
  let segments: [[UInt8]?]

  init(host: String? = nil, path: [String]) {
    self.host = host.map { Array($0.lowercased().utf8) }
    segments = path.map { $0.hasPrefix("{") && $0.hasSuffix("}") ? nil : Array($0.utf8) }
  }

  /// Whether the profile is for no request of its own.
  var isEmpty: Bool { segments.isEmpty }

  /// Whether a Url is one of those; what is not known of its host may be right.
  ///
  /// - Parameter url: The text with NUL where holes are.
  func matches(_ url: [UInt8], _ parts: URLParts) -> Bool {
    let slash = UInt8(ascii: "/")
    var rest = url[parts.path]
    for segment in segments.reversed() {
      while rest.last == slash { rest.removeLast() }
      guard !rest.isEmpty else { return false }
      let start = rest.lastIndex(of: slash).map { $0 + 1 } ?? rest.startIndex
      if let segment, !rest[start...].elementsEqual(segment) { return false }
      rest = rest[..<start]
    }
    return !segments.isEmpty && matchesHost(url, parts)
  }

  private func matchesHost(_ url: [UInt8], _ parts: URLParts) -> Bool {
    guard let host, let authority = parts.authority, !url[authority].contains(0) else { return true }
    let afterUser = url[authority].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.lowerBound
    let name = url[afterUser..<authority.upperBound].prefix { $0 != UInt8(ascii: ":") }
    return name.lazy.map(\.lowercased).elementsEqual(host)
  }
}
