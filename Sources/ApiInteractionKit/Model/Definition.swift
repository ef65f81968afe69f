/// A definition as it was read: its tree, its values and what is wrong with it.
///
/// This is what everything else reads: filling, resolving, linting. A definition with mistakes is a `Definition` too; the
/// typed model, ``interaction``, is there only where it means something.
public struct Definition: Sendable {
  /// A Header element.
  public struct Header: Sendable {
    /// The element itself.
    public let syntax: SyntaxElement
    /// The Key: the header field's name.
    public internal(set) var key: Value?
    /// The Value: the header field's value.
    public internal(set) var value: Value?
  }

  /// A Field element.
  public struct Field: Sendable {
    /// The element itself.
    public let syntax: SyntaxElement
    /// The Locator: where in the response the value is.
    public internal(set) var locator: Value?
    /// The Destination: the data source that receives it.
    public internal(set) var destination: Value?
    /// The DataType: what it must be.
    public internal(set) var dataType: Value?
  }

  /// What a definition is made of, shared by all its copies.
  private final class Content: Sendable {
    let tree: SyntaxTree
    let parts: DefinitionParts
    let diagnostics: [Diagnostic]
    let isValid: Bool

    init(_ tree: SyntaxTree) {
      self.tree = tree
      let (parts, structure) = DefinitionReader.read(tree)
      self.parts = parts
      let problems = tree.diagnostics + structure + ValueDiagnostics(parts).found
      isValid = !problems.contains { $0.severity == .error }
      diagnostics = problems.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }
  }

  private let content: Content
  private var parts: DefinitionParts { content.parts }

  /// The tree that the definition was read from.
  public var tree: SyntaxTree { content.tree }
  /// Every value in document order, those in wrong places among them.
  public var values: [Value] { parts.values }
  /// The ApiInteraction element; nil if the root is another.
  public var root: SyntaxElement? { parts.root }
  /// The Request element.
  public var request: SyntaxElement? { parts.request }
  /// The Url.
  public var url: Value? { parts.url }
  /// The Method.
  public var method: Value? { parts.method }
  /// The Headers element.
  public var headersElement: SyntaxElement? { parts.headersElement }
  /// The Header elements in it, in order.
  public var headers: [Header] { parts.headers }
  /// The Body.
  public var body: Value? { parts.body }
  /// The Response element.
  public var response: SyntaxElement? { parts.response }
  /// The Type of the response.
  public var type: Value? { parts.type }
  /// The ResponseCodeDestination: the data source that receives the status code.
  public var responseCodeDestination: Value? { parts.responseCodeDestination }
  /// The Field elements, in order.
  public var fields: [Field] { parts.fields }
  /// The elements that stand where they must not, inside an element that definitions do not have, or twice.
  package var misplaced: Set<DefinitionElement> { parts.misplaced }
  /// What there is in any of the values.
  package var facts: TextFacts { parts.facts }
  /// What is wrong, sorted by place: the XML, the structure, the holes, and values that cannot be what they should be.
  public var diagnostics: [Diagnostic] { content.diagnostics }
  /// The typed model, made when it is asked for; nil where a diagnostic says why, or where a slot stands for a Method, a
  /// Type, a Locator, a Destination or a DataType that is not known before the slot is filled.
  public var interaction: ApiInteraction? { content.isValid ? ModelBuilder(parts).build() : nil }

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
