import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import CommandInterface

/// Prints what `generate` did, or would do.
struct GenerationResult {
  enum Deed {
    case written
    case checked
    case listed
  }

  let report: GenerationReport
  let generator: DefinitionGenerator
  let folder: OutputFolder
  /// Knows which names are those of secrets.
  let linter: Linter

  private var outdated: Int { report.count(.created) + report.count(.changed) }

  /// Prints each file with what would become of it.
  func list() {
    for (file, outcome) in zip(generator.manifest.files, report.outcomes) {
      let deed =
        switch outcome {
        case .created: "create"
        case .changed: "change"
        case .unchanged: "keep  "
        case .failed: "fail  "
        case .skipped: "skip  "
        }
      Console.show("\(deed)  \(file.path)\n")
    }
  }

  /// Prints how the files differ from what they should be.
  ///
  /// - Returns: Whether all of them could be read.
  func showDifferences() -> Bool {
    var isReadable = true
    for (file, outcome) in zip(generator.manifest.files, report.outcomes)
    where outcome == .created || outcome == .changed {
      guard let definition = try? generator.definition(of: file) else { continue }
      let old: UnifiedDiff.Side
      do throws(FileError) {
        old = try folder.contents(of: file.path).map { side(file.path, SourceText($0)) } ?? .absent
      } catch {
        Console.complain("\(file.path): cannot be read: \(error)")
        isReadable = false
        continue
      }
      Console.show(UnifiedDiff().report(from: old, to: side(file.path, definition)))
    }
    return isReadable
  }

  private func side(_ path: String, _ source: SourceText) -> UnifiedDiff.Side {
    UnifiedDiff.Side(path, source, secrets: linter.secrets(in: Definition(source)))
  }

  /// Prints how many files there are of each kind.
  func summarize(_ deed: Deed) {
    let count = report.outcomes.count
    var text = "\(count) file\(count == 1 ? "" : "s"): "
    switch deed {
    case .written:
      text += "\(report.count(.created)) created, \(report.count(.changed)) changed, "
      text += "\(report.count(.unchanged)) unchanged"
    case .checked: text += outdated == 0 ? "up to date" : "\(outdated) out of date"
    case .listed: text += "\(outdated) to write, \(report.count(.unchanged)) unchanged"
    }
    if report.count(.failed) > 0 { text += ", \(report.count(.failed)) failed" }
    if report.count(.skipped) > 0 { text += ", \(report.count(.skipped)) not done" }
    Console.write(text + "\n", to: .output)
  }
}
