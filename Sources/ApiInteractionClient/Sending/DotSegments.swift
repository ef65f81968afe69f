/// The segments `.` and `..` of a path (RFC 3986, 5.2.4).
enum DotSegments {
  /// A path without them; a query is left as it is.
  static func removed(from target: String) -> String {
    let question = target.firstIndex(of: "?") ?? target.endIndex
    let segments = target[..<question].split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard segments.contains(where: isDots) else { return target }
    var kept: [Substring] = []
    for segment in segments {
      if segment == ".." { _ = kept.popLast() }
      if !isDots(segment) { kept.append(segment) }
    }
    if let last = segments.last, isDots(last) { kept.append("") }
    return "/" + kept.joined(separator: "/") + target[question...]
  }

  private static func isDots(_ segment: Substring) -> Bool { segment == "." || segment == ".." }
}
