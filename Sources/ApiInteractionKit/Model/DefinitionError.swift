/// Why a text is not a definition that can be used.
public struct DefinitionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text, which ranges count in.
  public let source: SourceText
  /// What is wrong, sorted by place; never empty.
  public let diagnostics: [Diagnostic]

  /// The reasons why a definition has no model: what is wrong, or which open slots leave it undecided.
  public init(_ definition: Definition) {
    source = definition.source
    let errors = definition.diagnostics.filter { $0.severity == .error }
    diagnostics = errors.isEmpty ? DefinitionError.openSlots(in: definition) : errors
  }

  init(_ source: SourceText, _ diagnostic: Diagnostic) {
    self.source = source
    diagnostics = [diagnostic]
  }

  /// One line for each diagnostic: `line:column: message`.
  public var description: String {
    let lines = LineTable(source)
    return diagnostics.map { diagnostic in
      let location = lines.location(of: diagnostic.range.start)
      return "\(location.line):\(location.column): \(diagnostic.message)"
    }.joined(separator: "\n")
  }

  private static func openSlots(in definition: Definition) -> [Diagnostic] {
    definition.values.flatMap { value in
      value.template.slots.map { slot in
        Diagnostic(
          "unfilled-slot", "This slot must be filled first.", at: value.text.sourceRange(of: slot.range))
      }
    }
  }
}
