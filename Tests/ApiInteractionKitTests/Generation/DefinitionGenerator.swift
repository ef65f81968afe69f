@testable import ApiInteractionKit

/// Writes definitions of which every position is known: comments, CDATA sections, references, processing
/// instructions, line ends and white space of every kind, wherever XML allows them.
struct DefinitionGenerator {
  /// The definition of a seed.
  static func definition(_ seed: UInt64, with mistake: Mistake? = nil) -> GeneratedDefinition {
    var planner = DefinitionPlanner(random: SeededRandom(seed))
    var plan = planner.definition()
    if let mistake { mistake.make(in: &plan, &planner.random) }
    var generator = DefinitionGenerator(random: planner.random)
    generator.writeDocument(plan)
    return GeneratedDefinition(
      seed: seed, source: SourceText(generator.bytes), elements: generator.elements, values: generator.values,
      comments: generator.comments, expected: generator.expected, plan: plan)
  }

  private var random: SeededRandom
  private var bytes: [UInt8] = []
  private var elements: [GeneratedDefinition.Element] = []
  private var values: [GeneratedDefinition.Value] = []
  private var comments: [SourceRange] = []
  private var expected: [Place] = []

  private init(random: SeededRandom) {
    self.random = random
  }

  private mutating func writeDocument(_ plan: PlannedElement) {
    if random.once(in: 8) { bytes += [0xEF, 0xBB, 0xBF] }
    if random.once(in: 3) {
      append(
        random.one(of: "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>"))
    }
    if random.once(in: 2) { writeFiller() }
    write(plan, headerKey: nil)
    if random.once(in: 2) { writeFiller() }
  }

  private mutating func write(_ element: PlannedElement, headerKey: String?) {
    let index = elements.count
    let start = bytes.count
    append("<\(element.name)")
    let nameRange = SourceRange(start + 1, bytes.count)
    elements.append(
      GeneratedDefinition.Element(
        name: element.name, range: nameRange, nameRange: nameRange, startTag: nameRange, endTag: nameRange,
        content: nameRange))
    let attribute = writeAttribute(of: element)
    if random.once(in: 10) { append(random.one(of: " ", "\r\n\t", "\n")) }
    let isSelfClosing = element.isEmpty && random.once(in: 2)
    append(isSelfClosing ? "/>" : ">")
    let contentStart = bytes.count
    var stray: SourceRange?
    var value: GeneratedDefinition.Value?
    if isSelfClosing {
      if element.value != nil { value = emptyValue(of: element, headerKey) }
      if let value { values.append(value) }
    } else {
      switch element.content {
      case .elements(let children): stray = write(children, in: element)
      case .value(let planned): value = write(planned, of: element, headerKey)
      }
    }
    let contentEnd = bytes.count
    if !isSelfClosing { append("</\(element.name)\(random.once(in: 10) ? random.one(of: " ", "\n") : "")>") }
    elements[index] = GeneratedDefinition.Element(
      name: element.name, range: SourceRange(start, bytes.count), nameRange: nameRange,
      startTag: SourceRange(start, contentStart), endTag: SourceRange(contentEnd, bytes.count),
      content: SourceRange(contentStart, contentEnd))
    expect(element, elements[index], attribute: attribute, stray: stray, value: value)
  }

  private mutating func expect(
    _ element: PlannedElement, _ written: GeneratedDefinition.Element, attribute: SourceRange?,
    stray: SourceRange?, value: GeneratedDefinition.Value?
  ) {
    guard let (rule, part) = element.mistake else { return }
    let range: SourceRange? =
      switch part {
      case .name: written.nameRange
      case .startTag: written.startTag
      case .whole: written.range
      case .attribute: attribute
      case .strayText: stray
      case .value(let part): value?.source(of: part)
      }
    if let range { expected.append(Place(rule, range)) }
  }

  private mutating func writeAttribute(of element: PlannedElement) -> SourceRange? {
    guard let attribute = element.attribute else { return nil }
    append(random.one(of: " ", "\n  ", "\t"))
    let start = bytes.count
    append(attribute)
    return SourceRange(start, bytes.count)
  }

  /// Writes elements with filler between them; gives where stray text went.
  private mutating func write(_ children: [PlannedElement], in element: PlannedElement) -> SourceRange? {
    let place = random.number(0...children.count)
    var stray: SourceRange?
    let key = children.first { $0.name == DefinitionElement.key.name }?.value?.text
    for index in 0...children.count {
      if !random.once(in: 8) { writeFiller() }
      if index == place, let text = element.strayText {
        stray = SourceRange(bytes.count, bytes.count + text.utf8.count)
        append(text)
        if !random.once(in: 3) { writeFiller() }
      }
      if index < children.count { write(children[index], headerKey: key) }
    }
    return stray
  }

  // MARK: - Values

  private mutating func write(
    _ planned: PlannedValue, of element: PlannedElement, _ headerKey: String?
  ) -> GeneratedDefinition.Value {
    let kind = DefinitionElement(rawValue: element.name)
    var writer = ValueWriter(bytes, random)
    let text = planned.text
    let before = kind == .body ? "" : padding()
    let after = kind == .body ? "" : padding()
    let start = bytes.count
    writer.write(before + text + after)
    bytes = writer.bytes
    random = writer.random
    comments += writer.comments
    let sources = Array(writer.sources.dropFirst(before.utf8.count).prefix(text.utf8.count))
    let end = writer.sources.last?.end ?? start
    let range = SourceRange(sources.first?.start ?? end, sources.last?.end ?? end)
    let value = GeneratedDefinition.Value(
      element: kind, text: text, range: range, sources: sources, holes: planned.holes,
      headerKey: kind == .value ? headerKey : nil)
    values.append(value)
    return value
  }

  private func emptyValue(of element: PlannedElement, _ headerKey: String?) -> GeneratedDefinition.Value {
    let kind = DefinitionElement(rawValue: element.name)
    let place = SourceRange(bytes.count, bytes.count)
    return GeneratedDefinition.Value(
      element: kind, text: "", range: place, sources: [], holes: [],
      headerKey: kind == .value ? headerKey : nil)
  }

  private mutating func padding() -> String {
    random.once(in: 4) ? random.some(of: [" ", "\n", "\t", "\r", "\r\n"], 1...4) : ""
  }

  // MARK: - Filler

  private mutating func writeFiller() {
    var writer = ValueWriter(bytes, random)
    for _ in 0..<writer.random.number(1...3) {
      switch writer.random.number(0...5) {
      case 0: writer.comment()
      case 1: writer.append("<?note é & < ]]> ?>")
      default: writer.append(writer.random.one(of: "\n  ", "\r\n\t", " ", "\r"))
      }
    }
    bytes = writer.bytes
    comments += writer.comments
    random = writer.random
  }

  private mutating func append(_ text: String) { bytes += text.utf8 }
}

extension PlannedElement {
  /// Whether an empty-element tag can stand for it.
  fileprivate var isEmpty: Bool {
    switch content {
    case .elements(let children): children.isEmpty && strayText == nil
    case .value(let value): value.text.isEmpty
    }
  }
}
