import ApiInteractionKit
import ApiInteractionLint

/// A definition as a connector of a plan fills it. What is found in it has no place in any file. [P]
struct FilledDefinition {
  private let filled: Definition
  private let edits: [SourceEdit]
  /// By how many bytes all of the text moved, as its XML declaration became another.
  private let shift: Int
  /// Where the slots' values are in the filled text, each with the name by which the plan gives it.
  private var places: [(slot: String, range: SourceRange)] = []
  /// The values that are secrets by the names of their slots, by these names.
  private let secrets: [String: String]

  /// - Returns: nil where nothing was filled.
  init?(_ definition: Definition, _ filled: Definition, values: [String: String], secrets: SecretNames) {
    guard filled.source.bytes != definition.source.bytes, let template = try? DefinitionTemplate(definition),
      let edits = try? template.edits(filling: values)
    else { return nil }
    self.filled = filled
    self.edits = edits
    shift = edits.reduce(filled.source.bytes.count - definition.source.bytes.count) { $0 - $1.growth }
    self.secrets = values.filter { secrets.matches($0.key) && !$0.value.isEmpty }
    places = values.keys.sorted().flatMap { name in
      template.slots(named: name).flatMap(\.occurrences).map { (name, moved($0.range)) }
    }
  }

  /// What a linter finds only now that the slots are filled.
  ///
  /// - Parameter known: What it finds in the template alone, which is told there.
  /// - Returns: Findings that quote no secret, with ranges in the filled text.
  func findings(_ linter: Linter, besides known: [Diagnostic]) -> [Diagnostic] {
    let known = Set(known.map { Place(rule: $0.rule, range: moved($0.range)) })
    return linter.lint(filled).diagnostics.filter { !known.contains(Place(rule: $0.rule, range: $0.range)) }
  }

  /// The name of the slot in whose value a finding lies.
  func slot(of finding: Diagnostic) -> String? {
    places.first { $0.range.contains(finding.range) }?.slot
  }

  /// The message of a finding, or what its rule looks for where that may repeat a secret.
  func message(of finding: Diagnostic, _ linter: Linter) -> String {
    let range = finding.range
    let isThere = places.contains { place in
      secrets[place.slot] != nil && place.range.start < range.end && range.start < place.range.end
    }
    let mayQuote =
      isThere && finding.message.contains("“") || secrets.values.contains { finding.message.contains($0) }
    guard mayQuote, let rule = linter.rules.first(where: { $0.id == finding.rule }) else {
      return finding.message
    }
    return rule.summary
  }

  private struct Place: Hashable {
    let rule: String
    let range: SourceRange
  }

  /// Where a range of the template is in the filled text.
  private func moved(_ range: SourceRange) -> SourceRange {
    let start = edits.reduce(range.start + shift) { $1.range.end <= range.start ? $0 + $1.growth : $0 }
    let end = edits.reduce(range.end + shift) { $1.range.end <= range.end ? $0 + $1.growth : $0 }
    return SourceRange(start, end)
  }
}

extension SourceEdit {
  /// By how many bytes the text becomes longer.
  fileprivate var growth: Int { replacement.utf8.count - range.count }
}
