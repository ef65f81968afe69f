import ApiInteractionKit

struct ProviderMissingHeader: Rule {
  let id = "provider-missing-header"
  let severity = Severity.error
  let summary = "A header that the service asks for is not there."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let definition = subject.definition
    guard let place = definition.headersElement ?? definition.request, place.isClosed,
      definition.misplaced.isDisjoint(with: [.headers, .header]),
      definition.headers.allSatisfy({ $0.key?.template.isLiteral ?? false })
    else { return [] }
    let present = Set(definition.headers.compactMap { $0.key?.text.string.lowercased() })
    return subject.profiles.flatMap { profile in
      profile.headers.filter { !present.contains($0.name.lowercased()) }.map { header in
        finding(
          "The request has no header \(header.name), which \(profile.name) needs\(profile.authority(for: header)). Add it.",
          at: place.startTag)
      }
    }
  }
}
