/// A definition with slots to fill, and the source edits that fill them. [P]
///
/// Filling changes the slots and nothing else: comments, CDATA sections, white space and line ends stay to the byte.
public struct DefinitionTemplate: Sendable {
  /// What a template is made of, shared by all its copies, which many tasks may fill at the same time.
  private final class Content: Sendable {
    let definition: Definition
    let slots: [Slot]
    /// For each full name the slot's index; for each short name the indices of all that have it.
    let indices: [String: [Int]]

    init(_ definition: Definition) {
      let slots = definition.slots
      let byShortName = Dictionary(grouping: slots.indices) { slots[$0].shortName }
      let byName = slots.enumerated().map { ($1.name, [$0]) }
      self.definition = definition
      self.slots = slots
      indices = byShortName.merging(byName) { $1 }
    }
  }

  private let content: Content

  /// The definition as it was read.
  public var definition: Definition { content.definition }

  /// The slots, in the order of the source.
  public var slots: [Slot] { content.slots }

  /// Reads a template.
  ///
  /// - Throws: ``DefinitionError`` if the text is not a well-formed definition. Other mistakes do not stand in the way.
  public init(_ source: SourceText, limits: Limits = Limits()) throws(DefinitionError) {
    try self.init(Definition(source, limits: limits))
  }

  /// Takes a definition that is read already.
  ///
  /// - Throws: ``DefinitionError`` if it is not well-formed, or not a definition.
  public init(_ definition: Definition) throws(DefinitionError) {
    guard definition.tree.isWellFormed, definition.root != nil else { throw DefinitionError(definition) }
    content = Content(definition)
  }

  /// The slots that a name means: the one of that full name, or else all of which it is the last part. [P]
  public func slots(named name: String) -> [Slot] {
    indices(named: name).map { slots[$0] }
  }

  /// The indices of the slots that a name means.
  package func indices(named name: String) -> [Int] {
    content.indices[name] ?? []
  }

  /// The definition with edits applied.
  package func applying(_ edits: [SourceEdit]) -> SourceText {
    content.definition.source.applying(edits)
  }

  /// The definition with its slots filled.
  ///
  /// - Parameters:
  ///   - values: A value for each slot, by its name, or by the last part of its name where no other slot has the same.
  ///     Each is escaped for its place. A value may hold `$(DataSource)` and `#(ConfigKey)`, which go in as they are.
  ///   - openSlots: What becomes of a slot that has no value.
  /// - Throws: ``FillError`` with every unknown name, open slot and refused value.
  public func fill(
    with values: [String: String], openSlots: OpenSlotPolicy = .refused
  ) throws(FillError) -> SourceText {
    applying(try edits(filling: values, openSlots: openSlots))
  }

  /// Values to fill with, and of others those that slots without a value take.
  ///
  /// - Parameter others: By the slots' full names.
  package func adding(_ others: [String: String], to values: [String: String]) -> [String: String] {
    var result = values
    for slot in slots {
      guard let value = others[slot.name] else { continue }
      // Where a slot takes nothing of the kind, such as a host alone, or has a value by its short name, it is let be.
      let more = result.merging([slot.name: value]) { given, _ in given }
      if (try? edits(filling: more, openSlots: .kept)) != nil { result = more }
    }
    return result
  }

  /// The source edits that fill the slots, in the order of the source.
  ///
  /// - Throws: ``FillError``, as ``fill(with:openSlots:)`` does.
  public func edits(
    filling values: [String: String], openSlots: OpenSlotPolicy = .refused
  ) throws(FillError) -> [SourceEdit] {
    var problems: [FillError.Problem] = []
    let assigned = assign(values, &problems)
    var insertions: [Insertion] = []
    for (index, slot) in slots.enumerated() {
      guard let value = assigned[index] else {
        if openSlots == .refused {
          problems.append(.open(slot: slot.name, at: slot.occurrences[0].range))
        }
        continue
      }
      for occurrence in slot.occurrences {
        do {
          insertions.append(
            Insertion(slot: slot.name, occurrence: occurrence, text: try fit(value, occurrence)))
        } catch {
          problems.append(.refused(slot: slot.name, reason: error.reason, at: occurrence.range))
        }
      }
    }
    insertions.sort { $0.occurrence.range.start < $1.occurrence.range.start }
    if problems.isEmpty { problems = check(insertions) }
    let edits = problems.isEmpty ? edits(for: insertions) : []
    if let problem = oversized(edits, of: insertions) { problems.append(problem) }
    guard problems.isEmpty else {
      throw FillError(source: definition.source, problems: problems, slots: slots.map(\.name))
    }
    return edits
  }

