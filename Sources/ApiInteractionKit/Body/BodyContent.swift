/// What the body of a request is, seen from its first characters; Content-Type does not decide it. [P]
public enum BodyContent: Sendable {
  /// No body is sent.
  case none
  /// The first character is `{` or `[`.
  case json(JSONOutline)
  /// The first character is `<`.
  case xml(SyntaxTree)
  /// `key=value` pairs joined by `&`.
  case form([FormPair])
  /// Anything else.
  case text

  /// Whether another body is JSON, XML, a form or plain text like this one.
  func isSameKind(as other: BodyContent) -> Bool {
    switch (self, other) {
    case (.none, .none), (.json, .json), (.xml, .xml), (.form, .form), (.text, .text): true
    default: false
    }
  }

  /// Reads a body with its holes stood in for: a hole is any text inside a string, and a value outside one.
  ///
  /// All ranges count in the body's text.
  public init(_ body: TemplateText, limits: Limits = Limits()) {
    let stoodIn = body.standIn(UInt8(ascii: "x"))
    switch stoodIn.first(where: { !$0.isWhiteSpace }) {
    case nil: self = .none
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let json = body.standIn(UInt8(ascii: "1"))
      self = .json(JSONOutline(json, depthLimit: limits.jsonDepth, naming: Array(body.text.utf8)))
    case UInt8(ascii: "<"): self = .xml(SyntaxParser(limits: limits).parse(SourceText(stoodIn)))
    default: self = FormPair.all(in: stoodIn, naming: Array(body.text.utf8)).map { .form($0) } ?? .text
    }
  }
}
