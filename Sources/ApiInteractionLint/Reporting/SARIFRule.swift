import ApiInteractionKit

/// A rule as SARIF describes it.
struct SARIFRule {
  private let rule: any RuleDeclaration

  init(_ rule: any RuleDeclaration) {
    self.rule = rule
  }

  var descriptor: String {
    let help = RuleHelp(rule)
    return JSONText.object([
      "id": JSONText.quoted(rule.id), "name": JSONText.quoted(name),
      "shortDescription": SARIFText.message(rule.summary),
      "fullDescription": SARIFText.message(rule.rationale),
      "help": SARIFText.message(help.text, markdown: help.markdown),
      "defaultConfiguration": JSONText.object(["level": SARIFText.level(rule.severity)]),
      "properties": JSONText.object(["tags": JSONText.array([JSONText.quoted(rule.group.rawValue)])]),
    ])
  }

  /// The id as one word: `MissingElement`.
  private var name: String {
    rule.id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
