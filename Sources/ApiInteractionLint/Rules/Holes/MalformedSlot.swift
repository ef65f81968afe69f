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
    /// The slot that was meant.
    let correct: String
    /// Whether a slot is there, with tildes too many.
    var isSurplus = false
    /// Whether no more than the slot was meant, so that it can be written as it must be.
    var isPlain = true
  }

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard subject.definition.facts.hasTilde else { return [] }
    return subject.definition.values.flatMap { value in
      mistakes(in: value).map { report($0, of: value, isTemplate: subject.isTemplate) }
    }
  }

  /// Whether a value holds one.
  static func isFound(in value: Definition.Value) -> Bool {
    !ranges(in: value).isEmpty
  }

  /// Where a value holds some.
  static func ranges(in value: Definition.Value) -> [Range<Int>] {
    MalformedSlot().mistakes(in: value).map(\.range)
  }

  /// Whether tildes stand beside a slot that has enough of its own.
  static func hasSurplus(_ slot: SourceRange, in source: [UInt8]) -> Bool {
    slot.start > 0 && source[slot.start - 1] == tilde || slot.end < source.count && source[slot.end] == tilde
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
      let next = misspelt.partitionPoint { $0.range.upperBound <= mistake.range.lowerBound }
      return next == misspelt.count || !misspelt[next].range.overlaps(mistake.range)
    }
    return misspelt + surplus
  }

  private static let tilde = UInt8(ascii: "~")

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
      if left.tildes > 1, right.tildes == 0, name == nil, let more = moreWords(in: bytes, from: end) {
        index = more.end
        let correct = "~~~REPLACE:\(value.template[more.words])~~~"
        found.append(Mistake(range: left.start..<more.end, correct: correct, isPlain: false))
        continue
      }
      guard left.tildes + right.tildes >= 2 else { continue }
      index = max(right.end, end)
      let suffix = name.map { $0.count > 1 ? value.template[$0] : "" } ?? joinedName(word)
      let range = left.start..<max(right.end, name?.upperBound ?? end)
      // Tildes further on may be this slot's, with more of it before them.
      let isPlain = right.tildes > 0 || !bytes[end...].contains(MalformedSlot.tilde)
      found.append(Mistake(range: range, correct: "~~~REPLACE\(suffix)~~~", isPlain: isPlain))
    }
    return found
  }

  /// The name that is joined to the word by something else than a colon, with the colon.
  private func joinedName(_ word: String) -> String {
    let rest = word.dropFirst("REPLACE".count)
    guard word.lowercased().hasPrefix("replace"), let separator = rest.first,
      separator == "-" || separator == "_", rest.count > 1
    else { return "" }
    return ":" + rest.dropFirst()
  }

  /// The words that follow behind a space, and the end of the tildes behind them.
  private func moreWords(in bytes: [UInt8], from start: Int) -> (words: Range<Int>, end: Int)? {
    let first = start + bytes[start...].prefix { $0 == UInt8(ascii: " ") }.count
    let rest = bytes[first...].prefix(256)
    guard first > start, let stop = rest.firstIndex(where: { !isWordByte($0) && $0 != UInt8(ascii: " ") }),
      let last = bytes[first..<stop].lastIndex(where: { $0 != UInt8(ascii: " ") })
    else { return nil }
    let right = tildes(after: last + 1, in: bytes)
    // The tildes may be those of a slot that comes next.
    let next = String(decoding: bytes[right.end...].prefix(7), as: UTF8.self)
    guard right.tildes > 1, next.lowercased() != "replace" else { return nil }
    return (first..<(last + 1), right.end)
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
    value.template.slots.compactMap { slot in
      let before = bytes[..<slot.range.lowerBound].reversed().prefix { $0 == MalformedSlot.tilde }.count
      let after = bytes[slot.range.upperBound...].prefix { $0 == MalformedSlot.tilde }.count
      guard before + after > 0 else { return nil }
      let start = before > 0 ? slot.range.lowerBound - before : slot.range.upperBound
      let end = after > 0 ? slot.range.upperBound + after : slot.range.lowerBound
      let correct = before > 0 && after > 0 ? value.template[slot.range] : ""
      return Mistake(range: start..<end, correct: correct, isSurplus: true)
    }
  }

  /// - Parameter isTemplate: Whether a slot may stay open. Elsewhere nothing is won by writing it as it must be.
  private func report(_ mistake: Mistake, of value: Definition.Value, isTemplate: Bool) -> Diagnostic {
    let (source, correct) = (value.text.sourceRange(of: mistake.range), mistake.correct)
    let advice = isTemplate ? "" : " This file is no template: write what belongs here."
    if mistake.isSurplus {
      let fix = Fix(correct.isEmpty ? "remove them" : "write \(correct)", [SourceEdit(source, correct)])
      return finding(
        "A slot has three tildes on each side; these are too many.\(advice)", at: source,
        fix: isTemplate ? fix : nil)
    }
    return finding(
      "“\(value.template[mistake.range])” is not a slot. A slot is written \(correct).\(advice)", at: source,
      fix: isTemplate && mistake.isPlain ? Fix("write \(correct)", [SourceEdit(source, correct)]) : nil)
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
