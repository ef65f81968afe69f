import ApiInteractionKit

struct ContentTypeMismatch: Rule {
  let id = "content-type-mismatch"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary =
    "A body that is something else than its Content-Type says, or a Content-Type that is no media type."
  let rationale = """
    Services read a body as what the header says. JSON that is announced as a form, or the reverse, is refused or read as \
    nothing at all; so it is where a slip has made of the header something that no service knows. A body that is one \
    placeholder is not spoken of, nor a type that says nothing of how a body is written, such as text/plain.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/x-www-form-urlencoded</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let type = subject.contentType, ContentTypeMismatch.isComparable(subject),
      !subject.isRefusedByProvider(header: "content-type"), type.value.unseenEnd == nil
    else { return [] }
    if let (range, meant) = type.misspelt {
      if subject.holdsLookalike(type.value, in: range) { return [] }
      let advice =
        meant.map { "Did you mean \($0)?" } ?? "It is written type/subtype, such as application/json."
      return [
        finding(
          "“\(Display.cut(type.value.template[range]))” is no media type that services know. \(advice)",
          at: type.value.text.sourceRange(of: range))
      ]
    }
    guard let announced = type.kind?.rawValue ?? type.foreign, ContentTypeMismatch.isFound(in: subject)
    else { return [] }
    let actual = subject.body.content.kind?.rawValue ?? "plain text"
    let start = subject.body.stoodIn.trimmedRange.lowerBound
    let advice = subject.body.literalReference(at: start) ?? "Change one of the two."
    return [
      finding(
        "Content-Type says that the body is \(announced), and it is \(actual). \(advice)",
        at: type.value.text.sourceRange)
    ]
  }

  /// Whether the body is something else than its Content-Type says.
  static func isFound(in subject: LintSubject) -> Bool {
    guard let type = subject.contentType, isComparable(subject), !InvalidJSONBody.isBehindMarkup(subject)
    else { return false }
    guard let announced = type.kind else {
      return type.foreign != nil && isPlain(subject.body)
        && !(type.isHTML && HTMLDocument.mayBe(subject.body.content))
    }
    // Of a character that is not seen the rule about such bodies speaks.
    if subject.hiddenStart(of: announced) != nil { return false }
    guard let actual = subject.body.content.kind else { return !mayBe(announced, subject.body) }
    return actual != announced && subject.body.secondBracket == nil
  }

  /// Whether a body is surely JSON, XML or a form.
  private static func isPlain(_ body: LintedBody) -> Bool {
    switch body.content {
    case .json(let outline): outline.fault == nil
    case .xml(let tree): tree.isWellFormed
    case .form(let pairs):
      pairs.allSatisfy { !$0.keyRange.isEmpty }
        && body.stoodIn.split(separator: UInt8(ascii: "&")).allSatisfy {
          InvalidFormBody.firstForbidden(in: $0) == nil
        }
    case .text, .none: false
    }
  }

  /// Whether there is one Content-Type, and a body that can be looked at.
  private static func isComparable(_ subject: LintSubject) -> Bool {
    guard let body = subject.body.value, !body.isBlank, body.syntax.isClosed, !body.hasMalformedPlaceholder,
      !subject.body.isUnclear
    else { return false }
    return subject.headers.count(where: { $0.name == "content-type" }) == 1
      && !subject.definition.elementsOutOfPlace.contains(.body)
  }

  /// Whether a body that looks like plain text may be what is announced: it begins with a hole, is a JSON value that is no
  /// object or array, or a form with a mistake in it.
  private static func mayBe(_ kind: ContentType.Kind, _ body: LintedBody) -> Bool {
    let bytes = body.stoodIn
    let text = bytes[bytes.trimmedRange]
    if text.first == LintedBody.hole { return true }
    switch kind {
    case .json:
      let stoodIn = text.map { $0 == LintedBody.hole ? UInt8(ascii: "1") : $0 }
      return JSONOutline(stoodIn, depthLimit: 1).fault == nil
    case .form: return text.contains(UInt8(ascii: "="))
    case .xml: return false
    }
  }
}
