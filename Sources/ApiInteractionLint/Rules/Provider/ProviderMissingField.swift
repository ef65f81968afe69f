import ApiInteractionKit

struct ProviderMissingField: Rule {
  let id = "provider-missing-field"
  let severity = Severity.error
  let summary = "A body field that the service asks for is not there."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    subject.profiles.flatMap { profile -> [Diagnostic] in
      guard !profile.body.isEmpty else { return [] }
      switch subject.body {
      case .json(let outline): return missing(from: outline, profile, subject)
      case .form(let pairs): return missing(from: pairs, profile, subject)
      case .none: return noFields(profile, subject, "The request has no body")
      case .text, .xml:
        let isKnown = subject.definition.body?.template.isLiteral ?? false
        return isKnown ? noFields(profile, subject, "The body is neither JSON nor a form") : []
      }
    }
  }

  /// A body without any field is one mistake.
  private func noFields(_ profile: ProviderProfile, _ subject: LintSubject, _ fault: String) -> [Diagnostic] {
    guard let place = place(in: subject) else { return [] }
    let names = profile.body.map(\.name).joined(separator: ", ")
    let source = profile.source.map { " (\($0))" } ?? ""
    return [finding("\(fault); \(profile.name) needs one with \(names)\(source).", at: place)]
  }

  private func missing(
    from pairs: [FormPair], _ profile: ProviderProfile, _ subject: LintSubject
  ) -> [Diagnostic] {
    guard let place = place(in: subject) else { return [] }
    let keys = Set(pairs.map(\.key))
    return profile.body.filter { !keys.contains($0.name) }.map { report($0, $0.name, profile, at: place) }
  }

  private func missing(
    from outline: JSONOutline, _ profile: ProviderProfile, _ subject: LintSubject
  ) -> [Diagnostic] {
    guard outline.fault == nil, let tag = place(in: subject), let body = subject.definition.body else {
      return []
    }
    var reported: Set<String> = []
    return profile.body.compactMap { requirement in
      guard let (parent, name) = firstMissing(requirement.steps, in: outline) else { return nil }
      let path = outline.path(to: parent)
      let missing = path.isEmpty ? name : "\(path).\(name)"
      guard reported.insert(missing).inserted else { return nil }
      let key = outline.entries[parent].keyRange.map { ($0.lowerBound - 1)..<($0.upperBound + 1) }
      return report(requirement, missing, profile, at: key.map { body.text.sourceRange(of: $0) } ?? tag)
    }
  }

  /// The object that lacks a step of a path, and the step's name; nil where nothing is missing, or nobody can know.
  private func firstMissing(_ steps: [JSONLocator.Step], in outline: JSONOutline) -> (
    parent: Int, name: String
  )? {
    var entry = 0
    for step in steps {
      guard case .name(let name) = step, outline.entries[entry].kind == .object else { return nil }
      guard let next = outline.members(of: entry)[name] else { return (entry, name) }
      entry = next
    }
    return nil
  }

  private func report(
    _ requirement: ProviderProfile.Requirement, _ missing: String, _ profile: ProviderProfile,
    at place: SourceRange
  ) -> Diagnostic {
    finding(
      "The body has no \(missing), which \(profile.name) needs\(profile.authority(for: requirement)). Add it.",
      at: place)
  }

  /// The start tag of the element that holds the body, or would.
  private func place(in subject: LintSubject) -> SourceRange? {
    let definition = subject.definition
    guard let element = definition.body?.syntax ?? definition.request, element.isClosed,
      !definition.misplaced.contains(.body)
    else { return nil }
    return element.startTag
  }
}
