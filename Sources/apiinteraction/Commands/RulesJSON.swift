import ApiInteractionKit
import ApiInteractionLint

/// Rules as one JSON array, for programs.
struct RulesJSON {
  private let rules: [any RuleDeclaration]

  init(_ rules: [any RuleDeclaration]) {
    self.rules = rules
  }

  var text: String { "[\n\(rules.map(object).joined(separator: ",\n"))\n]\n" }

  private func object(_ rule: any RuleDeclaration) -> String {
    let options = rule.options.map { option in
      "{\"name\": \(JSONText.quoted(option.name)), \"summary\": \(JSONText.quoted(option.summary))}"
    }
    return """
      {"id": \(JSONText.quoted(rule.id)), "group": \(JSONText.quoted(rule.group.rawValue)), \
      "severity": \(JSONText.quoted(rule.severity.rawValue)), \
      "fix": \(JSONText.quoted(rule.fixing == .none ? nil : rule.fixing.rawValue)), \
      "summary": \(JSONText.quoted(rule.summary)), "rationale": \(JSONText.quoted(rule.rationale)), \
      "bad": \(JSONText.quoted(rule.bad.text)), "good": \(JSONText.quoted(rule.good.text)), \
      "options": [\(options.joined(separator: ", "))]}
      """
  }
}
