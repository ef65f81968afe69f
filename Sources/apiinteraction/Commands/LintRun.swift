import ApiInteractionKit
import ApiInteractionLint
import CommandInterface
import Foundation

/// One run of the linter over files, several at the same time; what it prints is in the order of the files.
struct LintRun {
  /// What is done with what can be fixed.
  enum Fixing {
    case none
    /// The files are changed.
    case write
    /// What would change is printed.
    case diff
  }

  /// So many files are handed to a task at a time.
  private static let batchSize = 8
  /// So many batches may be done before one that is not.
  private static let mostAhead = 64

  let reporter: any Reporter
  let fixing: Fixing
  let skipForeign: Bool
  let stdinFilename: String?
  /// How many tasks work at the same time; nil for as many as there are processors.
  let jobs: Int?
  private(set) var finder: ConfigurationFinder
  private(set) var summary = LintSummary()
  private(set) var failures: [CommandFailure] = []
  /// The files that were left out, by reason.
  private(set) var skipped = SkippedFiles()
  /// Whether a diff was printed.
  private(set) var hasDiff = false
  private var isFirst = true
  private let output: Console.Stream
  private var files: DefinitionFiles

  init(
    _ paths: [String], reporter: any Reporter, fixing: Fixing, skipForeign: Bool, stdinFilename: String?,
    jobs: Int?,
    finder: ConfigurationFinder, output: Console.Stream
  ) {
    self.reporter = reporter
    self.fixing = fixing
    self.skipForeign = skipForeign
    self.stdinFilename = stdinFilename
    self.jobs = jobs
    self.finder = finder
    self.output = output
    files = DefinitionFiles(
      paths, standardInput: stdinFilename ?? InputFile.name(of: InputFile.standardInput))
  }

  /// Lints the files and prints the reports, some at a time, as soon as those before them are printed.
  ///
  /// - Returns: The signal that ended it, if one did.
  nonisolated(nonsending) mutating func run() async -> Int32? {
    let first = await nextBatch()
    var signal: Int32?
    if first.files.count < LintRun.batchSize, fixing != .write {
      // A few files that are only read are done before another thread would begin, or a signal need be caught.
      let result = first.run(0)
      open()
      write(result)
    } else {
      let start = self
      (self, signal) = await Interruption.catching {
        var run = start
        run.open()
        await run.run(first)
        return run
      }
    }
    failures += files.failures
    skipped.byGit = files.ignored
    skipped.byConfiguration += finder.ignored
    return signal
  }

  nonisolated(nonsending) private mutating func run(_ first: LintBatch) async {
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    await withTaskGroup(of: LintBatch.Result.self) { group in
      group.addTask { first.run(0) }
      var done: [Int: LintBatch.Result] = [:]
      var (next, written, running) = (1, 0, 1)
      var isEnd = false
      while true {
        while !isEnd, running < jobs, next - written < LintRun.mostAhead, !Task.isCancelled {
          let batch = await nextBatch()
          isEnd = batch.files.isEmpty
          if isEnd { break }
          let number = next
          group.addTask { batch.run(number) }
          (next, running) = (next + 1, running + 1)
        }
        guard let result = await group.next() else { break }
        running -= 1
        done[result.number] = result
        while let result = done.removeValue(forKey: written) {
          write(result)
          written += 1
        }
      }
    }
  }

  /// Prints what comes before the reports.
  private func open() {
    if fixing != .diff { Console.write(reporter.opening, to: output) }
  }

  /// The next files.
  nonisolated(nonsending) private mutating func nextBatch() async -> LintBatch {
    var batch = LintBatch(reporter: reporter, fixing: fixing, skipForeign: skipForeign)
    while batch.files.count < LintRun.batchSize,
      let candidate = await files.next(pruning: { finder.ignores(folder: $0) })
    {
      let path = candidate.path == InputFile.standardInput ? stdinFilename ?? candidate.path : candidate.path
      guard let settings = finder.settings(forFile: path) else { continue }
      let name = FolderSettings.name(of: path)
      if !candidate.isNamed || skipForeign, settings.isIgnored(name) {
        skipped.byConfiguration += 1
        continue
      }
      let shown =
        candidate.path == InputFile.standardInput && stdinFilename == nil ? InputFile.name(of: path) : path
      batch.files.append(
        LintBatch.File(
          candidate: candidate, name: shown, linter: settings.linter,
          isTemplate: settings.isTemplate(name)))
    }
    return batch
  }

  private mutating func write(_ result: LintBatch.Result) {
    summary.add(result.summary)
    failures += result.failures
    skipped.foreign += result.foreign
    hasDiff = hasDiff || result.hasDiff
    guard !result.text.isEmpty else { return }
    if !isFirst, fixing != .diff { Console.write(reporter.separator, to: output) }
    isFirst = false
    Console.write(result.text, to: output)
  }
}
