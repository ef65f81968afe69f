import ApiInteractionKit

extension Linter {
  /// A definition after its fixes.
  public struct Fixed: Sendable {
    /// What was found before any fix.
    public let original: LintResult
    /// The text with every fix applied.
    public let source: SourceText
    /// How many findings were fixed.
    public let count: Int
    /// What is left.
    public let result: LintResult
  }

  /// What came of the fixes of some findings.
  private struct Application {
    /// How many findings were fixed.
    let count: Int
    /// What is found in the text that they left.
    let result: LintResult
    /// The matter of the findings whose fixes were left out.
    let refused: Set<String>
  }

  /// More rounds than any definition of a person needs: each fixes what the ones before have brought to light.
  private static let mostRounds = 100

  /// So often it is tried which fixes can be applied where all of them together find something new.
  private static let mostTrials = 64

  /// Applies the fixes of all findings, again and again until there are none left.
  ///
  /// Of a text that is not whole nothing is fixed: what was not read of it would be lost.
  ///
  /// - Parameters:
  ///   - definition: The definition as it was read.
  ///   - isTemplate: Whether slots may be open.
  public func fix(_ definition: Definition, isTemplate: Bool = false) -> Fixed {
    fix(check(definition, isTemplate: isTemplate), isTemplate: isTemplate)
  }

  /// Applies the fixes of what was found already, but none that would bring to light what was not found before.
  public func fix(_ original: LintResult, isTemplate: Bool = false) -> Fixed {
    guard original.source.isWhole else {
      return Fixed(original: original, source: original.source, count: 0, result: original)
    }
    let fixed = applyingHarmless(of: original, isTemplate)
    return Fixed(
      original: original.withoutFixes(of: fixed.refused), source: fixed.result.source, count: fixed.count,
      result: fixed.result.withoutFixes(of: fixed.refused))
  }

  /// A result whose findings offer only fixes that are applied.
  func withoutHarmfulFixes(_ result: LintResult, _ isTemplate: Bool) -> LintResult {
    guard result.source.isWhole, result.definition.tree.isWellFormed,
      result.diagnostics.contains(where: { $0.fix != nil })
    else { return result }
    return result.withoutFixes(of: applyingHarmless(of: result, isTemplate).refused)
  }

  /// The definition after the fixes that find nothing new, and after those that do no harm any more once these are done.
  private func applyingHarmless(of original: LintResult, _ isTemplate: Bool) -> Application {
    var done = Application(count: 0, result: original, refused: [])
    var trials = Linter.mostTrials
    for _ in 0..<Linter.mostRounds {
      let next = applyingHarmless(once: done.result, isTemplate, &trials)
      done = Application(count: done.count + next.count, result: next.result, refused: next.refused)
      if next.count == 0 || next.refused.isEmpty { break }
    }
    return done
  }

  private func applyingHarmless(
    once original: LintResult, _ isTemplate: Bool, _ trials: inout Int
  ) -> Application {
    let fixable = original.diagnostics.filter { $0.fix != nil }
    let all = applying(fixable, to: original, isTemplate)
    // What stands behind a fault in the XML is there whether it can be read or not.
    guard original.definition.tree.isWellFormed, all.result.hasMore(than: original) else { return all }
    return applying(harmlessParts(of: fixable, original, isTemplate, &trials), to: original, isTemplate)
  }

  /// A result whose fault in the XML offers its fix only if that makes no other mistake of what it writes.
  func withoutHarmfulFaultFix(_ result: LintResult, _ isTemplate: Bool) -> LintResult {
    guard !result.definition.tree.isWellFormed, result.source.isWhole,
      let fault = result.diagnostics.first(where: { $0.rule == "not-well-formed" && $0.fix != nil }),
      let edits = fault.fix?.edits
    else { return result }
    let after = { found(in: Definition(result.source.applying($0), limits: limits), isTemplate: isTemplate) }
    let fixed = after(edits)
    let isHarmful =
      edits.allSatisfy { $0.replacement == "&amp;" }
      ? fixed.hasMore(than: after(edits.map { SourceEdit($0.range, "") }), at: edits)
      : fixed.hasStrayText(around: fault.range, after: edits)
    return isHarmful ? result.withoutFixes(of: [fault.matter]) : result
  }

  /// Those of some findings whose fixes together find nothing new.
  private func harmless(
    _ findings: [Diagnostic], of original: LintResult, _ isTemplate: Bool, _ trials: inout Int
  ) -> [Diagnostic] {
    guard !findings.isEmpty, trials > 0 else { return [] }
    trials -= 1
    if !applying(findings, to: original, isTemplate).result.hasMore(than: original) { return findings }
    return harmlessParts(of: findings, original, isTemplate, &trials)
  }

