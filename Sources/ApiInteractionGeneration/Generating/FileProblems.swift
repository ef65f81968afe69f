import ApiInteractionKit

/// Says what is wrong with one generated file in the words of those who wrote its values: which target, which slot.
struct FileProblems {
  private let template: GenerationTemplate
  private let target: GenerationTarget
  private let name: String
  private let values: SlotValues
  private let path: String

  init(_ file: GenerationManifest.File, of manifest: GenerationManifest, _ values: SlotValues) {
    template = manifest.templates[file.template]
    target = manifest.targets[file.target]
    name = manifest.name(of: target)
    path = file.path
    self.values = values
  }

  func error(_ problems: [FillError.Problem]) -> GenerationError {
    GenerationError(
      problems.map { problem in
        switch problem {
        case .open(let slot, let range), .refused(let slot, _, let range):
          self.problem(problem.description, slot: slot, at: range)
        case .givenTwice(let slot): self.problem(problem.description, slot: slot)
        case .unknownSlot, .ambiguousSlot: self.problem(problem.description, slot: nil)
        }
      })
  }

  /// - Parameters:
  ///   - findings: What the linter found in the filled template.
  ///   - edits: The edits that filled it, by which a finding is led back to the slot whose value it lies in.
  func error(_ findings: [Diagnostic], after edits: [SourceEdit]) -> GenerationError {
    GenerationError(
      findings.map { finding in
        let edit = edit(at: finding.range, after: edits)
        let slot = template.template.slots.first { slot in
          slot.occurrences.contains { $0.range == edit?.range }
        }
        return problem(finding.finding, slot: slot?.name, at: edit?.range)
      })
  }

  /// The first edit in whose result a range begins or goes on; else one that it touches.
  private func edit(at range: SourceRange, after edits: [SourceEdit]) -> SourceEdit? {
    var touched: SourceEdit?
    var shift = 0
    for edit in edits {
      let start = edit.range.start + shift
      let end = start + edit.replacement.utf8.count
      if range.start < end, start < range.end { return edit }
      if range.start <= end, start <= range.end { touched = touched ?? edit }
      shift += edit.replacement.utf8.count - edit.range.count
    }
    return touched
  }

  /// - Parameter range: The place of the slot in the template; that of its first occurrence unless it is given.
  private func problem(_ message: String, slot: String?, at range: SourceRange? = nil) -> GenerationProblem {
    let subject = name.isEmpty ? "“\(path)”" : "Target “\(name)”"
    let place =
      slot.map { slot in
        let place = range.map { template.place(of: $0) } ?? template.place(of: slot)
        return ", slot “\(slot)” at \(place)"
      } ?? ", template \(template.file)"
    return GenerationProblem(
      "\(subject)\(place): \(message)",
      at: slot.flatMap { values.values[$0]?.place } ?? target.place ?? InputPlace(file: path))
  }
}

extension Diagnostic {
  /// The message with the rule, and without what may be a secret.
  var finding: String { "\(SecretMask.masked(message)) [\(rule)]" }
}
