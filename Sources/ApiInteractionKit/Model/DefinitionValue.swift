extension Definition {
  /// A value and where it stands.
  public struct Value: Sendable {
    /// What a value is made of, shared by all its copies, which are many.
    private final class Content: Sendable {
      let element: DefinitionElement?
      let syntax: SyntaxElement
      let text: SyntaxText
      let template: TemplateText
      let problems: [TemplateText.Problem]
      let facts: TextFacts
      let hasSpaceAround: Bool
      let headerKey: String?
      /// Whether the value is written out, and nothing in it is wrong or was meant to be a hole.
      let isPlainText: Bool

      init(_ element: DefinitionElement?, _ syntax: SyntaxElement, headerKey: String?) {
        self.element = element
        self.syntax = syntax
        self.headerKey = headerKey
        let whole = syntax.text
        let count = whole.bytes.count
        text = element == .body ? whole : whole.trimmed()
        hasSpaceAround = text.bytes.count != count
        facts = TextFacts(text.bytes)
        (template, problems) = TemplateText.read(text.bytes, facts)
        isPlainText =
          template.isLiteral && problems.isEmpty && !facts.hasTilde && !facts.isBlank && syntax.isClosed
      }
    }

    private let content: Content

    /// - Parameter headerKey: Of a header's Value, the text of the Key beside it.
    init(_ element: DefinitionElement?, _ syntax: SyntaxElement, headerKey: String? = nil) {
      content = Content(element, syntax, headerKey: headerKey)
    }

    /// The element that holds it; nil for an element that definitions do not have.
    public var element: DefinitionElement? { content.element }

    /// The element that holds the value, with its tags and its comments.
    public var syntax: SyntaxElement { content.syntax }

    /// The decoded value; trimmed, unless it is a Body's. [P]
    public var text: SyntaxText { content.text }

    /// The value's holes.
    public var template: TemplateText { content.template }

    /// What is wrong with the value's holes; ranges count in the value.
    var problems: [TemplateText.Problem] { content.problems }

    /// Of a header's Value, the text of the Key beside it.
    public var headerKey: String? { content.headerKey }

    /// The value's bytes.
    package var bytes: [UInt8] { content.text.bytes }

    /// What there is in the value.
    package var facts: TextFacts { content.facts }

    /// Whether there was white space around the value, which is no part of it.
    package var hasSpaceAround: Bool { content.hasSpaceAround }

    /// Where the value stands.
    package var sourceRange: SourceRange { content.text.sourceRange }

    /// Whether the value is written out and whole, and nothing in it was meant to be a hole.
    package var isPlainText: Bool { content.isPlainText }

    /// Whether nothing in the value is a hole.
    package var isLiteral: Bool { content.template.isLiteral }

    /// Every placeholder in the value, with where it stands.
    package var placeholders: [(placeholder: Placeholder, range: Range<Int>)] {
      content.template.placeholders
    }

    /// Whether a placeholder in the value is not written as one.
    package var hasMalformedPlaceholder: Bool {
      content.problems.contains { $0.rule == "malformed-placeholder" }
    }

    /// Whether there is nothing but white space.
    public var isBlank: Bool { content.facts.isBlank }
  }
}
