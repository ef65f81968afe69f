import Testing

@testable import ApiInteractionKit

@Suite("Any text")
struct TemplateTextPropertyTests {
  private static let pieces = [
    "$", "#", "(", ")", "~", "~~~", "REPLACE", "~~~REPLACE~~~", "~~~REPLACE:", ":", "$(", "#(", "a", "é", " ",
    "\n", "\r\n",
    "ToLowerCase", "\u{0}", "\u{301}", "日",
  ]

  @Test("the parts of a text are the whole text, in order, and none is empty", arguments: UInt64(0)..<16)
  func parts(block: UInt64) {
    for seed in (block * 400)..<(block * 400 + 400) {
      var random = SeededRandom(seed)
      let bytes = Array(random.some(of: Self.pieces, 0...24).utf8)
      let (template, problems) = TemplateText.read(bytes)
      var position = 0
      for segment in template.segments {
        #expect(segment.range.lowerBound == position && !segment.range.isEmpty, "seed \(seed)")
        position = segment.range.upperBound
        #expect(isWhole(segment, of: bytes), "seed \(seed)")
      }
      #expect(position == bytes.count, "seed \(seed)")
      #expect(problems.allSatisfy { $0.range.clamped(to: 0..<bytes.count) == $0.range }, "seed \(seed)")
      #expect(Array(template.text.utf8) == bytes, "seed \(seed)")
      let kinds = template.segments.map(\.kind)
      #expect(!zip(kinds, kinds.dropFirst()).contains { $0 == .literal && $1 == .literal }, "seed \(seed)")
    }
  }

  /// Whether a part is written as its kind is.
  private func isWhole(_ segment: TemplateText.Segment, of bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes[segment.range], as: UTF8.self)
    switch segment.kind {
    case .literal: return !text.contains("~~~REPLACE~~~")
    case .slot: return text.hasPrefix("~~~REPLACE") && text.utf8.suffix(3).elementsEqual("~~~".utf8)
    case .placeholder(let placeholder):
      let opener = placeholder.kind == .dataSource ? "$(" : "#("
      let inner = text.utf8.dropFirst(2).dropLast()
      return text.utf8.starts(with: opener.utf8) && text.utf8.last == UInt8(ascii: ")")
        && !inner.contains(UInt8(ascii: ")"))
        && placeholder.name.utf8.elementsEqual(bytes[placeholder.nameRange])
        && segment.range.contains(placeholder.nameRange.lowerBound)
        && placeholder.slots.allSatisfy { $0.range.clamped(to: segment.range) == $0.range }
    }
  }

  @Test(
    "texts of one megabyte are read to their end",
    arguments: [
      ("$(", "", 524_288), ("$(", ")", 524_288), ("$(a", "", 349_525), ("#($(", ")", 262_144),
      ("$(~~~REPLACE~~~)", "", 65_536), ("~~~REPLACE:", "", 95_325), ("~~~REPLACE:a", "~~~", 87_381),
      ("~", "", 1_048_576),
      ("$()", "", 349_525),
    ])
  func large(unit: String, end: String, count: Int) {
    let bytes = Array((String(repeating: unit, count: count) + end).utf8)
    let (template, problems) = TemplateText.read(bytes)
    #expect(template.segments.last?.range.upperBound == bytes.count)
    let isWellFormed = unit.hasPrefix("~") || unit == "$(~~~REPLACE~~~)"
    #expect(problems.isEmpty == isWellFormed)
  }

  @Test(
    "one placeholder of many slots or many colons is read to its end",
    arguments: [
      "~~~REPLACE~~~:", "~~~REPLACE:a~~~", "a:",
    ])
  func manyParts(unit: String) {
    let bytes = Array("$(\(String(repeating: unit, count: 4_000)))".utf8)
    #expect(TemplateText.read(bytes).template.segments.map(\.range) == [0..<bytes.count])
  }
}
