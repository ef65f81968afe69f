import ApiInteractionKit

struct MalformedSlot: Rule {
  let id = "malformed-slot"
  let severity = Severity.error
  let summary = "Something that was meant to be ~~~REPLACE~~~ and is not."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.definition.values.flatMap { value in
      let bytes = withoutSlots(value)
      return misspelt(in: bytes, of: value) + surplusTildes(in: bytes, of: value)
    }
  }

  private static let tilde = UInt8(ascii: "~")

  /// The value with its well-formed slots overwritten by zeros.
  private func withoutSlots(_ value: Definition.Value) -> [UInt8] {
    var bytes = value.text.bytes
    for slot in value.template.slots {
      for index in slot.range { bytes[index] = 0 }
    }
    return bytes
  }

  /// The word with too few tildes, or in the wrong case.
  private func misspelt(in bytes: [UInt8], of value: Definition.Value) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var index = 0
    while let word = bytes[index...].firstIndex(where: { $0.lowercased == UInt8(ascii: "r") }) {
      index = word + 1
      guard bytes[word...].prefix(7).lazy.map(\.lowercased).elementsEqual("replace".utf8) else { continue }
      let start = bytes[..<word].lastIndex { $0 != MalformedSlot.tilde }.map { $0 + 1 } ?? 0
      let name = nameEnd(in: bytes, from: word + 7)
      let end = bytes[name...].firstIndex { $0 != MalformedSlot.tilde } ?? bytes.count
      guard word - start + end - name >= 2 else { continue }
      index = end
      let correct = "~~~REPLACE\(value.template.text[utf8: (word + 7)..<name])~~~"
      found.append(
        report(start..<end, of: value, "“\(value.template.text[utf8: start..<end])” is not a slot.", correct))
    }
    return found
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

  /// The end of a `:name` that tildes follow.
  private func nameEnd(in bytes: [UInt8], from start: Int) -> Int {
    guard start < bytes.count, bytes[start] == UInt8(ascii: ":") else { return start }
    let end = bytes[start...].firstIndex {
      $0 == MalformedSlot.tilde || $0 < 0x20 || "\"'<>&)".utf8.contains($0)
    }
    guard let end, end > start + 1, bytes[end] == MalformedSlot.tilde else { return start }
    return end
  }
}
