import ApiInteractionKit

struct MissingContentType: Rule {
  let id = "missing-content-type"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A body without a Content-Type header that says what it is."
  let rationale = """
    Most services refuse JSON and XML that is not announced, with status 415 or 400, or read it as a form and find nothing. \
    For other bodies it is only information: some services take a form without the header.
    """
  let bad = RuleExample(
    """
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Header><Key>Content-Type</Key><Value>application/json</Value></Header>
    <Body><![CDATA[{"orderId": "$(OrderId)"}]]></Body>
    """)
  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let body = subject.body.value, !body.isBlank, body.syntax.isClosed, mayLack(subject),
      !subject.body.isUnclear
    else {
      return []
    }
    if let misspelt = subject.headers.first(where: { $0.name?.isNear("content-type") ?? false }),
      let key = misspelt.header.key
    {
      // Where it is no name at all, that is said already.
      if subject.definition.diagnostics.contains(where: { $0.rule == "invalid-header-name" }) { return [] }
      return [misspeltFinding(key, subject)]
    }
    switch subject.body.content.kind {
    case .json: return [finding("JSON", "application/json", body, subject)]
    case .xml: return [finding("XML", "application/xml", body, subject)]
    case .form, nil:
      var finding = self.finding(
        "The request has no Content-Type header, which tells the service what the body is. Add one.",
        at: body.syntax.startTag)
      finding.severity = .info
      return [finding]
    }
  }

  /// Whether the header is surely not there, and nothing else speaks of that.
  private func mayLack(_ subject: LintSubject) -> Bool {
    let definition = subject.definition
    guard subject.contentType == nil, definition.request?.isClosed ?? false,
      definition.elementsOutOfPlace.isDisjoint(with: [.headers, .header, .key, .value]),
      !holdsOther(definition),
      subject.headers.allSatisfy({ $0.name.map { !isContentType($0) } ?? false }),
      !subject.headers.contains(where: { $0.nameInValue(knownTo: [])?.lowercased() == "content-type" }),
      subject.method.map({ $0 != "GET" && $0 != "HEAD" }) ?? true
    else { return false }
    return !subject.needsByProvider(header: "content-type")
  }

  /// Whether a name is that of the header, or the whole of it in one text: `Content-Type: application/json`.
  private func isContentType(_ name: String) -> Bool {
    name == "content-type" || name.hasPrefix("content-type:") || name.hasPrefix("content-type ")
  }

  /// Whether something stands among the headers that is none and was perhaps meant to be this one.
  private func holdsOther(_ definition: Definition) -> Bool {
    let elements = [definition.headersElement].compactMap { $0 } + definition.headers.map(\.syntax)
    return elements.contains { element in
      !element.strayText.isEmpty || element.children.contains { $0.element == nil }
    }
  }

  private func misspeltFinding(_ key: Definition.Value, _ subject: LintSubject) -> Diagnostic {
    let range = key.text.sourceRange
    return finding(
      "Services know no header “\(key.text.string)”. Did you mean Content-Type, which tells what the body is?",
      at: range,
      fix: key.text.string.lowercased().isSlip(of: "content-type")
        ? Fix("write Content-Type", [SourceEdit(range, "Content-Type")]) : nil)
  }

  private func finding(
    _ kind: String, _ type: String, _ body: Definition.Value, _ subject: LintSubject
  ) -> Diagnostic {
    finding(
      "The body is \(kind), and the request has no Content-Type header that says so. Add one with \(type).",
      at: body.syntax.startTag,
      fix: subject.definition.edit(addingHeader: "Content-Type", type).map {
        Fix("add the header Content-Type: \(type)", [$0])
      })
  }
}

extension String {
  /// Whether a name was probably meant to be another one.
  fileprivate func isNear(_ name: String) -> Bool { nearest(in: [name]) != nil }
}