  /// A text that goes where a slot stands, not yet escaped for the XML around it.
  private struct Insertion {
    let slot: String
    let occurrence: Slot.Occurrence
    let text: String
  }

  // MARK: - Names

  /// The value of each slot, by the slot's index.
  private func assign(_ values: [String: String], _ problems: inout [FillError.Problem]) -> [Int: String] {
    var assigned: [Int: String] = [:]
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      let candidates = indices(named: name)
      guard let index = candidates.first else {
        problems.append(.unknownSlot(name, nearest: name.nearest(in: slots.map(\.name))))
        continue
      }
      if candidates.count > 1 {
        problems.append(.ambiguousSlot(name, candidates: candidates.map { slots[$0].name }))
      } else if assigned.updateValue(value, forKey: index) != nil {
        problems.append(.givenTwice(slot: slots[index].name))
      }
    }
    return assigned
  }

  // MARK: - Values

  private func fit(_ value: String, _ occurrence: Slot.Occurrence) throws(RefusedValue) -> String {
    let bytes = content.definition.values[occurrence.value].text.bytes
    let token = occurrence.token.range
    let text = try occurrence.context.fitted(
      value, after: bytes[..<token.lowerBound], before: bytes[token.upperBound...])
    if let character = text.unicodeScalars.first(where: { !$0.isAllowedInXML }) {
      throw RefusedValue("XML cannot carry the character \(character.codePoint).")
    }
    return text
  }

  /// What is wrong with values once they stand in the texts around them.
  private func check(_ insertions: [Insertion]) -> [FillError.Problem] {
    let byValue = Dictionary(grouping: insertions, by: \.occurrence.value)
    let filled = filled(byValue)
    return byValue.sorted { $0.key < $1.key }.compactMap { value, insertions in
      guard let reason = filled.fault(in: value) else { return nil }
      // The values are harmless up to the one that does the harm.
      var harmless = 0
      var harmful = insertions.count
      while harmful - harmless > 1 {
        let middle = (harmless + harmful) / 2
        let part = byValue.merging([value: Array(insertions[..<middle])]) { $1 }
        if self.filled(part).fault(in: value) == nil { harmless = middle } else { harmful = middle }
      }
      let insertion = insertions[harmless]
      return .refused(slot: insertion.slot, reason: reason, at: insertion.occurrence.range)
    }
  }

  private func filled(_ insertions: [Int: [Insertion]]) -> FilledValues {
    FilledValues(
      content.definition,
      insertions.mapValues { $0.map { (range: $0.occurrence.token.range, text: $0.text) } })
  }

  /// The value that makes a definition too large to be read again, if one does: the largest.
  private func oversized(_ edits: [SourceEdit], of insertions: [Insertion]) -> FillError.Problem? {
    let limit = Limits().definitionBytes
    let size = edits.reduce(definition.source.bytes.count) { $0 + $1.replacement.utf8.count - $1.range.count }
    guard size > limit, let largest = insertions.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else {
      return nil
    }
    return .refused(
      slot: largest.slot, reason: "The definition would be larger than \(limit) bytes and could not be read.",
      at: largest.occurrence.range)
  }

  // MARK: - Edits

  private func edits(for insertions: [Insertion]) -> [SourceEdit] {
    let source = content.definition.source.bytes
    var edits: [SourceEdit] = []
    var before: [UInt8] = []
    for (index, insertion) in insertions.enumerated() {
      let range = insertion.occurrence.range
      if edits.last?.range.end != range.start { before = Array(source[..<range.start].suffix(2)) }
      let isFollowed =
        index + 1 < insertions.count && insertions[index + 1].occurrence.range.start == range.end
      let text = content.definition.values[insertion.occurrence.value].text
      let replacement = XMLEscaping.splice(
        insertion.text, isCDATA: text.isCDATA(at: insertion.occurrence.token.range.lowerBound), after: before,
        before: isFollowed ? [] : source[range.end...].prefix(2))
      edits.append(SourceEdit(range, replacement))
      if isFollowed { before = (before + replacement.utf8).suffix(2) }
    }
    return edits
  }
}
