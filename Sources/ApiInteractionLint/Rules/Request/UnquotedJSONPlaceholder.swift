import ApiInteractionKit

struct UnquotedJSONPlaceholder: Rule {
  let id = "unquoted-json-placeholder"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A placeholder that is a JSON value, or a name, by itself, without quotes around it."
  let rationale = """
    A data source that was never set is replaced by nothing, and what is left is no JSON: `"amount": ,`. A text in its place \
    is none either. The service then refuses the whole body. Put quotes around the placeholder if the service takes a string; if it must have a number, make \
    sure that the call plan sets the data source before, and suppress the finding, or say so in a provider profile.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"amount": $(Amount)}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"amount": "$(Amount)"}]]></Body>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard case .json(let outline) = subject.body.content, let body = subject.body.value, !body.isLiteral
    else { return [] }
    if outline.fault != nil { return names(in: subject) }
    let holes = TextHoles(body.placeholders.map(\.range))
    let unquoted = outline.entries.indices.filter { index in
      let number = outline.entries[index].range
      return outline.entries[index].kind == .number && !holes.touching(number).isEmpty
        && !subject.body.holdsSlot(in: number) && !isNumber(without: holes, number, of: body)
    }
    if unquoted.isEmpty { return [] }
    let numbers = subject.numbersByProvider
    return unquoted.filter { !numbers.contains($0) }.map { index in
      let number = outline.entries[index].range
      let parent = outline.entries[index].parent
      let isList = parent >= 0 && outline.entries[parent].kind == .array
      let isAlone = isList && outline.entries.count { $0.parent == parent } == 1
      let isHole = number.allSatisfy { !holes.touching($0..<($0 + 1)).isEmpty }
      let effect =
        isAlone && isHole
        ? "where it is a text, the body is no JSON, and where it is not set, the list is empty"
        : "where it is not set, the body is no JSON"
      return finding(
        "\(body.template[number]) has no quotes around it: \(effect). Put it in quotes.",
        at: body.text.sourceRange(of: number))
    }
  }

  /// Placeholders that stand for the names of members.
  private func names(in subject: LintSubject) -> [Diagnostic] {
    let body = subject.body
    guard body.isJudged, subject.contentType?.isOfOtherKind(than: body) != true else { return [] }
    return body.unquotedNames.filter { !body.holdsLookalike(in: $0) }.map { name in
      finding(
        "A name in JSON stands in quotes, and \(body.value?.template[name] ?? "") has none around it. Put it in quotes.",
        at: body.sourceRange(of: name))
    }
  }

  /// Whether what is left of a number is one if nothing is in its holes.
  private func isNumber(without holes: TextHoles, _ number: Range<Int>, of body: Definition.Value) -> Bool {
    let rest = number.filter { index in holes.touching(index..<(index + 1)).isEmpty }.map { body.bytes[$0] }
    return !rest.isEmpty && JSONOutline(rest, depthLimit: 1).fault == nil
  }
}

extension LintSubject {
  /// The entries of a JSON body for which a provider's profile asks something else than a text.
  fileprivate var numbersByProvider: Set<Int> {
    judgingProfiles.reduce(into: []) { numbers, profile in
      if case .audited(let audit) = BodyVerdict(self, profile) { numbers.formUnion(audit.unquoted) }
    }
  }
}
