import ApiInteractionKit
import ApiInteractionLint
import CommandInterface

/// Some files that one task lints.
struct LintBatch: Sendable {
  struct File: Sendable {
    let candidate: DefinitionFiles.Candidate
    /// The name as it is shown.
    let name: String
    let linter: Linter
    let isTemplate: Bool
  }

  /// What became of the files.
  struct Result: Sendable {
    let number: Int
    var text = ""
    var summary = LintSummary()
    var failures: [CommandFailure] = []
    /// How many files held something else than a definition.
    var foreign = 0
    var hasDiff = false
  }

  let reporter: any Reporter
  let fixing: LintRun.Fixing
  let skipForeign: Bool
  var files: [File] = []

  init(reporter: any Reporter, fixing: LintRun.Fixing, skipForeign: Bool) {
    self.reporter = reporter
    self.fixing = fixing
    self.skipForeign = skipForeign
  }

  /// Lints the files, and fixes them if that is wanted.
  func run(_ number: Int) -> Result {
    var result = Result(number: number)
    for file in files where !Task.isCancelled {
      do throws(CommandFailure) {
        if let definition = try DefinitionFile.read(file.candidate, skipForeign: skipForeign) {
          try lint(definition, file, &result)
        } else {
          result.foreign += 1
        }
      } catch {
        result.failures.append(error)
      }
    }
    return result
  }

  private func lint(_ definition: DefinitionFile, _ file: File, _ result: inout Result) throws(CommandFailure)
  {
    guard fixing != .none else {
      let found = file.linter.lint(definition.definition, isTemplate: file.isTemplate)
      return add(found, file, &result)
    }
    let fixed = file.linter.fix(definition.definition, isTemplate: file.isTemplate)
    result.summary.fixed += fixed.count
    let isChanged = fixed.count > 0
    if fixing == .diff {
      result.summary.add(fixed.result)
      guard isChanged else { return }
      result.hasDiff = true
      result.text += UnifiedDiff().report(
        from: UnifiedDiff.Side(file.name, fixed.original), to: UnifiedDiff.Side(file.name, fixed.result))
      return
    }
    let isStandardInput = file.candidate.path == InputFile.standardInput
    // Who reads standard output wants the definition, changed or not.
    if isChanged || isStandardInput, definition.isRead {
      try OutputFile.write(isChanged ? fixed.source.bytes : definition.bytes, to: file.candidate.path)
    }
    add(fixed.result, file, &result)
  }

  private func add(_ found: LintResult, _ file: File, _ result: inout Result) {
    result.summary.add(found)
    let text = reporter.report(FileReport(file: file.name, result: found))
    guard !text.isEmpty else { return }
    if !result.text.isEmpty { result.text += reporter.separator }
    result.text += text
  }
}
