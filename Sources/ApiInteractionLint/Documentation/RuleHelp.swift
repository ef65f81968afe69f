/// What is shown of a rule beside its findings, wherever those are shown.
struct RuleHelp {
  private let rule: any RuleDeclaration

  init(_ rule: any RuleDeclaration) {
    self.rule = rule
  }

  /// The rule's page without what links to other pages.
  var markdown: String {
    (["**Fix:** \(rule.fixing.summary)"] + RuleDocumentation(rule).sections).joined(separator: "\n\n")
  }

  /// The same for those who show plain text.
  var text: String {
    let examples = example("Bad", rule.bad) + example("Good", rule.good.below(rule.bad))
    return ([rule.rationale] + examples + ["Fix: \(rule.fixing.summary)"]).joined(separator: "\n\n")
  }

  private func example(_ title: String, _ example: RuleExample) -> [String] {
    let profile = example.profile.map { ["The profile of the service:", $0] } ?? []
    let files = example.sortedFiles.flatMap { ["The file \($0.name), which it names:", $0.text] }
    return [title + (example.isTemplate ? ", in a template:" : ":"), example.text] + profile + files
  }
}
