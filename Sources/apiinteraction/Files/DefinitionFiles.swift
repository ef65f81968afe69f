import ApiInteractionKit

/// The definitions among files and folders, each file read once.
struct DefinitionFiles {
  /// A file that may hold a definition.
  struct Candidate {
    let path: String
    /// Whether the user named the file itself, and not a folder around it.
    let isNamed: Bool
  }

  /// The files, in the order in which they were named.
  private(set) var candidates: [Candidate] = []
  /// How many files held something else than a definition.
  private(set) var skipped = 0
  /// What could not be read.
  private(set) var failures: [CommandFailure] = []
  /// Whether a named file whose root is another element is skipped, as one in a folder is.
  private let skipForeign: Bool

  /// - Parameter paths: Files, folders and `-`; none of them means the current folder.
  init(_ paths: [String], skipForeign: Bool) {
    self.skipForeign = skipForeign
    var seen: Set<String> = []
    for path in paths.isEmpty ? ["."] : paths {
      let isFolder = path != InputFile.standardInput && FileWalk.isFolder(path)
      let walk = isFolder ? FileWalk(path) : nil
      failures += walk?.problems ?? []
      for file in walk?.files ?? [path] where seen.insert(file).inserted {
        candidates.append(Candidate(path: file, isNamed: !isFolder))
      }
    }
  }

  /// Reads a file; nil where it cannot be read or is to be skipped, which is kept in mind.
  mutating func read(_ candidate: Candidate) -> DefinitionFile? {
    do {
      let file = try DefinitionFile(candidate.path)
      let isSkipped = candidate.isNamed ? skipForeign && file.hasOtherRoot : file.isForeign
      if !isSkipped { return file }
      skipped += 1
    } catch {
      failures.append(error)
    }
    return nil
  }

  /// Keeps in mind what went wrong with a file that was read.
  mutating func fail(_ failure: CommandFailure) {
    failures.append(failure)
  }
}

extension DefinitionFile {
  /// Whether a well-formed file has another root.
  fileprivate var hasOtherRoot: Bool {
    let tree = definition.tree
    return tree.isWellFormed && tree.root.map { $0.name != DefinitionElement.apiInteraction.name } ?? false
  }

  /// Whether the file holds something else: another root, or ill-formed XML that does not speak of a definition.
  fileprivate var isForeign: Bool {
    let name = DefinitionElement.apiInteraction.name
    if definition.tree.root?.name == name { return false }
    return hasOtherRoot || !mentions("<\(name)")
  }

  private func mentions(_ text: String) -> Bool {
    let first = text.utf8.first
    let haystack = definition.source.bytes.isEmpty ? bytes : definition.source.bytes
    return haystack.indices.contains { haystack[$0] == first && haystack[$0...].starts(with: text.utf8) }
  }
}
