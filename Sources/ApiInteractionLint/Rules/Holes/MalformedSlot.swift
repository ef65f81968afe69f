import ApiInteractionKit

struct MalformedSlot: Rule {
  let id = "malformed-slot"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A slot with too few or too many tildes, in the wrong case or misspelt."
  let rationale = """
    `fill` and `generate` look for `~~~REPLACE~~~` to the letter, or `~~~REPLACE:name~~~`. Anything else stays in \
    the file, is not asked for, and is sent as text in the first live call. In a template the fix writes the slot as \
    it must be, and its value is then asked for like any other; in a definition only a person can tell what belongs \
    there. If a service really wants such a text, suppress the finding on that line.
    """
  let bad = RuleExample(
    """
    <Url>~~REPLACE~~/orders</Url>
    """, isTemplate: true)
  let good = RuleExample(
    """
    <Url>~~~REPLACE~~~/orders</Url>
    """, isTemplate: true)
  let fixing = RuleFixing.changesRequest

  /// Where tildes are wrong, and what belongs there.
  private struct Mistake {
    let range: Range<Int>
    /// The slot that was meant; empty for tildes too many.
    let correct: String
  }

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.definition.facts.hasTilde else { return [] }
    return subject.definition.values.flatMap { value in
      mistakes(in: value).map { report($0, of: value, isTemplate: subject.isTemplate) }
    }
  }

  /// Whether a value holds one.
  static func isFound(in value: Definition.Value) -> Bool {
    !MalformedSlot().mistakes(in: value).isEmpty
  }

  private func mistakes(in value: Definition.Value) -> [Mistake] {
    guard value.facts.hasTilde else { return [] }
    // The well-formed slots are overwritten by zeros.
    var bytes = value.bytes
    for slot in value.template.slots {
      for index in slot.range { bytes[index] = 0 }
    }
    let misspelt = misspelt(in: bytes, of: value)
    // Tildes between a slot and a misspelt one are the latter's.
    let surplus = surplusTildes(in: bytes, of: value).filter { mistake in
      !misspelt.contains { $0.range.overlaps(mistake.range) }
    }
    return misspelt + surplus
  }

  private static let tilde = UInt8(ascii: "~")

  /// The value with its well-formed slots overwritten by zeros.
  private func withoutSlots(_ value: Definition.Value) -> [UInt8] {
    var bytes = value.bytes
    for slot in value.template.slots {
      for index in slot.range { bytes[index] = 0 }
    }
    return bytes
  }

  /// A word that was meant to be the slot's, with tildes around it that do not make it one.
  private func misspelt(in bytes: [UInt8], of value: Definition.Value) -> [Mistake] {
    var found: [Mistake] = []
    var index = 0
    while let start = bytes[index...].firstIndex(where: \.isLetter) {
      let end = bytes[start...].firstIndex { !isWordByte($0) } ?? bytes.count
      index = end
      let word = String(decoding: bytes[start..<end].prefix(40), as: UTF8.self)
      guard word.lowercased().hasPrefix("replace") || word.nearest(in: ["REPLACE"]) != nil else { continue }
      let name = name(in: bytes, from: end)
      let left = tildes(before: start, in: bytes)
      let right = tildes(after: name?.upperBound ?? end, in: bytes)
      guard left.tildes + right.tildes >= 2 else { continue }
      index = max(right.end, end)
      let suffix = name.map { $0.count > 1 ? value.template[$0] : "" } ?? ""
      let range = left.start..<max(right.end, name?.upperBound ?? end)
      found.append(Mistake(range: range, correct: "~~~REPLACE\(suffix)~~~"))
    }
    return found
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// The tildes that end before an offset, white space skipped where they are there.
  private func tildes(before offset: Int, in bytes: [UInt8]) -> (start: Int, tildes: Int) {
    let spaces = bytes[..<offset].reversed().prefix { $0 == UInt8(ascii: " ") }.count
    let count = bytes[..<(offset - spaces)].reversed().prefix { $0 == MalformedSlot.tilde }.count
    return count > 0 ? (offset - spaces - count, count) : (offset, 0)
  }

  /// The tildes that begin after an offset, white space skipped where they are there.
  private func tildes(after offset: Int, in bytes: [UInt8]) -> (end: Int, tildes: Int) {
    let spaces = bytes[offset...].prefix { $0 == UInt8(ascii: " ") }.count
    let count = bytes[(offset + spaces)...].prefix { $0 == MalformedSlot.tilde }.count
    return count > 0 ? (offset + spaces + count, count) : (offset, 0)
  }

  /// Tildes next to a slot that has enough of its own.
  private func surplusTildes(in bytes: [UInt8], of value: Definition.Value) -> [Mistake] {
    value.template.slots.flatMap { slot -> [Mistake] in
      let before = bytes[..<slot.range.lowerBound].reversed().prefix { $0 == MalformedSlot.tilde }.count
      let after = bytes[slot.range.upperBound...].prefix { $0 == MalformedSlot.tilde }.count
      let surplus = [
        (slot.range.lowerBound - before)..<slot.range.lowerBound,
        slot.range.upperBound..<(slot.range.upperBound + after),
      ]
      return surplus.filter { !$0.isEmpty }.map { Mistake(range: $0, correct: "") }
    }
  }

  /// - Parameter isTemplate: Whether a slot may stay open. Elsewhere nothing is won by writing it as it must be.
  private func report(_ mistake: Mistake, of value: Definition.Value, isTemplate: Bool) -> Diagnostic {
    let (source, correct) = (value.text.sourceRange(of: mistake.range), mistake.correct)
    if correct.isEmpty {
      return finding(
        "A slot has three tildes on each side; these are too many.", at: source,
        fix: Fix("remove them", [SourceEdit(source, "")]))
    }
    let advice = isTemplate ? "" : " This file is no template: write what belongs here."
    return finding(
      "“\(value.template[mistake.range])” is not a slot. A slot is written \(correct).\(advice)", at: source,
      fix: isTemplate ? Fix("write \(correct)", [SourceEdit(source, correct)]) : nil)
  }

  /// A `:name` that tildes follow, with its colon.
  private func name(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") else { return nil }
    let rest = bytes[start...].prefix(256)
    let end = rest.firstIndex { $0 == MalformedSlot.tilde || $0 < 0x20 || "\"'<>&)".utf8.contains($0) }
    guard let end, bytes[end] == MalformedSlot.tilde else { return nil }
    return start..<end
  }
}
