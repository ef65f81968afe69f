/// The canonical layout of definitions: one element a line, two spaces a level, no attributes, empty elements closed. [P]
///
/// Laying out never changes what a definition means: values, comments and processing instructions stay to the letter, and
/// a Body is rewritten only where it is escaped. In a JSON body that is indented, white space changes and nothing else. A
/// definition that is laid out already has no edits.
///
/// ```swift
/// let source = SourceText("<ApiInteraction><Request/></ApiInteraction>")
/// let formatted = try DefinitionLayout().format(source)
/// print(formatted.string)
/// ```
public struct DefinitionLayout: Sendable {
  /// What is done with the text of a Body.
  public let bodies: BodyLayout
  /// What is refused as too large, before and after.
  public let limits: Limits

  /// A layout.
  ///
  /// - Parameters:
  ///   - bodies: What is done with the text of a Body.
  ///   - limits: What is refused as too large, before and after.
  public init(bodies: BodyLayout = .kept, limits: Limits = Limits()) {
    self.bodies = bodies
    self.limits = limits
  }

  /// A text laid out; in UTF-8, with its XML declaration saying so.
  ///
  /// - Throws: ``DefinitionError``, as ``edits(for:)`` does.
  public func format(_ source: SourceText) throws(DefinitionError) -> SourceText {
    try format(Definition(source, limits: limits))
  }

  /// A definition laid out; in UTF-8, with its XML declaration saying so.
  ///
  /// - Throws: ``DefinitionError``, as ``edits(for:)`` does.
  public func format(_ definition: Definition) throws(DefinitionError) -> SourceText {
    definition.source.applying(try edits(for: definition))
  }

  /// The source edits that lay a definition out, in order.
  ///
  /// - Throws: ``DefinitionError`` if the text is not a well-formed definition, or would be too large once it is laid out.
  ///   Other mistakes do not stand in the way.
  public func edits(for definition: Definition) throws(DefinitionError) -> [SourceEdit] {
    guard definition.tree.isWellFormed, definition.root != nil else { throw DefinitionError(definition) }
    let lineEnd = LineEnd(of: definition.source.bytes)
    let edits = try edits(for: definition, lineEnd)
    // The line end that was the first may be gone; the one that is first now decides the next time.
    let first = LineEnd(of: definition.source.applying(edits).bytes)
    return first == lineEnd ? edits : try self.edits(for: definition, first)
  }

  private func edits(for definition: Definition, _ lineEnd: LineEnd) throws(DefinitionError) -> [SourceEdit] {
    var writer = LayoutWriter(definition.tree, lineEnd, bodies, limits)
    writer.write()
    let growth = writer.edits.reduce(0) { $0 + $1.replacement.utf8.count - $1.range.count }
    guard definition.source.bytes.count + growth <= limits.definitionBytes else {
      let message =
        "Laid out, the definition would be larger than \(limits.definitionBytes) bytes and could not be read again."
      throw DefinitionError(
        definition.source, Diagnostic("not-well-formed", message, at: SourceRange(0, 0)))
    }
    return writer.edits.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }
}
