@testable import ApiInteractionKit

/// An element of a definition that is to be written.
struct PlannedElement {
  enum Content {
    case elements([PlannedElement])
    case value(PlannedValue)
  }

  /// What is expected of an element that carries a mistake, as a part of it.
  enum Part {
    case name
    case startTag
    case whole
    case attribute
    case strayText
    /// A range of the decoded value, in bytes.
    case value(Range<Int>)
  }

  var name: String
  var content: Content
  var attribute: String?
  var strayText: String?
  /// The rule that a mistake in this element breaks, and the part that it marks.
  var mistake: (rule: String, part: Part)?

  init(_ element: DefinitionElement, _ children: [PlannedElement]) {
    name = element.name
    content = .elements(children)
  }

  init(_ element: DefinitionElement, _ value: PlannedValue) {
    name = element.name
    content = .value(value)
  }

  init(name: String, _ value: PlannedValue) {
    self.name = name
    content = .value(value)
  }

  var children: [PlannedElement] {
    get { if case .elements(let children) = content { children } else { [] } }
    set { content = .elements(newValue) }
  }

  var value: PlannedValue? {
    get { if case .value(let value) = content { value } else { nil } }
    set { content = .value(newValue ?? PlannedValue([])) }
  }

  /// Whether the element or one below it is of a name.
  func has(_ element: DefinitionElement) -> Bool {
    name == element.name || children.contains { $0.has(element) }
  }
}

/// A value that is to be written.
struct PlannedValue {
  enum Part: Hashable {
    case literal(String)
    case slot(String)
    /// A placeholder as it is written, `$(` and `)` included.
    case placeholder(String)

    var text: String {
      switch self {
      case .literal(let text), .slot(let text), .placeholder(let text): text
      }
    }
  }

  var parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// The decoded text.
  var text: String { parts.map(\.text).joined() }

  /// The ranges of the holes in the decoded text.
  var holes: [Range<Int>] {
    var offset = 0
    return parts.compactMap { part in
      let range = offset..<(offset + part.text.utf8.count)
      offset = range.upperBound
      if case .literal = part { return nil }
      return range
    }
  }

  /// Whether a slot stands in it, alone or in a placeholder.
  var hasSlot: Bool { text.contains("~~~REPLACE") }
}
