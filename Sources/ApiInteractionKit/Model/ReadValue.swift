/// A value as it was read: what a ``Definition/Value`` shows.
struct ReadValue: Sendable {
  /// The element that holds it; nil for an element that definitions do not have.
  let element: DefinitionElement?
  /// The place of that element among the nodes of the tree.
  let node: Int
  /// Whether the whole element was read.
  let isClosed: Bool
  /// The decoded value; trimmed, unless it is a Body's. [P]
  let text: SyntaxText
  /// The value's holes, if it has any.
  private let holes: TemplateText.Holes?
  /// What is wrong with the value's holes; ranges count in the value.
  let problems: [TemplateText.Problem]
  /// What there is in the value.
  let facts: TextFacts
  /// Whether there was white space around the value, which is no part of it.
  let hasSpaceAround: Bool
  /// Of a header's Value, the text of the Key beside it.
  var headerKey: String?

  init(
    _ element: DefinitionElement?, node: Int, in nodes: borrowing [SyntaxNode], of source: borrowing [UInt8]
  ) {
    self.element = element
    self.node = node
    isClosed = nodes[node].isClosed
    let whole = SyntaxText(of: node, in: nodes, of: source)
    let count = whole.bytes.count
    text = element == .body ? whole : whole.trimmed()
    hasSpaceAround = text.bytes.count != count
    facts = TextFacts(text.bytes)
    (holes, problems) = TemplateText.Holes.read(text.bytes, facts)
  }

  /// The value's bytes.
  var bytes: [UInt8] { text.bytes }

  /// The value with its holes.
  var template: TemplateText { TemplateText(text.bytes, holes) }

  /// Whether nothing in the value is a hole.
  var isLiteral: Bool { holes == nil }

  /// Every placeholder in the value, with where it stands.
  var placeholders: [(placeholder: Placeholder, range: Range<Int>)] { holes?.placeholders ?? [] }

  /// Whether the value is written out and whole, and nothing in it is wrong or was meant to be a hole.
  var isPlainText: Bool {
    isLiteral && isClosed && problems.isEmpty && !facts.hasTilde && !facts.isBlank
  }

  /// Whether the value is a data source name of plain ASCII, which is quick to see; almost every name is.
  var isPlainName: Bool {
    isLiteral && facts.isNameLike && !bytes.isEmpty && bytes.count <= DataSourceName.maximumLength
  }

  /// Whether a placeholder in the value is not written as one.
  var hasMalformedPlaceholder: Bool { problems.contains { $0.rule == "malformed-placeholder" } }
}
