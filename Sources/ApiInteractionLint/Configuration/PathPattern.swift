/// A pattern for paths as in `.gitignore`, relative to the folder of the file that holds it. [P]
///
/// A `*` stands for any run of characters but `/`, `?` for one, `[a-z]` for one of several, `**` for any folders; a `/` at
/// the end asks for a folder; a `/` anywhere else ties the pattern to the folder; `!` takes back what other patterns say;
/// `\` makes the character after it an ordinary one.
public struct PathPattern: Sendable, Hashable {
  /// One name of a pattern, or `**`.
  private enum Segment: Sendable, Hashable {
    case name(NameGlob)
    case folders
  }

  /// The pattern as it is written.
  public let text: String
  /// Whether the pattern takes back what others say.
  public let isNegated: Bool
  private let isFolderOnly: Bool
  /// Whether a name alone decides, wherever it stands.
  private let isNameOnly: Bool
  private let segments: [Segment]

  /// Reads a pattern; every text is one.
  public init(_ text: String) {
    self.text = text
    isNegated = text.hasPrefix("!")
    var rest = text.dropFirst(isNegated ? 1 : 0)
    isFolderOnly = rest.hasSuffix("/")
    if isFolderOnly { rest.removeLast() }
    let names = rest.split(separator: "/")
    isNameOnly = !rest.contains("/") && rest != "**"
    var segments = names.map { $0 == "**" ? Segment.folders : .name(NameGlob($0)) }
    // What lies in a folder is asked for, not the folder itself.
    if segments.last == .folders { segments.append(.name(NameGlob("*"))) }
    self.segments = segments
  }

  /// Why no path can be of this pattern; nil if one can.
  package var defect: String? {
    if segments.isEmpty { return "it names nothing" }
    let names = text.dropFirst(isNegated ? 1 : 0).split(separator: "/")
    if names.contains(where: { $0 == "." || $0 == ".." }) {
      return "paths have no . or .. in them; they begin in the folder of this file"
    }
    return segments.lazy.compactMap { if case .name(let glob) = $0 { glob.defect } else { nil } }.first
  }

  /// Whether a path is of this pattern.
  ///
  /// - Parameters:
  ///   - path: The path from the folder of the file that holds the pattern, its names parted by `/`.
  ///   - isFolder: Whether a folder is there, and not a file.
  public func matches(_ path: String, isFolder: Bool) -> Bool {
    if isFolderOnly, !isFolder || segments.isEmpty { return false }
    if isNameOnly {
      guard case .name(let glob)? = segments.first else { return false }
      let name =
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
      return glob.matches(name.unicodeScalars)
    }
    let names = path.split(separator: "/")
    return !segments.isEmpty
      && Wildcards.match(segments[...], names[...], isAny: { $0 == .folders }) { segment, name in
        guard case .name(let glob) = segment else { return false }
        return glob.matches(name.unicodeScalars)
      }
  }
}
