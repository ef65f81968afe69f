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

  /// Whether a body of this type is none of those, though it may begin like one: lines of JSON, a query of GraphQL, a text
  /// in brackets. A slip names no kind.
  func isOfOtherKind(than body: LintedBody) -> Bool {
    guard kind == nil, value.isPlain, misspelt == nil else { return false }
    let saysNothing = ["text/plain", "application/octet-stream"].contains(name(in: typeRange))
    return !saysNothing || !body.looksStructured
  }

  /// What the body is said to be, in words, if it is something as which no JSON, XML but HTML's, or form can be read.
  var foreign: String? {
    guard kind == nil, value.isPlain else { return nil }
    let name = name(in: typeRange)
    switch name {
    case ContentType.html: return "HTML"
    case "text/css": return "a style sheet"
    case "text/javascript", "application/javascript", "application/x-javascript": return "JavaScript"
    case "application/pdf": return "a PDF"
    default: break
    }
    switch name.prefix(while: { $0 != "/" }) {
    case "multipart": return "in several parts"
    case "image": return "an image"
    case "audio": return "audio"
    case "video": return "a video"
    default: return nil
    }
  }

  /// Whether the body is said to be HTML, which XML may be as well.
  var isHTML: Bool { value.isPlain && name(in: typeRange) == ContentType.html }

  private static let html = "text/html"

  /// Where something stands that is no media type, or a known one with a slip in it, and what was most likely meant.
  var misspelt: (range: Range<Int>, meant: String?)? {
    guard kind == nil, value.isPlain, !value.isBlank else { return nil }
    let range = typeRange
    let name = name(in: range)
    // Characters that no header can hold are spoken of by another rule.
    guard !name.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    if let meant = ContentType.known.first(where: name.isSlip), !ContentType.alike.contains(name) {
      return (range, meant)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isMediaType =
      parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.unicodeScalars.allSatisfy(HTTPGrammar.isTokenCharacter) }
    return isMediaType
      ? nil : (range.isEmpty ? value.bytes.indices : range, name.nearest(in: ContentType.known))
  }

  /// Where the media type stands in the value, without its parameters.
  private var typeRange: Range<Int> {
    value.bytes.prefix { $0 != UInt8(ascii: ";") }.trimmedRange
  }

  private func name(in range: Range<Int>) -> String {
    String(decoding: value.bytes[range], as: UTF8.self).lowercased()
  }

  private static let known = [
    "application/json", "text/json", "application/xml", "text/xml", "application/x-www-form-urlencoded",
  ]

  /// Other types that differ from a known one by a letter.
  private static let alike = ["application/jsonl", "text/xsl"]

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
