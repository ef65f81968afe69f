import ApiInteractionKit
import ApiInteractionLint

/// What is wrong with how the fixes of a definition's findings turn out.
struct FixVerdict {
  /// What a fix must not do and did, in a few words.
  private(set) var faults: [String] = []

  /// - Parameters:
  ///   - before: What was found.
  ///   - known: What may come to light when a fix lets more be read, by rule and message.
  init(_ before: LintResult, by linter: Linter, isTemplate: Bool, known: Set<String> = []) {
    let fixes = before.diagnostics.compactMap(\.fix)
    guard !fixes.isEmpty else { return }
    let fixed = linter.fix(before, isTemplate: isTemplate)
    let after = fixed.result
    if after.diagnostics.contains(where: { $0.fix != nil }) {
      faults.append("a second run would change more")
    }
    let fixable = before.diagnostics.filter { $0.fix != nil }
    let left = FixVerdict.names(of: after.diagnostics)
    let gone = FixVerdict.names(of: fixable)
    faults += left.intersection(gone).map { "it is not fixed: \($0)" }
    // What is not well-formed may hide anything.
    if before.definition.tree.isWellFormed {
      let old = known.union(FixVerdict.names(of: before.diagnostics))
      faults += left.subtracting(old).map { "there is something new: \($0)" }
    }
    if let bytes = FixVerdict.spliced(fixes, in: before.source), fixed.count == fixes.count,
      fixed.source.bytes != bytes
    {
      faults.append("more was changed than the edits say")
    }
    let rules = Set(fixable.map(\.rule))
    let mayChange = linter.rules.contains { $0.fixing == .changesRequest && rules.contains($0.id) }
    if !mayChange { compare(before.definition, after.definition) }
  }

  /// The findings by their rules and messages, which name what is found.
  static func names(of findings: [Diagnostic]) -> Set<String> {
    Set(findings.map { "\($0.rule): \($0.message)" })
  }

  /// The bytes with all the edits made; nil where some are in each other's way and must wait.
  private static func spliced(_ fixes: [Fix], in source: SourceText) -> [UInt8]? {
    let edits = fixes.flatMap(\.edits).sorted { $0.range.start > $1.range.start }
    guard zip(edits, edits.dropFirst()).allSatisfy({ $0.range.start > $1.range.end }) else { return nil }
    var bytes = source.bytes
    for edit in edits {
      bytes.replaceSubrange(edit.range.start..<edit.range.end, with: edit.replacement.utf8)
    }
    return bytes
  }

  /// What is sent and stored must be the same.
  private mutating func compare(_ before: Definition, _ after: Definition) {
    guard let old = before.interaction else { return }
    guard let new = after.interaction, new == old else {
      faults.append("what is sent or stored changes")
      return
    }
    let names = before.values.flatMap(\.template.placeholders).map(\.placeholder.name)
    let values = Dictionary(names.map { ($0, Optional("“\($0)” + 1")) }, uniquingKeysWith: { $1 })
    let call = CallContext(dataSources: values, configuration: values)
    let requests = [old, new].map { try? RequestResolver($0).resolve(in: call).text }
    if requests[0] != requests[1] { faults.append("the request changes") }
  }
}
