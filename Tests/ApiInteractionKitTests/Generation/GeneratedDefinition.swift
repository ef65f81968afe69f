@testable import ApiInteractionKit

/// A definition as text, with everything that is known about it.
struct GeneratedDefinition {
  /// An element and where it stands.
  struct Element: Hashable {
    let name: String
    let range: SourceRange
    let nameRange: SourceRange
    let startTag: SourceRange
    let endTag: SourceRange
    let content: SourceRange
  }

  /// A value and where it stands.
  struct Value {
    /// The element that holds it; nil for one that definitions do not have.
    let element: DefinitionElement?
    /// The decoded text; trimmed, but for a Body's.
    let text: String
    /// The source of the text.
    let range: SourceRange
    /// The source of each byte of the text: of one written as a reference, the whole reference.
    let sources: [SourceRange]
    /// The holes, in offsets of the text.
    let holes: [Range<Int>]
    /// Of a header's Value, the text of its Key.
    var headerKey: String?

    /// The source of a part of the text that is not empty.
    func source(of part: Range<Int>) -> SourceRange {
      SourceRange(sources[part.lowerBound].start, sources[part.upperBound - 1].end)
    }
  }

  let seed: UInt64
  let source: SourceText
  /// The elements in document order.
  let elements: [Element]
  /// The values in document order.
  let values: [Value]
  let comments: [SourceRange]
  /// What must be found where a mistake was made.
  let expected: [Place]
  /// The plan that was written.
  let plan: PlannedElement
}
