extension Definition {
  /// A value and where it stands.
  public struct Value: Sendable {
    private let content: Content
    private let index: Int

    init(_ content: Content, _ index: Int) {
      self.content = content
      self.index = index
    }

    /// The element that holds it; nil for an element that definitions do not have.
    public var element: DefinitionElement? { content.parts.values[index].element }

    /// The element that holds the value, with its tags and its comments.
    public var syntax: SyntaxElement {
      SyntaxElement(tree: content.tree, index: content.parts.values[index].node)
    }

    /// The decoded value; trimmed, unless it is a Body's. [P]
    public var text: SyntaxText { content.parts.values[index].text }

    /// The value's holes.
    public var template: TemplateText { content.parts.values[index].template }

    /// What is wrong with the value's holes; ranges count in the value.
    var problems: [TemplateText.Problem] { content.parts.values[index].problems }

    /// Of a header's Value, the text of the Key beside it.
    public var headerKey: String? { content.parts.values[index].headerKey }

    /// The value's bytes.
    package var bytes: [UInt8] { content.parts.values[index].bytes }

    /// What there is in the value.
    package var facts: TextFacts { content.parts.values[index].facts }

    /// Whether there was white space around the value, which is no part of it.
    package var hasSpaceAround: Bool { content.parts.values[index].hasSpaceAround }

    /// Where the value stands.
    package var sourceRange: SourceRange { text.sourceRange }

    /// Whether the value is written out and whole, and nothing in it was meant to be a hole.
    package var isPlainText: Bool { content.parts.values[index].isPlainText }

    /// Whether nothing in the value is a hole.
    package var isLiteral: Bool { content.parts.values[index].isLiteral }

    /// Every placeholder in the value, with where it stands.
    package var placeholders: [(placeholder: Placeholder, range: Range<Int>)] {
      content.parts.values[index].placeholders
    }

    /// Whether a placeholder in the value is not written as one.
    package var hasMalformedPlaceholder: Bool { content.parts.values[index].hasMalformedPlaceholder }

    /// Whether there is nothing but white space.
    public var isBlank: Bool { facts.isBlank }
  }

  /// The values of a definition in document order, each made when it is asked for.
  public struct Values: RandomAccessCollection, Sendable {
    private let content: Content

    init(_ content: Content) {
      self.content = content
    }

    /// The place of the first value.
    public var startIndex: Int { 0 }
    /// The place after the last value.
    public var endIndex: Int { content.parts.values.count }
    /// The value at a place.
    public subscript(index: Int) -> Value {
      precondition(indices.contains(index), "There is no value \(index).")
      return Value(content, index)
    }
  }
}
