import ApiInteractionKit

struct DuplicateJSONKey: Rule {
  let id = "duplicate-json-key"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary = "A key that one object of a JSON body has twice."
  let rationale = """
    Of two members with one key services take the first or the last, or refuse the body: which, nobody can tell from the \
    definition. Keep the one that is meant.
    """
  let bad = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"orderId": "$(OrderId)", "note": "a", "orderId": "7"}]]></Body>
    """)
  let good = RuleExample(
    """
    <Headers><Header><Key>Content-Type</Key><Value>application/json</Value></Header></Headers>
    <Body><![CDATA[{"orderId": "$(OrderId)", "note": "a"}]]></Body>
    """)

  private struct Member: Hashable {
    let parent: Int
    let key: [UInt8]
  }

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard case .json(let outline) = subject.body.content, outline.fault == nil, mayRepeat(outline) else {
      return []
    }
    var first: [Member: SourceRange] = [:]
    return outline.entries.compactMap { entry in
      guard let key = entry.key, let range = subject.body.sourceRange(ofKey: entry),
        !isOpen(entry, in: subject.body)
      else { return nil }
      let member = Member(parent: entry.parent, key: Array(key.utf8))
      guard let other = first.updateValue(range, forKey: member) else { return nil }
      first[member] = other
      let place = outline.path(to: entry.parent)
      return finding(
        "\(place.isEmpty ? "The body" : "“\(place)”") has the key “\(key)” already. Remove one of the two.",
        at: range,
        notes: [Diagnostic.Note("the first “\(key)” is here", at: other)])
    }
  }

  /// Whether a slot, or what was meant to be a hole, stands in a key, so that it is not known.
  private func isOpen(_ entry: JSONOutline.Entry, in body: LintedBody) -> Bool {
    guard let range = entry.keyRange else { return false }
    return body.holdsSlot(in: range) || body.holdsLookalike(in: range)
  }

  /// Whether a key could be there twice: of a body with few members that is quickly seen.
  private func mayRepeat(_ outline: JSONOutline) -> Bool {
    let entries = outline.entries
    guard entries.count < 30 else { return true }
    return entries.indices.contains { index in
      guard let key = entries[index].key else { return false }
      return entries[..<index].contains { $0.parent == entries[index].parent && $0.key == key }
    }
  }
}
