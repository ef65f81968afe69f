/// Patterns of which the last that matches a path decides.
struct PathPatternList: Sendable, Hashable {
  private(set) var patterns: [PathPattern] = []

  mutating func append(_ pattern: PathPattern) {
    patterns.append(pattern)
  }

  /// Whether the patterns cover a path: it, or a folder on the way to it, is of the last one that matches.
  ///
  /// A folder is covered only if everything in it is.
  func covers(_ path: String, isFolder: Bool) -> Bool {
    guard !patterns.isEmpty else { return false }
    let ends = path.indices.filter { path[$0] == "/" } + [path.endIndex]
    for pattern in patterns.reversed() {
      if pattern.isNegated, isFolder { return false }
      let matches = ends.contains { end in
        pattern.matches(String(path[..<end]), isFolder: isFolder || end < path.endIndex)
      }
      if matches { return !pattern.isNegated }
    }
    return false
  }
}
