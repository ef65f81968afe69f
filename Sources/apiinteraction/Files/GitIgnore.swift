import ApiInteractionKit
import ApiInteractionLint
import CommandInterface
import Foundation

/// What the `.gitignore` files of a repository say of the files in one folder of it.
///
/// A user's own `core.excludesFile` is not asked, so that a run finds the same for everyone. [P]
///
/// Git matches bytes, not characters: patterns and paths have a character for every byte here.
struct GitIgnore {
  /// The patterns of one file, and where it lies.
  private struct Level {
    let patterns: [PathPattern]
    /// The length of its folder's path from the repository's root.
    let depth: Int
  }

  /// The outermost first.
  private var levels: [Level] = []
  /// The path of the folder from the repository's root, with a / at its end, or nothing.
  private var folder = ""

  /// What counts in a folder; nil where it is in no repository.
  init?(in path: String) {
    let folder = AbsolutePath(path, in: .current)
    var root: AbsolutePath? = folder
    while let here = root, !GitIgnore.isRepository(here.text) { root = here.parent }
    guard let root else { return nil }
    self.init(root: root.text)
    for name in folder.names.dropFirst(root.names.count) { enter(String(name), at: root.text + self.folder) }
  }

  /// What counts in the outermost folder of a repository.
  ///
  /// - Parameter path: Where it is found, with a / at its end.
  private init(root path: String) {
    add(path + ".git/info/exclude")
    add(path + ".gitignore")
  }

  /// What counts in a folder below.
  ///
  /// - Parameter path: Where this folder is found, with a / at its end.
  func entering(_ name: String, at path: String) -> GitIgnore {
    var next = self
    next.enter(name, at: path)
    return next
  }

  private mutating func enter(_ name: String, at path: String) {
    let place = "\(path)\(name)/"
    // A repository inside another is ruled by its own files alone.
    if GitIgnore.isRepository(place) {
      self = GitIgnore(root: place)
    } else {
      folder += GitIgnore.text(name.utf8) + "/"
      add(place + ".gitignore")
    }
  }

  /// Whether git ignores something in the folder.
  func ignores(_ name: String, isFolder: Bool) -> Bool {
    let name = GitIgnore.text(name.utf8)
    for level in levels.reversed() {
      let path = String(folder.unicodeScalars.dropFirst(level.depth)) + name
      if let last = level.patterns.last(where: { $0.matches(path, isFolder: isFolder) }) {
        return !last.isNegated
      }
    }
    return false
  }

  /// A text with a character for every byte.
  private static func text(_ bytes: some Sequence<UInt8>) -> String {
    String(String.UnicodeScalarView(bytes.lazy.map { Unicode.Scalar($0) }))
  }

  /// Adds the patterns of a file, if it can be read.
  private mutating func add(_ file: String) {
    guard access(file, R_OK) == 0, let bytes = try? InputFile.readValues(file) else { return }
    let lines = bytes.dropFirst(bytes.byteOrderMarkLength).split(separator: UInt8(ascii: "\n"))
    let patterns = lines.compactMap { GitIgnore.pattern(in: GitIgnore.text($0)) }
    if !patterns.isEmpty { levels.append(Level(patterns: patterns, depth: folder.unicodeScalars.count)) }
  }

  /// The pattern in a line: none in a comment or an empty one; spaces at the end do not count, unless a `\` says so.
  private static func pattern(in line: String) -> PathPattern? {
    var text = line.unicodeScalars
    if text.last == "\r" { text.removeLast() }
    var (end, isEscaped) = (text.startIndex, false)
    for index in text.indices {
      if isEscaped || text[index] != " " { end = text.index(after: index) }
      isEscaped = !isEscaped && text[index] == "\\"
    }
    text.removeSubrange(end...)
    return text.isEmpty || text.first == "#" ? nil : PathPattern(String(text))
  }

  private static func isRepository(_ folder: String) -> Bool {
    access(folder + ".git", F_OK) == 0
  }
}
