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
    self.init(body, alsoHoles: [], limits: limits)
  }

  /// - Parameter alsoHoles: Parts of the text that were meant to be holes, stood in for as holes are.
  package init(_ body: TemplateText, alsoHoles: [Range<Int>], limits: Limits) {
    let standIn = { (byte: UInt8) in
      var bytes = body.standIn(byte)
      for range in alsoHoles {
        for index in range { bytes[index] = byte }
      }
      return bytes
    }
    // A hole does not begin with any of these.
    switch body.bytes.first(where: { !$0.isWhiteSpace }) {
    case nil: self = .none
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      self = .json(
        JSONOutline(standIn(UInt8(ascii: "1")), depthLimit: limits.jsonDepth, naming: body.bytes))
    case UInt8(ascii: "<"):
      self = .xml(SyntaxParser(limits: limits).parse(SourceText(standIn(UInt8(ascii: "x")))))
    default:
      self = FormPair.all(in: standIn(UInt8(ascii: "x")), naming: body.bytes).map { .form($0) } ?? .text
    }
  }
}
