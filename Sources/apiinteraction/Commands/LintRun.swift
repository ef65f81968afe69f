import ApiInteractionKit
import ApiInteractionLint

/// One run of the linter over files.
struct LintRun {
  let linter: Linter
  let templates: Bool
  let stdinFilename: String?
  /// The files that were checked, in order.
  private(set) var reports: [FileReport] = []

  init(linter: Linter, templates: Bool, stdinFilename: String?) {
    self.linter = linter
    self.templates = templates
    self.stdinFilename = stdinFilename
  }

  mutating func lint(_ file: DefinitionFile) {
    let name = file.path == InputFile.standardInput ? stdinFilename ?? file.name : file.name
    let isTemplate = templates || name.lowercased().hasSuffix(".template.xml")
    reports.append(FileReport(file: name, result: linter.lint(file.definition, isTemplate: isTemplate)))
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
