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
    // A hole does not begin with any of these.
    switch body.bytes.first(where: { !$0.isWhiteSpace }) {
    case nil: self = .none
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let bytes = body.standIn(BodyContent.valueStandIn, alsoFor: alsoHoles)
      self = .json(JSONOutline(bytes, depthLimit: limits.jsonDepth, naming: body.bytes))
    case UInt8(ascii: "<"):
      let bytes = body.standIn(BodyContent.textStandIn, alsoFor: alsoHoles)
      self = .xml(SyntaxParser(limits: limits).parse(SourceText(bytes), writtenAs: SourceText(body.bytes)))
    default:
      let bytes = body.standIn(BodyContent.textStandIn, alsoFor: alsoHoles)
      self = FormPair.all(in: bytes, naming: body.bytes).map { .form($0) } ?? .text
    }
  }

  /// What stands for a byte of a hole in JSON: a value outside of strings, and text in them.
  private static let valueStandIn = UInt8(ascii: "1")
  /// What stands for a byte of a hole in all else.
  private static let textStandIn = UInt8(ascii: "x")

  /// What stands for a byte of a hole in a body of this kind.
  package var standIn: UInt8 {
    if case .json = self { BodyContent.valueStandIn } else { BodyContent.textStandIn }
  }

  /// Where a body of this kind, with its holes stood in for, cannot be read as JSON or XML.
  package func fault(ofSameKind bytes: [UInt8], limits: Limits) -> Range<Int>? {
    switch self {
    case .json:
      JSONOutline(bytes, depthLimit: limits.jsonDepth).fault.map { $0.offset..<($0.offset + 1) }
    case .xml:
      SyntaxParser(limits: limits).parse(SourceText(bytes)).diagnostics.first.map {
        $0.range.start..<$0.range.end
      }
    case .none, .form, .text: nil
    }
  }
}
