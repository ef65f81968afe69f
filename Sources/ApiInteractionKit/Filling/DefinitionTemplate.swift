/// A definition with slots to fill, and the source edits that fill them. [P]
///
/// Filling changes the slots and nothing else: comments, CDATA sections, white space and line ends stay to the byte.
public struct DefinitionTemplate: Sendable {
  /// What a template is made of, shared by all its copies, which many tasks may fill at the same time.
  private final class Content: Sendable {
    let definition: Definition
    let slots: [Slot]
    /// The places of each slot, in the order of the slots.
    let places: [[SlotPlace]]
    let placeCount: Int
    let limits: Limits
    /// For each full name the slot's index; for each short name the indices of all that have it.
    let indices: [String: [Int]]

    init(_ definition: Definition, _ limits: Limits) {
      let slots = definition.slots
      let values = Set(slots.flatMap { $0.occurrences.map(\.value) })
      let robust = values.filter { definition.values[$0].isRobust }
      places = slots.map { slot in
        slot.occurrences.map {
          SlotPlace(
            $0, of: slot, in: definition.values[$0.value], isRobust: robust.contains($0.value))
        }
      }
      placeCount = places.reduce(0) { $0 + $1.count }
      let byShortName = Dictionary(grouping: slots.indices) { slots[$0].shortName }
      let byName = slots.enumerated().map { ($1.name, [$0]) }
      self.definition = definition
      self.limits = limits
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
    try self.init(Definition(source, limits: limits), limits: limits)
  }

  /// Takes a definition that is read already.
  ///
  /// - Parameters:
  ///   - definition: The definition as it was read.
  ///   - limits: What a filled definition must not exceed.
  /// - Throws: ``DefinitionError`` if it is not well-formed, or not a definition.
  public init(_ definition: Definition, limits: Limits = Limits()) throws(DefinitionError) {
    guard definition.tree.isWellFormed, definition.root != nil else { throw DefinitionError(definition) }
    content = Content(definition, limits)
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
    with values: [String: String], openSlots: OpenSlotPolicy = .refuse
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
      if (try? edits(filling: more, openSlots: .keep)) != nil { result = more }
    }
    return result
  }

  /// The source edits that fill the slots, in the order of the source.
  ///
  /// - Throws: ``FillError``, as ``fill(with:openSlots:)`` does.
  public func edits(
    filling values: [String: String], openSlots: OpenSlotPolicy = .refuse
  ) throws(FillError) -> [SourceEdit] {
    var problems: [FillError.Problem] = []
    let assigned = assign(values, &problems)
    var insertions: [Insertion] = []
    insertions.reserveCapacity(content.placeCount)
    for (value, places) in zip(assigned, content.places) {
      guard let value else {
        if openSlots == .refuse { problems.append(.open(slot: places[0].slot, at: places[0].range)) }
        continue
      }
      for place in places {
        do {
          insertions.append(try fit(value, place))
        } catch {
          problems.append(.refused(slot: place.slot, reason: error.reason, at: place.range))
        }
      }
    }
    insertions.sort { $0.place.range.start < $1.place.range.start }
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
    let place: SlotPlace
    let text: String
    let glance: TextGlance
  }

  // MARK: - Names

  /// The value of each slot, in the order of the slots.
  private func assign(_ values: [String: String], _ problems: inout [FillError.Problem]) -> [String?] {
    let assigned = assign(each: values, &problems)
    if problems.isEmpty { return assigned }
    // Problems are said in the order of the names.
    problems = []
    return assign(each: values.sorted { $0.key < $1.key }, &problems)
  }

  private func assign(
    each values: some Sequence<(key: String, value: String)>, _ problems: inout [FillError.Problem]
  ) -> [String?] {
    var assigned = [String?](repeating: nil, count: slots.count)
    for (name, value) in values {
      let candidates = indices(named: name)
      guard let index = candidates.first else {
        problems.append(.unknownSlot(name, nearest: name.nearest(in: slots.map(\.name))))
        continue
      }
      if candidates.count > 1 {
        problems.append(.ambiguousSlot(name, candidates: candidates.map { slots[$0].name }))
      } else if assigned[index] != nil {
        problems.append(.givenTwice(slot: slots[index].name))
      } else {
        assigned[index] = value
      }
    }
    return assigned
  }

