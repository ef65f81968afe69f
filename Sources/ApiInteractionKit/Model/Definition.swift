/// A definition as it was read: its tree, its values and what is wrong with it.
///
/// This is what everything else reads: filling, resolving, linting. A definition with mistakes is a `Definition` too; the
/// typed model, ``interaction``, is there only where it means something.
public struct Definition: Sendable {
  /// A Header element.
  public struct Header: Sendable {
    private let content: Content
    private let parts: DefinitionParts.Header

    fileprivate init(_ content: Content, _ parts: DefinitionParts.Header) {
      self.content = content
      self.parts = parts
    }

    /// The element itself.
    public var syntax: SyntaxElement { content.syntax(parts.node) }
    /// The Key: the header field's name.
    public var key: Value? { content.value(parts.key) }
    /// The Value: the header field's value.
    public var value: Value? { content.value(parts.value) }
  }

  /// A Field element.
  public struct Field: Sendable {
    private let content: Content
    private let parts: DefinitionParts.Field

    fileprivate init(_ content: Content, _ parts: DefinitionParts.Field) {
      self.content = content
      self.parts = parts
    }

    /// The element itself.
    public var syntax: SyntaxElement { content.syntax(parts.node) }
    /// The Locator: where in the response the value is.
    public var locator: Value? { content.value(parts.locator) }
    /// The Destination: the data source that receives it.
    public var destination: Value? { content.value(parts.destination) }
    /// The DataType: what it must be.
    public var dataType: Value? { content.value(parts.dataType) }
  }

  /// What a definition is made of, shared by all its copies and values.
  final class Content: Sendable {
    let tree: SyntaxTree
    let parts: DefinitionParts
    let diagnostics: [Diagnostic]
    let isValid: Bool

    init(_ tree: SyntaxTree) {
      self.tree = tree
      parts = DefinitionReader.read(tree)
      var problems = ValueDiagnostics.found(in: parts)
      if !parts.diagnostics.isEmpty { problems = parts.diagnostics + problems }
      if !tree.diagnostics.isEmpty { problems = tree.diagnostics + problems }
      problems.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
      isValid = !problems.contains { $0.severity == .error }
      diagnostics = problems
    }

    fileprivate func syntax(_ node: Int) -> SyntaxElement { SyntaxElement(tree: tree, index: node) }
    fileprivate func value(_ index: Int?) -> Value? { index.map { Value(self, $0) } }
  }

  private let content: Content

  /// The tree that the definition was read from.
  public var tree: SyntaxTree { content.tree }
  /// Every value in document order, those in wrong places among them.
  public var values: Values { Values(content) }
  /// The ApiInteraction element; nil if the root is another.
  public var root: SyntaxElement? { content.parts.root.map(content.syntax) }
  /// The Request element.
  public var request: SyntaxElement? { content.parts.request.map(content.syntax) }
  /// The Url.
  public var url: Value? { content.value(content.parts.url) }
  /// The Method.
  public var method: Value? { content.value(content.parts.method) }
  /// The Headers element.
  public var headersElement: SyntaxElement? { content.parts.headersElement.map(content.syntax) }
  /// The Header elements in it, in order.
  public var headers: [Header] { content.parts.headers.map { Header(content, $0) } }
  /// The Body.
  public var body: Value? { content.value(content.parts.body) }
  /// The Response element.
  public var response: SyntaxElement? { content.parts.response.map(content.syntax) }
  /// The Type of the response.
  public var type: Value? { content.value(content.parts.type) }
  /// The ResponseCodeDestination: the data source that receives the status code.
  public var responseCodeDestination: Value? { content.value(content.parts.responseCodeDestination) }
  /// The Field elements, in order.
  public var fields: [Field] { content.parts.fields.map { Field(content, $0) } }
  /// The elements that stand where they must not, inside an element that definitions do not have, twice, or in attributes.
  package var elementsOutOfPlace: Set<DefinitionElement> { content.parts.elementsOutOfPlace }
  /// What there is in any of the values.
  package var facts: TextFacts { content.parts.facts }
  /// What is wrong, sorted by place: the XML, the structure, the holes, and values that cannot be what they should be.
  public var diagnostics: [Diagnostic] { content.diagnostics }
  /// What is wrong as well, and is explained by one of ``diagnostics``.
  package var explained: [Diagnostic] { content.parts.explained }
  /// The typed model, made when it is asked for; nil where a diagnostic says why, or where a slot stands for a Method, a
  /// Type, a Locator, a Destination or a DataType that is not known before the slot is filled.
  public var interaction: ApiInteraction? {
    content.isValid ? ModelBuilder.interaction(of: content.parts) : nil
  }

  /// Reads the bytes of a file.
  public init(_ bytes: [UInt8], limits: Limits = Limits()) {
    self.init(SyntaxParser(limits: limits).parse(bytes))
  }

  /// Reads a text.
  public init(_ source: SourceText, limits: Limits = Limits()) {
    self.init(SyntaxParser(limits: limits).parse(source))
  }

  /// Reads a tree.
  public init(_ tree: SyntaxTree) {
    content = Content(tree)
  }

  /// The slots, in the order of the source.
  public var slots: [Slot] { SlotFinder.slots(of: self) }

  /// The text that all ranges count in.
  public var source: SourceText { tree.source }
}