  /// Those of some findings whose fixes together find nothing new, where all of them do.
  private func harmlessParts(
    of findings: [Diagnostic], _ original: LintResult, _ isTemplate: Bool, _ trials: inout Int
  ) -> [Diagnostic] {
    let half = findings.count / 2
    guard half > 0 else { return [] }
    let first = harmless(Array(findings[..<half]), of: original, isTemplate, &trials)
    let second = harmless(Array(findings[half...]), of: original, isTemplate, &trials)
    let all = first + second
    if applying(all, to: original, isTemplate).result.hasMore(than: original) {
      return first.count < second.count ? second : first
    }
    return all
  }

  /// The definition after the fixes of some of its findings, and of what they bring to light.
  private func applying(_ findings: [Diagnostic], to original: LintResult, _ isTemplate: Bool) -> Application
  {
    let fixable = original.diagnostics.filter { $0.fix != nil }
    let refused = Set(fixable.map(\.matter)).subtracting(findings.map(\.matter)).union(original.refusedFixes)
    var result = original
    var count = 0
    for _ in 0..<Linter.mostRounds {
      let next = result.diagnostics.filter { !refused.contains($0.matter) }.compactMap(\.fix)
      let fixes = compatible(next, in: result.source)
      if fixes.isEmpty { break }
      let source = result.source.applying(fixes.flatMap(\.edits))
      count += fixes.count
      result = check(Definition(source, limits: limits), isTemplate: isTemplate, isShown: true)
    }
    return Application(count: count, result: result, refused: refused)
  }

  /// The fixes that can be applied together: each whole, and none in the way of one before it.
  private func compatible(_ fixes: [Fix], in source: SourceText) -> [Fix] {
    // Edits that only touch are put off to the next round, too: their order would matter.
    var isTaken = fixes.isEmpty ? [] : Array(repeating: false, count: source.bytes.count + 1)
    return fixes.filter { fix in
      if fix.edits.isEmpty { return false }
      let ranges = fix.edits.map { $0.range.start...$0.range.end }
      guard ranges.allSatisfy({ $0.upperBound < isTaken.count && !isTaken[$0].contains(true) }) else {
        return false
      }
      for range in ranges {
        for offset in range { isTaken[offset] = true }
      }
      return true
    }
  }
}

extension LintResult {
  /// Whether there are more errors or warnings of any rule than there were.
  fileprivate func hasMore(than original: LintResult) -> Bool {
    let counts = { (findings: [Diagnostic]) in
      Dictionary(grouping: findings.filter { $0.severity > .info }, by: \.rule).mapValues(\.count)
    }
    let before = counts(original.diagnostics)
    return counts(diagnostics).contains { $1 > before[$0, default: 0] }
  }

  /// Whether there are more errors or warnings of a rule than without what edits have written, and one lies there.
  ///
  /// What is wrong without that as well, or elsewhere, is there whether it can be read or not.
  fileprivate func hasMore(than other: LintResult, at edits: [SourceEdit]) -> Bool {
    var growth = 0
    let written = edits.map { edit in
      defer { growth += edit.replacement.utf8.count - edit.range.count }
      return (edit.range.start + growth)..<(edit.range.start + growth + edit.replacement.utf8.count)
    }
    let touched = diagnostics.filter { finding in
      let next = written.partitionPoint { $0.upperBound <= finding.range.start }
      return finding.severity > .info && next < written.count
        && written[next].lowerBound < finding.range.end
    }
    let counts = { (findings: [Diagnostic]) in Dictionary(grouping: findings, by: \.rule).mapValues(\.count) }
    let (before, after) = (counts(other.diagnostics), counts(diagnostics))
    return touched.contains { after[$0.rule, default: 0] > before[$0.rule, default: 0] }
  }

  /// Whether text is left beside a tag that edits have put right.
  fileprivate func hasStrayText(around range: SourceRange, after edits: [SourceEdit]) -> Bool {
    let bytes = source.bytes
    let growth = edits.reduce(0) { $0 + $1.replacement.utf8.count - $1.range.count }
    let start = bytes[..<range.start].lastIndex { !$0.isWhiteSpace && $0 != UInt8(ascii: "<") } ?? 0
    let close = bytes[max(range.start, range.end + growth - 1)...].firstIndex(of: UInt8(ascii: ">"))
    let end = bytes[((close ?? bytes.count - 1) + 1)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
    return diagnostics.contains { $0.rule == "stray-text" && $0.range.start <= end && start < $0.range.end }
  }

  /// The same findings, some of which are left to a person.
  fileprivate func withoutFixes(of refused: Set<String>) -> LintResult {
    if refused.isEmpty { return self }
    let left = diagnostics.map { finding in
      finding.fix != nil && refused.contains(finding.matter) ? finding.withoutFix : finding
    }
    return LintResult(definition: definition, diagnostics: left, secrets: secrets, refusedFixes: refused)
  }
}

extension Diagnostic {
  /// What a finding says, wherever it stands.
  fileprivate var matter: String { "\(rule): \(message)" }
}
