import ApiInteractionKit
import ApiInteractionLint
import CommandInterface

/// One run of the layout over files.
struct FmtRun {
  /// What is done with a file that is not laid out as it should be.
  enum Mode {
    case write
    /// Its name is printed.
    case list
    /// What would change is printed.
    case diff
  }

  let layout: DefinitionLayout
  let mode: Mode
  /// Whether files that were named are left out, too, if they hold something else or are ignored.
  let skipForeign: Bool
  private(set) var finder: ConfigurationFinder
  /// What could not be read or written.
  private(set) var failures: [CommandFailure] = []
  /// The files that were left out, by reason.
  private(set) var skipped = SkippedFiles()
  private var changed = 0
  private var unchanged = 0
  private var refused = 0

  init(layout: DefinitionLayout, mode: Mode, skipForeign: Bool, finder: ConfigurationFinder) {
    self.layout = layout
    self.mode = mode
    self.skipForeign = skipForeign
    self.finder = finder
  }

  /// Whether a file could not be laid out, or would change where nothing is written.
  var hasFound: Bool { refused > 0 || mode != .write && changed > 0 }

  /// How many files there were and what became of them.
  var summary: String {
    let count = changed + unchanged + refused
    return "\(count) file\(count == 1 ? "" : "s"): \(changed) \(mode == .write ? "formatted" : "to format"), "
      + "\(unchanged) unchanged" + (refused > 0 ? ", \(refused) with errors" : "")
  }

  /// Lays files and folders out.
  mutating func run(_ paths: [String]) async {
    var files = DefinitionFiles(paths)
    while !Task.isCancelled, let candidate = await files.next(pruning: { finder.ignores(folder: $0) }) {
      if !candidate.isNamed || skipForeign, !mayChange(candidate.path) { continue }
      do throws(CommandFailure) {
        if let file = try DefinitionFile.read(candidate, skipForeign: skipForeign) {
          try format(file)
        } else {
          skipped.foreign += 1
        }
      } catch {
        failures.append(error)
      }
    }
    failures += files.failures
    skipped.byGit = files.ignored
    skipped.byConfiguration = finder.ignored
  }

  /// Whether no configuration ignores a file, nor is so bad that it cannot be told.
  private mutating func mayChange(_ path: String) -> Bool {
    finder.settings(forFile: path) != nil && !finder.ignores(file: path)
  }

  /// Lays a file out, or prints why that cannot be done.
  ///
  /// - Throws: ``CommandFailure`` if the file cannot be written.
  private mutating func format(_ file: DefinitionFile) throws(CommandFailure) {
    let formatted: SourceText
    do {
      formatted = try layout.format(file.definition)
    } catch {
      // A bad configuration is told once, in the end.
      file.show(error.diagnostics, by: finder.settings(forFile: file.path)?.linter ?? Linter())
      refused += 1
      return
    }
    let isChanged = formatted.bytes != file.bytes
    // Who reads standard output wants the definition, changed or not.
    if isChanged || mode == .write && file.path == InputFile.standardInput { try finish(file, formatted) }
    if isChanged { changed += 1 } else { unchanged += 1 }
  }

  private mutating func finish(_ file: DefinitionFile, _ formatted: SourceText) throws(CommandFailure) {
    switch mode {
    case .write: try OutputFile.write(formatted.bytes, to: file.path)
    case .list: Console.show(file.name + "\n")
    case .diff:
      // What a bad configuration calls a secret is not known, and that it is bad is said in the end.
      if let linter = finder.settings(forFile: file.path)?.linter {
        Console.show(diff(file, formatted, linter))
      }
    }
  }

  private func diff(_ file: DefinitionFile, _ formatted: SourceText, _ linter: Linter) -> String {
    func side(_ definition: Definition) -> UnifiedDiff.Side {
      UnifiedDiff.Side(file.name, definition.source, secrets: linter.secrets(in: definition))
    }
    let diff = UnifiedDiff().report(from: side(file.definition), to: side(Definition(formatted)))
    return diff.isEmpty ? "\(file.name): only the encoding changes, to UTF-8\n" : diff
  }
}
