import ApiInteractionKit
import ApiInteractionLint

/// One run of the linter over files and folders.
struct LintRun {
  let linter: Linter
  let templates: Bool
  let skipForeign: Bool
  let stdinFilename: String?
  /// The files that were checked, in order.
  private(set) var reports: [FileReport] = []
  /// The files that hold something else than a definition.
  private(set) var skipped = 0
  /// What could not be read.
  private(set) var failures: [CommandFailure] = []
  private var seen: Set<String> = []

  init(linter: Linter, templates: Bool, skipForeign: Bool, stdinFilename: String?) {
    self.linter = linter
    self.templates = templates
    self.skipForeign = skipForeign
    self.stdinFilename = stdinFilename
  }

  /// Lints a file, everything in a folder, or standard input.
  mutating func lint(_ path: String) {
    guard path != InputFile.standardInput, FileWalk.isFolder(path) else {
      let skips = skipForeign
      lint(file: path) { definition, _ in skips && definition.hasOtherRoot }
      return
    }
    let walk = FileWalk(path)
    failures += walk.problems
    for file in walk.files { lint(file: file) { $0.isForeign($1) } }
  }

  /// - Parameter isSkipped: Whether a file is none to check, from what was read and its bytes.
  private mutating func lint(file path: String, isSkipped: (Definition, [UInt8]) -> Bool) {
    guard seen.insert(path).inserted else { return }
    do {
      let bytes = try InputFile.read(path, limit: linter.limits.definitionBytes)
      let definition = Definition(bytes, limits: linter.limits)
      if isSkipped(definition, bytes) {
        skipped += 1
        return
      }
      let name = path == InputFile.standardInput ? stdinFilename ?? InputFile.name(of: path) : path
      let isTemplate = templates || name.lowercased().hasSuffix(".template.xml")
      reports.append(FileReport(file: name, result: linter.lint(definition, isTemplate: isTemplate)))
    } catch {
      failures.append(error)
    }
  }

  /// How many files were checked and what was found.
  var summary: String {
    func count(_ severity: Severity) -> Int {
      reports.reduce(0) { $0 + $1.result.diagnostics.count { $0.severity == severity } }
    }
    func plural(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }
    let infos = count(.info)
    return plural(reports.count, "file") + " checked: " + plural(count(.error), "error") + ", "
      + plural(count(.warning), "warning") + (infos > 0 ? ", \(infos) info" : "")
  }
}

extension Definition {
  /// Whether a well-formed file has another root.
  fileprivate var hasOtherRoot: Bool {
    tree.isWellFormed && tree.root.map { $0.name != DefinitionElement.apiInteraction.name } ?? false
  }

  /// Whether a file holds something else: another root, or ill-formed XML that does not speak of a definition.
  fileprivate func isForeign(_ bytes: [UInt8]) -> Bool {
    let name = DefinitionElement.apiInteraction.name
    if tree.root?.name == name { return false }
    return hasOtherRoot || !mentions("<\(name)", bytes)
  }

  private func mentions(_ text: String, _ bytes: [UInt8]) -> Bool {
    let first = text.utf8.first
    let haystack = source.bytes.isEmpty ? bytes : source.bytes
    return haystack.indices.contains { haystack[$0] == first && haystack[$0...].starts(with: text.utf8) }
  }
}
