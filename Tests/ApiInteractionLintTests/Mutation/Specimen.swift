import ApiInteractionKit
import ApiInteractionLint

/// A correct definition, and the places in it where mistakes fit.
struct Specimen: Sendable {
  let file: String
  let isTemplate: Bool
  /// The definition as UTF-8 text.
  let definition: Definition
  /// Every element, in document order.
  let elements: [SyntaxElement]
  /// What is found in it that only informs, by rule and message.
  let remarks: Set<String>
  /// What is left out, because it is like what is beside it.
  private let repetitions: [SourceRange]
  /// The comments that speak to the linter.
  private let directives: [(range: SourceRange, text: String)]

  init(_ file: String) throws {
    self.file = file
    isTemplate = Corpus.isTemplate(file)
    // A text in another encoding is changed to UTF-8 first, so that places in it are places in what is linted.
    let source = Definition(try Corpus.bytes(file)).source.applying([])
    definition = Definition(source)
    elements = Specimen.elements(in: definition.root)
    remarks = FixVerdict.names(of: Linter().lint(definition, isTemplate: isTemplate).diagnostics)
    repetitions = elements.flatMap { Specimen.repetitions(in: $0.children) }
    directives = definition.tree.comments.map { ($0, source[$0]) }.filter {
      $1.hasPrefix("<!-- apiinteraction-")
    }
  }

  static func elements(in root: SyntaxElement?) -> [SyntaxElement] {
    guard let root else { return [] }
    return [root] + root.children.flatMap { elements(in: $0) }
  }

  /// Of many elements side by side, all but some at the start, in the middle and at the end.
  private static func repetitions(in children: [SyntaxElement]) -> [SourceRange] {
    let kept = [0, 1, children.count / 2, children.count - 1]
    guard children.count > 12 else { return [] }
    return children.enumerated().filter { !kept.contains($0.offset) }.map(\.element.range)
  }

  var source: SourceText { definition.source }

  /// Whether a comment suppresses a rule somewhere.
  func suppresses(_ rule: String) -> Bool { directives.contains { $0.text.contains(rule) } }

  /// Whether a mistake is to be made: not in what is left out, and not where something is suppressed, which is a mistake
  /// already.
  func takes(_ mistake: Mistake) -> Bool {
    let places = mistake.edits.map(\.range.start)
    if repetitions.contains(where: { places.allSatisfy($0.bytes.contains) }) { return false }
    if directives.isEmpty { return true }
    let lines = mistake.edits.map { edit in
      source.location(of: edit.range.start).line...source.location(of: edit.range.end).line
    }
    return suppressedLines.allSatisfy { suppressed in !lines.contains { $0.overlaps(suppressed) } }
  }

  private var suppressedLines: [ClosedRange<Int>] {
    directives.enumerated().map { index, directive in
      let start = source.location(of: directive.range.start).line
      let end = source.location(of: directive.range.end).line
      if directive.text.contains("-line ") { return start...(end + 1) }
      let next = directives[(index + 1)...].first { $0.text.contains("-enable ") }?.range.start
      return start...source.location(of: next ?? source.bytes.count).line
    }
  }

  /// Whether the definition calls one of the services whose profiles are built in.
  var callsDocumentedService: Bool {
    ["authorize", "start-session", "session-status"].contains { file.hasPrefix($0) }
  }

  // MARK: - Elements

  /// The elements that hold others.
  var structures: [SyntaxElement] { elements.filter { !($0.element?.holdsValue ?? true) } }

  /// Those that have an end tag, so that something can be put before it.
  var openStructures: [SyntaxElement] { structures.filter { !$0.endTag.isEmpty } }

  /// The elements that hold a value which must not be empty.
  var needed: [SyntaxElement] {
    elements.filter { $0.element.map { $0.holdsValue && $0 != .body } ?? false }
  }

  func elements(_ kinds: DefinitionElement...) -> [SyntaxElement] {
    elements.filter { $0.element.map(kinds.contains) ?? false }
  }

  /// The element around another one.
  func parent(of element: SyntaxElement) -> SyntaxElement? {
    elements.last { $0.content.contains(element.range) && $0.range != element.range }
  }

  // MARK: - Values

  /// The values of some elements.
  func values(_ kinds: DefinitionElement...) -> [Definition.Value] {
    definition.values.filter { $0.element.map(kinds.contains) ?? false }
  }

  /// The source of a part of a value.
  func range(_ part: Range<Int>, of value: Definition.Value) -> SourceRange {
    value.text.sourceRange(of: part)
  }

  /// The header of a name, whatever its case.
  func header(_ name: String) -> Definition.Header? {
    definition.headers.first { $0.key?.text.string.lowercased() == name.lowercased() }
  }

  /// Every placeholder with the value that it stands in.
  var placeholders: [(placeholder: Placeholder, range: Range<Int>, value: Definition.Value)] {
    definition.values.flatMap { value in
      value.template.placeholders.map { ($0.placeholder, $0.range, value) }
    }
  }

  /// The slots, those in placeholders among them.
  var slotTokens: [SourceRange] {
    definition.values.flatMap { value in value.template.slots.map { range($0.range, of: value) } }
  }

  /// Where the paths of Urls end.
  var pathEnds: [Int] {
    values(.url).map { value in
      let end = URLParts(value.template.standIn(UInt8(ascii: "0"))).path.upperBound
      return value.text.sourceRange(of: end..<end).start
    }
  }

  /// What stands for `&` at a place: in a CDATA section, itself.
  func ampersand(at offset: Int, of value: Definition.Value) -> String {
    value.text.isCDATA(at: offset) ? "&" : "&amp;"
  }

  /// The body, if there is more to it than white space.
  var body: Definition.Value? {
    definition.body.flatMap { $0.isBlank ? nil : $0 }
  }

  var bodyContent: BodyContent {
    body.map { BodyContent($0.template) } ?? .none
  }
}
