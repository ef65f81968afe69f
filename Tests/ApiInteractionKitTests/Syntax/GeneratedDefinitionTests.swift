import Testing

@testable import ApiInteractionKit

@Suite("Generated definitions")
struct GeneratedDefinitionTests {
  private static let definitions = (UInt64(0)..<3_200).map { DefinitionGenerator.definition($0) }
  /// The definitions in blocks that run side by side.
  static let blocks = (0..<8).map { ($0 * 400)..<(($0 + 1) * 400) }

  @Test("every element of a generated definition stands where it was written", arguments: blocks)
  func elements(block: Range<Int>) {
    for generated in Self.definitions[block] {
      let seed = generated.seed
      let tree = SyntaxParser().parse(generated.source.bytes)
      #expect(tree.diagnostics == [], "seed \(seed)")
      #expect(tree.source == generated.source, "seed \(seed)")
      #expect(tree.root.map(Self.elements(in:)) == generated.elements, "seed \(seed)")
      #expect(tree.comments == generated.comments, "seed \(seed)")
    }
  }

  @Test("every value of a generated definition has its text and its source", arguments: blocks)
  func values(block: Range<Int>) {
    for generated in Self.definitions[block] {
      let seed = generated.seed
      let definition = Definition(generated.source)
      #expect(definition.diagnostics == [], "seed \(seed)")
      #expect(definition.values.map(ReadValue.init) == generated.values.map(ReadValue.init), "seed \(seed)")
    }
  }

  @Test(
    "every hole of a generated definition, and every part of its values, has its source", arguments: blocks)
  func parts(block: Range<Int>) {
    for generated in Self.definitions[block] {
      let seed = generated.seed
      let values = Definition(generated.source).values
      let found = values.map { value in
        value.template.segments.filter { $0.kind != .literal }.map { value.text.sourceRange(of: $0.range) }
      }
      #expect(
        found == generated.values.map { value in value.holes.map { value.source(of: $0) } }, "seed \(seed)")
      for (value, expected) in zip(values, generated.values) {
        let parts = expected.sources.indices.map { $0..<min($0 + 1 + Int(seed % 7), expected.sources.count) }
        #expect(
          parts.map { value.text.sourceRange(of: $0) } == parts.map { expected.source(of: $0) },
          "seed \(seed)")
      }
    }
  }

  @Test("the model of a generated definition holds its values", arguments: blocks)
  func models(block: Range<Int>) throws {
    for generated in Self.definitions[block] {
      let seed = generated.seed
      let expected = try generated.plan.interaction()
      let interaction = Definition(generated.source).interaction
      #expect(interaction == expected, "seed \(seed)")
    }
  }

  @Test("a mistake is found where it was made, and nothing else is", arguments: Mistake.allCases)
  func mistakes(mistake: Mistake) {
    for seed in UInt64(0)..<300 {
      let generated = DefinitionGenerator.definition(seed, with: mistake)
      let definition = Definition(generated.source)
      #expect(generated.expected.count == 1, "seed \(seed)")
      #expect(definition.diagnostics.map(Place.init) == generated.expected, "seed \(seed)")
      #expect(definition.interaction == nil, "seed \(seed)")
    }
  }

  private static func elements(in element: SyntaxElement) -> [GeneratedDefinition.Element] {
    let this = GeneratedDefinition.Element(
      name: element.name, range: element.range, nameRange: element.nameRange, startTag: element.startTag,
      endTag: element.endTag, content: element.content)
    return [this] + element.children.flatMap { elements(in: $0) }
  }
}

/// What is compared of a value.
private struct ReadValue: Equatable, CustomStringConvertible {
  let element: DefinitionElement?
  let bytes: [UInt8]
  let range: SourceRange
  let headerKey: String?

  var description: String {
    let text = String(decoding: bytes, as: UTF8.self).debugDescription
    return "\(element?.name ?? "?") \(range.start)..<\(range.end) \(text) \(headerKey ?? "-")"
  }

  init(_ value: Definition.Value) {
    element = value.element
    bytes = value.text.bytes
    range = value.text.sourceRange
    headerKey = value.headerKey
  }

  init(_ value: GeneratedDefinition.Value) {
    element = value.element
    bytes = Array(value.text.utf8)
    range = value.range
    headerKey = value.headerKey
  }
}
