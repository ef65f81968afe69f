/// One construct of a document.
struct SyntaxNode: Sendable {
  enum Kind: Sendable {
    case element
    case text
    case cdata
    case comment
    case processingInstruction
  }

  let kind: Kind
  /// The whole construct; of an element, from `<` of its start tag to `>` of its end tag.
  var range: SourceRange
  /// Of an element, what stands between its tags; of a CDATA section, its text.
  var content: SourceRange
  /// The end of the element's name in the source.
  var nameEnd = 0
  /// The element that the name stands for.
  var element: DefinitionElement?
  /// Whether the name is in a namespace, which the tree knows.
  var hasNamespace = false
  /// The index of the element around this node, or -1.
  var parent = -1
  /// The index just past this node and all that it holds.
  var next = 0
  /// Of a text, whether it is known that each of its bytes stands for itself.
  var isVerbatim = false
  /// Of a text, whether it is known that it is nothing but white space.
  var isBlank = false
  /// Whether the end tag was read.
  var isClosed = true

  /// Of an element, whether there is more in its start tag than a name; almost every one is a name alone.
  var mayHaveAttributes: Bool { nameEnd + 1 < content.start }

  /// Ends an element.
  mutating func close(contentEnd: Int, end: Int, next: Int, isClosed: Bool) {
    content = SourceRange(content.start, contentEnd)
    range = SourceRange(range.start, end)
    self.next = next
    self.isClosed = isClosed
  }
}
