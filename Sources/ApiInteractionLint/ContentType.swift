import ApiInteractionKit

/// What a request's Content-Type header says of its body.
struct ContentType: Sendable {
  /// What a body can be told to be.
  enum Kind: String, Sendable {
    case json = "JSON"
    case xml = "XML"
    case form = "a form"
  }

  /// The header's value.
  let value: Definition.Value
  /// The kind of body that is named; nil for one that says nothing that could be compared.
  let kind: Kind?

  /// Whether a kind is named that is none of those: lines of JSON and queries of GraphQL begin like JSON and are none.
  /// What may be anything, or a slip, names no kind.
  var isOfOtherKind: Bool {
    guard kind == nil, value.isPlain else { return false }
    let field = value.bytes.prefix { $0 != UInt8(ascii: ";") }
    let type = String(decoding: field[field.trimmedRange], as: UTF8.self).lowercased()
    return !["text/plain", "application/octet-stream"].contains(type)
      && !ContentType.known.contains { type.isSlip(of: $0) }
  }

  private static let known = [
    "application/json", "text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded",
  ]

  /// - Parameter value: The header's value; its media type must be written out to be understood.
  init(_ value: Definition.Value) {
    self.value = value
    kind = value.template.segments.first?.isLiteral ?? false ? ContentType.kind(of: value.template) : nil
  }

  private static func kind(of template: TemplateText) -> Kind? {
    let bytes = template.isLiteral ? template.bytes : template.standIn(LintedBody.hole)
    let field = bytes.prefix { $0 != UInt8(ascii: ";") }
    let type = field[field.trimmedRange]
    // The usual one is told without more ado.
    if type.count == 16, type.has("application/json", at: type.startIndex) { return .json }
    guard !type.contains(LintedBody.hole) else { return nil }
    let name = String(decoding: type, as: UTF8.self).lowercased()
    switch name {
    case "application/json", "text/json": return .json
    case "application/xml", "text/xml": return .xml
    case "application/x-www-form-urlencoded": return .form
    default: return name.hasSuffix("+json") ? .json : name.hasSuffix("+xml") ? .xml : nil
    }
  }
}

extension BodyContent {
  /// The kind of body that this is; nil for plain text and for none.
  var kind: ContentType.Kind? {
    switch self {
    case .json: .json
    case .xml: .xml
    case .form: .form
    case .text, .none: nil
    }
  }
}
