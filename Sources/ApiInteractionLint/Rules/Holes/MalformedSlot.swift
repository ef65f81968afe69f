import ApiInteractionKit

struct MalformedSlot: Rule {
  let id = "malformed-slot"
  let group = RuleGroup.holes
  let severity = Severity.error
  let summary = "A slot with too few or too many tildes, in the wrong case or misspelt."
  let rationale = """
    `fill` and `generate` look for `~~~REPLACE~~~` to the letter, or `~~~REPLACE:name~~~`. Anything else stays in the file, \
    is not asked for, and is sent as text in the first live call. The fix writes the slot as it must be; its value is then \
    asked for like any other. If a service really wants such a text, suppress the finding on that line.
    """
  let bad = RuleExample(
    """
    <Url>~~REPLACE~~/orders</Url>
    """)
  let good = RuleExample(
    """
    <Url>~~~REPLACE~~~/orders</Url>
    """, isTemplate: true)
  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.definition.facts.hasTilde else { return [] }
    return subject.definition.values.flatMap { value -> [Diagnostic] in
      guard value.facts.hasTilde else { return [] }
      let bytes = withoutSlots(value)
      return misspelt(in: bytes, of: value) + surplusTildes(in: bytes, of: value)
    }
  }

  /// Whether a value holds one.
  static func isFound(in value: Definition.Value) -> Bool {
    guard value.facts.hasTilde else { return false }
    let rule = MalformedSlot()
    let bytes = rule.withoutSlots(value)
    return !rule.misspelt(in: bytes, of: value).isEmpty || !rule.surplusTildes(in: bytes, of: value).isEmpty
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
  private func misspelt(in bytes: [UInt8], of value: Definition.Value) -> [Diagnostic] {
    var found: [Diagnostic] = []
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
      found.append(
        report(
          range, of: value, "“\(value.template[range])” is not a slot.", "~~~REPLACE\(suffix)~~~"))
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
  private func surplusTildes(in bytes: [UInt8], of value: Definition.Value) -> [Diagnostic] {
    value.template.slots.flatMap { slot -> [Diagnostic] in
      let before = bytes[..<slot.range.lowerBound].reversed().prefix { $0 == MalformedSlot.tilde }.count
      let after = bytes[slot.range.upperBound...].prefix { $0 == MalformedSlot.tilde }.count
      let surplus = [
        (slot.range.lowerBound - before)..<slot.range.lowerBound,
        slot.range.upperBound..<(slot.range.upperBound + after),
      ]
      return surplus.filter { !$0.isEmpty }.map { range in
        report(range, of: value, "A slot has three tildes on each side; these are too many.", "")
      }
    }
  }

  private func report(
    _ range: Range<Int>, of value: Definition.Value, _ message: String, _ correct: String
  ) -> Diagnostic {
    let source = value.text.sourceRange(of: range)
    return finding(
      correct.isEmpty ? message : "\(message) A slot is written \(correct).", at: source,
      fix: Fix(correct.isEmpty ? "remove them" : "write \(correct)", [SourceEdit(source, correct)]))
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
