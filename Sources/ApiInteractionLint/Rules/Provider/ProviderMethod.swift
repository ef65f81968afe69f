import ApiInteractionKit

struct ProviderMethod: Rule {
  let id = "provider-method"
  let severity = Severity.error
  let summary = "The service is called with another method than it answers to."

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let method = subject.definition.method, method.template.isLiteral, !method.isBlank else {
      return []
    }
    return subject.profiles.compactMap { profile in
      guard let expected = profile.method, expected.lowercased() != method.text.string.lowercased() else {
        return nil
      }
      let source = profile.source.map { " (\($0))" } ?? ""
      return finding(
        "\(profile.name) is called with \(expected), not with \(method.text.string)\(source).",
        at: method.text.sourceRange)
    }
  }
}
