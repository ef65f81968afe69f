/// A definition as it was read: its tree, its values and what is wrong with it.
///
/// This is what everything else reads: filling, resolving, linting. A definition with mistakes is a `Definition` too; the
/// typed model, ``interaction``, is there only where it means something.
public struct Definition: Sendable {
  /// A value and where it stands.
  public struct Value: Sendable {
    /// The element that holds it; nil for an element that definitions do not have.
    public let element: DefinitionElement?
    public let syntax: SyntaxElement
    /// The decoded value; trimmed, unless it is a Body's. [P]
    public let text: SyntaxText
    /// The value's holes.
    public let template: TemplateText
    /// What is wrong with the value's holes; ranges count in the value.
    let problems: [TemplateText.Problem]
    /// Of a header's Value, the text of the Key beside it.
    public internal(set) var headerKey: String?

    init(_ element: DefinitionElement?, _ syntax: SyntaxElement) {
      self.element = element
      self.syntax = syntax
      text = element == .body ? syntax.text : syntax.text.trimmed()
      (template, problems) = TemplateText.read(text.bytes)
    }

    /// Whether there is nothing but white space.
    public var isBlank: Bool { text.bytes.allSatisfy(\.isWhiteSpace) }
  }

  /// A Header element.
  public struct Header: Sendable {
    public let syntax: SyntaxElement
    public internal(set) var key: Value?
    public internal(set) var value: Value?
  }

  /// A Field element.
  public struct Field: Sendable {
    public let syntax: SyntaxElement
    public internal(set) var locator: Value?
    public internal(set) var destination: Value?
    public internal(set) var dataType: Value?
  }

  public internal(set) var tree: SyntaxTree
  /// Every value in document order, those in wrong places among them.
  public internal(set) var values: [Value] = []
  public internal(set) var root: SyntaxElement?
  public internal(set) var request: SyntaxElement?
  public internal(set) var url: Value?
  public internal(set) var method: Value?
  public internal(set) var headersElement: SyntaxElement?
  public internal(set) var headers: [Header] = []
  public internal(set) var body: Value?
  public internal(set) var response: SyntaxElement?
  public internal(set) var type: Value?
  public internal(set) var responseCodeDestination: Value?
  public internal(set) var fields: [Field] = []
  /// The elements that stand where they must not, or inside an element that definitions do not have.
  package var misplaced: Set<DefinitionElement> = []
  /// What is wrong, sorted by place: the XML, the structure, the holes, and values that cannot be what they should be.
  public internal(set) var diagnostics: [Diagnostic] = []
  /// The typed model; nil where a diagnostic says why, or where a slot stands for a Method, a Type, a Locator, a
  /// Destination or a DataType that is not known before the slot is filled.
  public internal(set) var interaction: ApiInteraction?

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
    self.tree = tree
    var problems = tree.diagnostics
    var reader = DefinitionReader(self)
    reader.read()
    self = reader.definition
    problems += reader.diagnostics
    var builder = ModelBuilder(self)
    interaction = builder.build()
    problems += builder.diagnostics
    if problems.contains(where: { $0.severity == .error }) { interaction = nil }
    diagnostics = problems.sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
  }

  /// The slots, in the order of the source.
  public var slots: [Slot] { SlotFinder.slots(of: self) }

  /// The text that all ranges count in.
  public var source: SourceText { tree.source }
}
