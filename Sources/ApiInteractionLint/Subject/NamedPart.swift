import ApiInteractionKit

/// A part of a request that has a name and a value: a header, a parameter, a member of a body.
struct NamedPart: Sendable {
  enum Place: Sendable {
    case header
    case query
    case form
    case json
    case xml
  }

  let place: Place
  /// The name as the service reads it.
  let name: String
  /// The name of what is around a member of a body.
  let parent: String?
  /// The name in the source.
  let nameRange: SourceRange
  /// What the value is a part of.
  let container: Definition.Value
  /// The value, in UTF-8 offsets of the container's text.
  let range: Range<Int>

  /// The value's bytes.
  var bytes: ArraySlice<UInt8> { container.bytes[range] }

  /// The value in the source.
  var valueRange: SourceRange { container.text.sourceRange(of: range) }

  /// Whether no hole lies in the value.
  var isLiteral: Bool {
    container.isLiteral || container.template.segments(in: range).allSatisfy(\.isLiteral)
  }
}
