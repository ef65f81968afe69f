import ApiInteractionKit

/// A rule that is settled while a definition is read: its findings are the reader's.
protocol ReadingRule: Rule {}

extension ReadingRule {
  func check(_ subject: LintSubject) -> [Diagnostic] { read(in: subject) }

  /// What was found while the definition was read.
  func read(in subject: LintSubject) -> [Diagnostic] {
    let (told, explained) = (subject.definition.diagnostics, subject.definition.explained)
    return (explained.isEmpty ? told : told + explained).filter { $0.rule == id }.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = severity
      return diagnostic
    }
  }
}

extension LintSubject {
  /// What a rule found in values while the definition was read; but not where something in the value was meant to be a
  /// hole, of which other rules speak.
  func foundInValues(by rule: any Rule) -> [(diagnostic: Diagnostic, value: Definition.Value)] {
    definition.diagnostics.filter { $0.rule == rule.id }.compactMap { diagnostic in
      let after = definition.values.partitionPoint { $0.syntax.range.start <= diagnostic.range.start }
      guard after > 0, case let value = definition.values[after - 1],
        !holdsMalformedSlot(value), !holdsLookalike(value, in: value.bytes.indices)
      else { return nil }
      return (diagnostic, value)
    }
  }
}
