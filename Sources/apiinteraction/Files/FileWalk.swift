import CommandInterface

/// Finds the `.xml` files below a folder one by one, in the order of their paths.
///
/// Folders are read some at a time, ahead of the walk. Only what lies on the way to the current file, and the next folders
/// beside it, is kept in mind.
struct FileWalk {
  /// A folder on the way.
  private struct Level {
    let path: String
    let ignore: GitIgnore?
    /// What is still to be gone to, the last one next.
    var entries: [FolderListing.Entry]
    /// So many of the entries have not been looked at for folders to read.
    var unseen: Int
    /// The next folders among the entries, the last one next, and what they hold; nil for one that is not gone into.
    var ahead: [Task<FolderListing, Never>?] = []
  }

  /// So many folders beside one another are read before they are gone into.
  private static let mostAhead = 8

  /// The folders that could not be read, and why.
  private(set) var problems: [CommandFailure] = []
  /// How many files and folders git ignores.
  private(set) var ignored = 0
  private var levels: [Level] = []
  /// The folders that were entered, so that a loop of links is entered once.
  private var entered: Set<FolderListing.Identity> = []
  /// The real path of the folder at which the walk begins.
  private let root: String?

  init(_ folder: String) {
    root = OutputFile.realPath(folder)
    enter(FolderListing(folder, ignore: GitIgnore(in: folder), root: root))
  }

  /// The path of the next file; nil at the end.
  ///
  /// - Parameter isPruned: Whether a folder below is not gone into.
  nonisolated(nonsending) mutating func next(pruning isPruned: (_ folder: String) -> Bool) async -> String? {
    while let level = levels.indices.last {
      readAhead(level, pruning: isPruned)
      guard let entry = levels[level].entries.popLast() else {
        levels.removeLast()
        continue
      }
      if !entry.isFolder { return levels[level].path + entry.name }
      if let listing = levels[level].ahead.popLast() ?? nil { enter(await listing.value) }
    }
    return nil
  }

  /// Begins to read the next folders of a level.
  private mutating func readAhead(_ level: Int, pruning isPruned: (_ folder: String) -> Bool) {
    while levels[level].unseen > 0, levels[level].ahead.count < FileWalk.mostAhead {
      levels[level].unseen -= 1
      let (path, ignore) = (levels[level].path, levels[level].ignore)
      let entry = levels[level].entries[levels[level].unseen]
      guard entry.isFolder else { continue }
      let folder = path + entry.name
      let listing =
        isPruned(folder)
        ? nil
        : Task { [root] in
          FolderListing(folder, ignore: ignore?.entering(entry.name, at: path), root: root)
        }
      levels[level].ahead.insert(listing, at: 0)
    }
  }

  private mutating func enter(_ listing: FolderListing) {
    if let identity = listing.identity, !entered.insert(identity).inserted { return }
    problems += listing.problems
    ignored += listing.ignored
    levels.append(
      Level(
        path: listing.path, ignore: listing.ignore, entries: listing.entries,
        unseen: listing.entries.count))
  }
}
