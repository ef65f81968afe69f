import ApiInteractionKit

struct InvalidXMLBody: Rule {
  let id = "invalid-xml-body"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A body that begins like XML and is not well-formed, whatever its placeholders hold."
  let rationale = """
    The service cannot read such a body and refuses the request. The body is a document of its own: outside a CDATA section \
    its `<` and `&` must be written `&lt;` and `&amp;` for the definition, and inside the body they follow the rules of XML \
    once more.
    """
  let bad = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/xml</Value></Header>
    <Body><![CDATA[<order><id>$(OrderId)</order>]]></Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/xml</Value></Header>
    <Body><![CDATA[<order><id>$(OrderId)</id></order>]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    if let hidden = subject.hiddenStart(of: .xml) {
      return [finding("The body is not XML: \(hidden.message)", at: hidden.range)]
    }
    guard subject.body.isJudged, case .xml(let tree) = subject.body.content,
      subject.contentType?.isOfOtherKind(than: subject.body) != true,
      !InvalidJSONBody.isBehindMarkup(subject),
      !(ContentTypeMismatch.isFound(in: subject) && HTMLDocument.mayBe(subject.body.content))
    else { return [] }
    guard let fault = tree.diagnostics.first(where: { $0.rule == "not-well-formed" }) else {
      return tree.isWellFormed ? undeclared(in: tree, subject.body) : []
    }
    if subject.body.canBeRead(despite: fault.range.bytes) { return [] }
    if let section = subject.body.secondSection { return [finding(section.message, at: section.range)] }
    if let hidden = tree.source.hidden(in: fault.range) {
      return [
        finding(
          "The body is not XML. Here stands \(hidden.character.codePoint), which is not seen. Remove it.",
          at: subject.body.sourceRange(of: hidden.range))
      ]
    }
    let place = { (range: SourceRange) in subject.body.sourceRange(of: range.bytes) }
    var notes = fault.notes.map { Diagnostic.Note($0.message, at: $0.range.map(place)) }
    if subject.body.value?.text.isCDATA(at: fault.range.start) == false {
      notes.append(
        Diagnostic.Note(
          "This body stands outside a CDATA section: what it needs as &amp; is written &amp;amp; here"))
    }
    return [finding("The body is not XML. \(words(fault))", at: place(fault.range), notes: notes)]
  }

  /// A prefix that stands for nothing, such as that of a SOAP envelope whose xmlns:soap was forgotten.
  private func undeclared(in tree: SyntaxTree, _ body: LintedBody) -> [Diagnostic] {
    guard let name = tree.undeclaredPrefix, !body.holdsHole(in: name.bytes) else { return [] }
    let prefix = tree.source[name].prefix { $0 != ":" }
    return [
      finding(
        "The prefix “\(prefix)” is declared nowhere. Add xmlns:\(prefix)=\"…\" with the namespace that the service documents, to this element or one around it.",
        at: body.sourceRange(of: name.bytes))
    ]
  }

  /// The fault of a body in words that speak of no file.
  private func words(_ fault: Diagnostic) -> String {
    fault.message.replacing("The file ends", with: "It ends").replacing("in the file", with: "in the body")
      .replacing(", or put the whole text into <![CDATA[…]]>", with: "")
      .replacing(
        "This is not XML. A definition begins with <ApiInteraction>.", with: "It has no root element."
      )
      .replacing(
        "The file is empty. A definition begins with <ApiInteraction>.", with: "It has no root element."
      )
      .replacing(
        "The file holds nothing but comments, which are not read. A definition begins with <ApiInteraction>.",
        with: "It has no root element."
      )
      .replacing(
        "The definition has ended before this. A file holds one definition and nothing after it.",
        with: "Its root element has ended before this, and nothing can follow.")
  }
}

extension SourceText {
  /// The first character outside quotes that is not seen.
  fileprivate func hidden(in range: SourceRange) -> (character: Unicode.Scalar, range: Range<Int>)? {
    var quote: Unicode.Scalar?
    var index = range.start
    for scalar in self[range].unicodeScalars {
      if quote == nil, scalar.isInvisible { return (scalar, index..<(index + UTF8.width(scalar))) }
      if quote == nil ? scalar == "\"" || scalar == "'" : scalar == quote {
        quote = quote == nil ? scalar : nil
      }
      index += UTF8.width(scalar)
    }
    return nil
  }
}
