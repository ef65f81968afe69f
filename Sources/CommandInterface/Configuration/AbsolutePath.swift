import Foundation

/// A path from the root, made of the path as it is given: links on the way are not resolved.
package struct AbsolutePath: Hashable, Sendable {
  /// The names on the way.
  package private(set) var names: [Substring]

  /// The current folder.
  package static var current: AbsolutePath {
    AbsolutePath(FileManager.default.currentDirectoryPath, in: AbsolutePath(names: []))
  }

  private init(names: [Substring]) {
    self.names = names
  }

  /// - Parameter folder: The folder from which a path begins that does not begin at the root.
  package init(_ path: String, in folder: AbsolutePath) {
    let slash = UInt8(ascii: "/")
    names = path.utf8.first == slash ? [] : folder.names
    for name in path.utf8.split(separator: slash).map({ Substring($0) }) where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
  }

  /// The folder in which it lies; nil for the root.
  package var parent: AbsolutePath? {
    names.isEmpty ? nil : AbsolutePath(names: names.dropLast())
  }

  /// The path of a folder from the root, with a / at its end.
  package var text: String { "/" + names.map { $0 + "/" }.joined() }

  /// The path of a folder with a / at its end: from another folder if it lies there, else from the root.
  func shown(in folder: AbsolutePath) -> String {
    names.starts(with: folder.names) ? path(from: folder) : text
  }

  /// The path of a folder from another, with a / at its end, or nothing.
  func path(from folder: AbsolutePath) -> String {
    let common = zip(names, folder.names).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: folder.names.count - common) + names.dropFirst(common)
    return steps.map { $0 + "/" }.joined()
  }
}
