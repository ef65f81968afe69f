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
    guard subject.body.isJudged, case .xml(let tree) = subject.body.content,
      let fault = tree.diagnostics.first(where: { $0.rule == "not-well-formed" }),
      subject.contentType?.isOfOtherKind != true,
      !subject.body.canBeRead(despite: fault.range.start..<fault.range.end)
    else { return [] }
    let place = { (range: SourceRange) in subject.body.sourceRange(of: range.start..<range.end) }
    var notes = fault.notes.map { Diagnostic.Note($0.message, at: $0.range.map(place)) }
    if subject.body.value?.text.isCDATA(at: fault.range.start) == false {
      notes.append(
        Diagnostic.Note(
          "This body stands outside a CDATA section: what it needs as &amp; is written &amp;amp; here"))
    }
    return [finding("The body is not XML. \(words(fault))", at: place(fault.range), notes: notes)]
  }

  /// The fault of a body in words that speak of no file.
  private func words(_ fault: Diagnostic) -> String {
    fault.message.replacing("The file ends", with: "It ends").replacing("in the file", with: "in the body")
      .replacing(
        "The definition has ended before this. A file holds one definition and nothing after it.",
        with: "Its root element has ended before this, and nothing can follow.")
  }
}
