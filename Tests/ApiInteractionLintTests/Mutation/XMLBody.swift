import ApiInteractionKit

/// The elements of a specimen's XML body.
struct XMLBody {
  let specimen: Specimen
  let value: Definition.Value
  let elements: [SyntaxElement]

  /// Nil for a specimen whose body is no XML.
  init?(_ specimen: Specimen) {
    guard case .xml(let tree) = specimen.bodyContent, let body = specimen.body else { return nil }
    self.specimen = specimen
    value = body
    elements = Specimen.elements(in: tree.root)
  }

  /// The place of a part of the body in the source.
  func source(_ range: SourceRange) -> SourceRange { specimen.range(range.start..<range.end, of: value) }

  func parent(of element: SyntaxElement) -> SyntaxElement? {
    elements.last { $0.content.contains(element.range) && $0.range != element.range }
  }

  /// The end tag at which it is seen that an element is not closed; the end of the body for its root.
  func endTag(after element: SyntaxElement) -> SourceRange {
    let end = value.bytes.count
    return source(parent(of: element)?.endTag ?? SourceRange(end, end))
  }
}
