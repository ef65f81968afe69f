import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Layout of generated definitions")
struct LayoutPropertyTests {
  private static let blocks: [Range<UInt64>] = (0..<8).map { ($0 * 400)..<(($0 + 1) * 400) }
  private static let layouts = [DefinitionLayout(), DefinitionLayout(bodies: .indented)]

  @Test("laying out changes nothing that a definition means, and is done once", arguments: blocks)
  func generated(block: Range<UInt64>) throws {
    for seed in block {
      let source = DefinitionGenerator.definition(seed).source
      try check(source, Self.layouts[seed % 4 == 0 ? 1 : 0], "seed \(seed)")
    }
  }

  @Test("a definition with a mistake keeps everything, too", arguments: Mistake.allCases)
  func mistakes(mistake: Mistake) throws {
    for seed in UInt64(0)..<200 {
      let source = DefinitionGenerator.definition(seed, with: mistake).source
      try check(source, Self.layouts[seed % 4 == 0 ? 1 : 0], "\(mistake), seed \(seed)")
    }
  }

  @Test("every fixture keeps everything, as it is and with other line ends")
  func fixtures() throws {
    let folders = ["Definitions", "Layout"] + (try Fixtures.paths(in: "Lint"))
    for path in try folders.flatMap({ try Fixtures.paths(in: $0) }) where path.hasSuffix(".xml") {
      let text = try Fixtures.text(path).replacing("\r\n", with: "\n")
      for lineEnd in ["\n", "\r\n", "\r"] {
        let source = SourceText(text.replacing("\n", with: lineEnd))
        guard Definition(source).tree.isWellFormed, Definition(source).root != nil else { continue }
        for layout in Self.layouts { try check(source, layout, "\(path)") }
      }
    }
  }

  @Test("what the model writes is laid out already, however its body is escaped", arguments: UInt64(0)..<4)
  func written(block: UInt64) throws {
    for seed in (block * 300)..<(block * 300 + 300) {
      var generator = InteractionGenerator(random: SeededRandom(seed))
      let interaction = try generator.interaction()
      let xml = interaction.xmlString()
      #expect(try DefinitionLayout().edits(for: Definition(SourceText(xml))) == [], "seed \(seed)")
      let body = interaction.request.body?.text ?? ""
      let escaped = "<Body>\(XMLEscaping.text(body))</Body>"
      let plain = xml.replacing("<Body>\(XMLEscaping.body(body))</Body>", with: escaped)
      #expect(
        try DefinitionLayout().format(SourceText(plain)).string.utf8.elementsEqual(xml.utf8), "seed \(seed)")
    }
  }

  @Test("white space and attributes make no difference to the layout", arguments: UInt64(0)..<4)
  func scrambled(block: UInt64) throws {
    for seed in (block * 300)..<(block * 300 + 300) {
      var generator = InteractionGenerator(random: SeededRandom(seed))
      let interaction = try generator.interaction()
      let xml = interaction.xmlString()
      let scrambled = scramble(Definition(SourceText(xml)), &generator.random)
      #expect(Definition(scrambled).tree.isWellFormed, "seed \(seed)")
      #expect(try DefinitionLayout().format(scrambled).string.utf8.elementsEqual(xml.utf8), "seed \(seed)")
    }
  }

  private func check(_ source: SourceText, _ layout: DefinitionLayout, _ name: Comment) throws {
    let before = Definition(source)
    let formatted = try layout.format(before)
    let after = Definition(formatted)
    #expect(after.tree.isWellFormed, name)
    #expect(try layout.edits(for: after) == [], name)
    #expect(comments(in: after) == comments(in: before), name)
    #expect(after.slots.map(\.name) == before.slots.map(\.name), name)
    #expect(placeholders(in: after) == placeholders(in: before), name)
    if layout.bodies == .kept {
      #expect(values(in: after) == values(in: before), name)
      if before.interaction != nil { #expect(after.interaction == before.interaction, name) }
    } else {
      #expect(values(in: after).count == values(in: before).count, name)
      #expect(tokens(in: after) == tokens(in: before), name)
    }
  }

  private func comments(in definition: Definition) -> [String] {
    definition.tree.comments.map { definition.source[$0] }
  }

  /// The values, a Body of nothing but white space as none.
  private func values(in definition: Definition) -> [[UInt8]] {
    definition.values.map { $0.element == .body && $0.isBlank ? [] : $0.text.bytes }
  }

  private func placeholders(in definition: Definition) -> [String] {
    definition.values.flatMap { value in
      value.template.placeholders.map { "\($0.placeholder.kind) \(value.template.text[utf8: $0.range])" }
    }
  }

  /// The names and values of a JSON body.
  private func tokens(in definition: Definition) -> [String] {
    guard let body = definition.body?.template, case .json(let outline) = BodyContent(body),
      outline.fault == nil
    else { return [] }
    return outline.entries.map { entry in
      let isOpen = entry.kind == .object || entry.kind == .array
      return "\(entry.parent) \(entry.key ?? "-") \(isOpen ? "\(entry.kind)" : body.text[utf8: entry.range])"
    }
  }

  /// The same definition with white space and attributes wherever layout removes them.
  private func scramble(_ definition: Definition, _ random: inout SeededRandom) -> SourceText {
    var edits: [SourceEdit] = []
    func space() -> String { random.some(of: [" ", "\n", "\t"], 0...3) }
    for (index, node) in definition.tree.nodes.enumerated() where node.kind == .element {
      let element = SyntaxElement(tree: definition.tree, index: index)
      let place = { SourceRange($0, $0) }
      edits.append(SourceEdit(place(element.nameRange.end), random.once(in: 4) ? " a = 'b>'" : ""))
      if element.startTag == element.range { continue }
      edits.append(SourceEdit(place(element.startTag.end - 1), space()))
      edits.append(SourceEdit(place(element.range.end - 1), space()))
      guard element.element != .body else { continue }
      edits.append(SourceEdit(place(element.startTag.end), space()))
      edits.append(SourceEdit(place(element.endTag.start), space()))
      if index > 0 { edits.append(SourceEdit(place(element.range.start), space())) }
    }
    return definition.source.applying(edits)
  }
}