  // MARK: - Values

  private func fit(_ value: String, _ place: SlotPlace) throws(RefusedValue) -> Insertion {
    let text = try place.context.fitted(
      value, after: place.bytes[..<place.token.lowerBound], before: place.bytes[place.token.upperBound...])
    let glance = TextGlance(text)
    if glance.mayHoldOther, let character = text.unicodeScalars.first(where: { !$0.isAllowedInXML }) {
      throw RefusedValue("XML cannot carry the character \(character.codePoint).")
    }
    return Insertion(place: place, text: text, glance: glance)
  }

  /// What is wrong with values once they stand in the texts around them.
  private func check(_ insertions: [Insertion]) -> [FillError.Problem] {
    let doubtful = doubtful(insertions)
    if doubtful.isEmpty { return [] }
    let byValue = Dictionary(grouping: doubtful, by: \.place.value)
    let filled = filled(byValue)
    return byValue.sorted { $0.key < $1.key }.compactMap { value, insertions in
      guard let reason = filled.fault(in: value) else { return nil }
      // The values are harmless up to the one that does the harm.
      var harmless = 0
      var harmful = insertions.count
      while harmful - harmless > 1 {
        let middle = (harmless + harmful) / 2
        // What the Type becomes is asked of the other values.
        var part = byValue.filter { definition.values[$0.key].element == .type }
        part[value] = Array(insertions[..<middle])
        if self.filled(part).fault(in: value) == nil { harmless = middle } else { harmful = middle }
      }
      let insertion = insertions[harmless]
      return .refused(slot: insertion.place.slot, reason: reason, at: insertion.place.range)
    }
  }

  /// What goes into the values that may be harmed by it: seldom any.
  private func doubtful(_ insertions: [Insertion]) -> [Insertion] {
    // What may stand beside a slot that stays open is another question.
    if insertions.count < content.placeCount { return insertions }
    let harmful = insertions.filter { !$0.place.isHarmless($0.text, $0.glance) }
    if harmful.isEmpty { return [] }
    let values = Set(harmful.map(\.place.value))
    return insertions.filter { values.contains($0.place.value) }
  }

  private func filled(_ insertions: [Int: [Insertion]]) -> FilledValues {
    FilledValues(
      content.definition,
      insertions.mapValues { $0.map { (range: $0.place.token, text: $0.text) } })
  }

  /// The value that makes a definition too large to be read again, if one does: the largest.
  private func oversized(_ edits: [SourceEdit], of insertions: [Insertion]) -> FillError.Problem? {
    let limit = content.limits.definitionBytes
    let size = edits.reduce(definition.source.bytes.count) { $0 + $1.replacement.utf8.count - $1.range.count }
    guard size > limit, let largest = insertions.max(by: { $0.text.utf8.count < $1.text.utf8.count }) else {
      return nil
    }
    return .refused(
      slot: largest.place.slot,
      reason: "The definition would be larger than \(limit) bytes and could not be read.",
      at: largest.place.range)
  }

  // MARK: - Edits

  private func edits(for insertions: [Insertion]) -> [SourceEdit] {
    let source = content.definition.source.bytes
    var edits: [SourceEdit] = []
    edits.reserveCapacity(insertions.count)
    var before: ArraySlice<UInt8> = []
    for (index, insertion) in insertions.enumerated() {
      let range = insertion.place.range
      if edits.last?.range.end != range.start { before = source[..<range.start].suffix(2) }
      let isFollowed =
        index + 1 < insertions.count && insertions[index + 1].place.range.start == range.end
      let replacement = XMLEscaping.splice(
        insertion.text, isCDATA: insertion.place.isCDATA, after: before,
        before: isFollowed ? [] : source[range.end...].prefix(2))
      edits.append(SourceEdit(range, replacement))
      if isFollowed { before = (before + replacement.utf8).suffix(2) }
    }
    return edits
  }
}
