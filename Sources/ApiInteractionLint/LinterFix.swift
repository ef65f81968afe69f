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

  /// More rounds than any definition of a person needs: each fixes what the ones before have brought to light.
  private static let mostRounds = 100

  /// Applies the fixes of all findings, again and again until there are none left.
  ///
  /// Of a text that is not whole nothing is fixed: what was not read of it would be lost.
  ///
  /// - Parameters:
  ///   - definition: The definition as it was read.
  ///   - isTemplate: Whether slots may be open.
  public func fix(_ definition: Definition, isTemplate: Bool = false) -> Fixed {
    fix(lint(definition, isTemplate: isTemplate), isTemplate: isTemplate)
  }

  /// Applies the fixes of what was found already.
  public func fix(_ original: LintResult, isTemplate: Bool = false) -> Fixed {
    guard original.source.isWhole else {
      return Fixed(original: original, source: original.source, count: 0, result: original)
    }
    var result = original
    var count = 0
    for _ in 0..<Linter.mostRounds {
      let fixes = compatible(result.diagnostics.compactMap(\.fix), in: result.source)
      if fixes.isEmpty { break }
      let source = result.source.applying(fixes.flatMap(\.edits))
      let next = lint(Definition(source, limits: limits), isTemplate: isTemplate, isShown: true)
      count += fixes.count
      result = next
    }
    return Fixed(original: original, source: result.source, count: count, result: result)
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
