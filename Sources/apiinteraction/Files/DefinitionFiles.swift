import ApiInteractionKit
import CommandInterface
import Foundation

/// Finds the files that may hold definitions among files and folders, one by one in the order of their paths.
struct DefinitionFiles {
  /// A file that may hold a definition.
  struct Candidate: Sendable {
    let path: String
    /// Whether the user named the file itself, and not a folder around it.
    let isNamed: Bool
  }

  /// Something that was named on the command line.
  private struct Root {
    let path: String
    let isFolder: Bool
    /// Where it, or the first that may lie in it, stands among the paths.
    let order: String
  }

  /// A folder that is being walked through.
  private struct Branch {
    var walk: FileWalk
    /// The file that comes next.
    var path: String
  }

  /// What could not be read.
  private(set) var failures: [CommandFailure] = []
  /// How many files and folders git ignores.
  private(set) var ignored = 0
  /// What is still to be gone to, the last one next.
  private var roots: [Root]
  /// The folders whose files may come next.
  private var branches: [Branch] = []
  private let named: Set<String>
  /// The file before, which may be met again.
  private var last: String?

  /// - Parameters:
  ///   - paths: Files, folders and `-`; none of them means the current folder.
  ///   - standardInput: The name by which standard input has its place among the files.
  init(_ paths: [String], standardInput: String = InputFile.name(of: InputFile.standardInput)) {
    let roots = (paths.isEmpty ? ["."] : paths).map { path in
      if path == InputFile.standardInput { return Root(path: path, isFolder: false, order: standardInput) }
      let path = DefinitionFiles.plain(path)
      guard FolderListing.isFolder(path) else { return Root(path: path, isFolder: false, order: path) }
      return Root(path: path, isFolder: true, order: FolderListing.prefix(of: path))
    }
    named = Set(roots.filter { !$0.isFolder }.map(\.path))
    self.roots = roots.sorted { DefinitionFiles.isBefore($1.order, $0.order) }
  }

  /// A path without the `./` at its beginning, so that a file has one name however it was reached.
  private static func plain(_ path: String) -> String {
    var rest = Substring(path)
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    // What looks like an option keeps it, so that the name can be copied.
    return rest.isEmpty ? "." : rest.hasPrefix("-") ? path : String(rest)
  }

  /// The next file; nil at the end.
  ///
  /// - Parameter isPruned: Whether a folder below one that was named is not gone into.
  nonisolated(nonsending) mutating func next(pruning isPruned: (_ folder: String) -> Bool) async -> Candidate?
  {
    while let path = await nextPath(pruning: isPruned) {
      if path == last { continue }
      last = path
      return Candidate(path: path, isNamed: named.contains(path))
    }
    return nil
  }

  /// The next path; one that is reached in two ways comes twice in a row.
  nonisolated(nonsending) private mutating func nextPath(pruning isPruned: (_ folder: String) -> Bool) async
    -> String?
  {
    while true {
      let first = branches.indices.min {
        DefinitionFiles.isBefore(branches[$0].path, branches[$1].path)
      }
      if let root = roots.last,
        first.map({ !DefinitionFiles.isBefore(branches[$0].path, root.order) }) ?? true
      {
        roots.removeLast()
        if !root.isFolder { return root.path }
        await enter(root, pruning: isPruned)
        continue
      }
      guard let first else { return nil }
      let path = branches[first].path
      if let next = await branches[first].walk.next(pruning: isPruned) {
        branches[first].path = next
      } else {
        leave(branches.remove(at: first).walk)
      }
      return path
    }
  }

  nonisolated(nonsending) private mutating func enter(
    _ root: Root, pruning isPruned: (_ folder: String) -> Bool
  ) async {
    var walk = FileWalk(root.path)
    if let path = await walk.next(pruning: isPruned) {
      branches.append(Branch(walk: walk, path: path))
    } else {
      leave(walk)
    }
  }

  private mutating func leave(_ walk: FileWalk) {
    failures += walk.problems
    ignored += walk.ignored
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension DefinitionFile {
  /// A file that was found; nil for one that holds something else than a definition and is to be skipped.
  ///
  /// - Parameter skipForeign: Whether a file that was named is skipped, too.
  /// - Throws: ``CommandFailure`` if the file cannot be read.
  static func read(_ candidate: DefinitionFiles.Candidate, skipForeign: Bool) throws(CommandFailure)
    -> DefinitionFile?
  {
    let bytes = try InputFile.read(candidate.path, limit: Limits().definitionBytes)
    let mayBeSkipped = !candidate.isNamed || skipForeign
    if mayBeSkipped, isPlainlyForeign(bytes) { return nil }
    let file = DefinitionFile(candidate.path, bytes)
    return mayBeSkipped && file.isForeign ? nil : file
  }
}
